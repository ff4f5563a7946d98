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

// A text field has no line height of its own in wx. (Its text view is the scrolled window's child;
// GtkTextView:pixels-inside-wrap and pixels-below-lines, GTK 2.)
void spaceLines(wxWindow& field, int extra) {
  using Child = void* (*)(void*);
  using Set = void (*)(void*, const char*, ...);
  const auto child = reinterpret_cast<Child>(dlsym(RTLD_DEFAULT, "gtk_bin_get_child"));
  const auto set = reinterpret_cast<Set>(dlsym(RTLD_DEFAULT, "g_object_set"));
  if (!child || !set || !field.GetHandle()) return;
  if (void* text = child(field.GetHandle()))
    set(text, "pixels-inside-wrap", extra, "pixels-below-lines", extra, static_cast<const char*>(nullptr));
}

#else

void preferDark(bool) {}
// The label, which is there though it is not drawn, is the name.
void setAccessibleName(wxWindow&, const wxString&) {}
void realise(wxWindow&) {}
void spaceLines(wxWindow&, int) {}

#endif

}  // namespace gui::platform
