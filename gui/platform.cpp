#include "gui/platform.h"

#include <wx/defs.h>

#ifdef __WXGTK3__
#include <dlfcn.h>
#endif

namespace gui::platform {

#ifdef __WXGTK3__

// wx has no call for it, and GTK's headers are not needed for anything else: the two functions are taken from
// the library that wx has loaded already. (GtkSettings:gtk-application-prefer-dark-theme, since GTK 3.0.)
void preferDark(bool dark) {
  using GetDefault = void* (*)();
  using Set = void (*)(void*, const char*, ...);
  const auto getDefault = reinterpret_cast<GetDefault>(dlsym(RTLD_DEFAULT, "gtk_settings_get_default"));
  const auto set = reinterpret_cast<Set>(dlsym(RTLD_DEFAULT, "g_object_set"));
  if (!getDefault || !set) return;
  if (void* settings = getDefault())
    set(settings, "gtk-application-prefer-dark-theme", static_cast<int>(dark),
        static_cast<const char*>(nullptr));
}

#else

void preferDark(bool) {}

#endif

}  // namespace gui::platform
