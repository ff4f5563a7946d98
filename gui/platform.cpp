#include "gui/platform.h"

#include <wx/defs.h>
#include <wx/string.h>
#include <wx/window.h>

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

// A button of an icon alone is called by its window's name otherwise. (atk_object_set_name, ATK 1.0;
// gtk_widget_get_accessible, GTK 3.)
void setAccessibleName(wxWindow& window, const wxString& name) {
  using Accessible = void* (*)(void*);
  using SetName = void (*)(void*, const char*);
  const auto accessible = reinterpret_cast<Accessible>(dlsym(RTLD_DEFAULT, "gtk_widget_get_accessible"));
  const auto setName = reinterpret_cast<SetName>(dlsym(RTLD_DEFAULT, "atk_object_set_name"));
  if (!accessible || !setName || !window.GetHandle()) return;
  if (void* object = accessible(window.GetHandle())) setName(object, name.utf8_str());
}

// A video without a window of its own to draw into opens one by itself. (gtk_widget_realize, GTK 2.)
void realise(wxWindow& window) {
  using Realise = void (*)(void*);
  const auto realise = reinterpret_cast<Realise>(dlsym(RTLD_DEFAULT, "gtk_widget_realize"));
  if (realise && window.m_wxwindow) realise(window.m_wxwindow);
}

#else

void preferDark(bool) {}
// The label, which is there though it is not drawn, is the name.
void setAccessibleName(wxWindow&, const wxString&) {}
void realise(wxWindow&) {}

#endif

}  // namespace gui::platform
