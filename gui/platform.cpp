#include "gui/platform.h"

#include <wx/colour.h>
#include <wx/defs.h>
#include <wx/string.h>
#include <wx/window.h>

#include <cstdint>

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

// (gtk_entry_set_attributes, GTK 3.6; an attribute's place is in its head, PangoAttribute, since Pango 1.0.)
bool underline(wxWindow& field, std::size_t begin, std::size_t end, const wxColour& line,
               const wxColour& ground) {
  struct Attribute {
    const void* kind;
    unsigned start, end;
  };
  using NewList = void* (*)();
  using EndList = void (*)(void*);
  using NewUnderline = Attribute* (*)(int);
  using NewColour = Attribute* (*)(std::uint16_t, std::uint16_t, std::uint16_t);
  using Insert = void (*)(void*, Attribute*);
  using Set = void (*)(void*, void*);
  using TypeOf = std::size_t (*)();
  using IsA = int (*)(void*, std::size_t);
  const auto newList = reinterpret_cast<NewList>(dlsym(RTLD_DEFAULT, "pango_attr_list_new"));
  const auto endList = reinterpret_cast<EndList>(dlsym(RTLD_DEFAULT, "pango_attr_list_unref"));
  const auto newUnderline = reinterpret_cast<NewUnderline>(dlsym(RTLD_DEFAULT, "pango_attr_underline_new"));
  const auto newLine = reinterpret_cast<NewColour>(dlsym(RTLD_DEFAULT, "pango_attr_underline_color_new"));
  const auto newGround = reinterpret_cast<NewColour>(dlsym(RTLD_DEFAULT, "pango_attr_background_new"));
  const auto insert = reinterpret_cast<Insert>(dlsym(RTLD_DEFAULT, "pango_attr_list_insert"));
  const auto set = reinterpret_cast<Set>(dlsym(RTLD_DEFAULT, "gtk_entry_set_attributes"));
  const auto entry = reinterpret_cast<TypeOf>(dlsym(RTLD_DEFAULT, "gtk_entry_get_type"));
  const auto isA = reinterpret_cast<IsA>(dlsym(RTLD_DEFAULT, "g_type_check_instance_is_a"));
  if (!newList || !endList || !newUnderline || !newLine || !newGround || !insert || !set || !entry || !isA)
    return false;
  if (!field.GetHandle() || !isA(field.GetHandle(), entry())) return false;
  void* list = newList();
  const auto add = [&](Attribute* attribute) {
    attribute->start = static_cast<unsigned>(begin);
    attribute->end = static_cast<unsigned>(end);
    insert(list, attribute);  // takes it over
  };
  const auto part = [](unsigned char value) { return static_cast<std::uint16_t>(value * 257); };
  if (begin < end) {
    constexpr int kError = 4;  // PANGO_UNDERLINE_ERROR
    add(newUnderline(kError));
    add(newLine(part(line.Red()), part(line.Green()), part(line.Blue())));
    add(newGround(part(ground.Red()), part(ground.Green()), part(ground.Blue())));
  }
  set(field.GetHandle(), list);
  endList(list);
  return true;
}

#else

void preferDark(bool) {}
// The label, which is there though it is not drawn, is the name.
void setAccessibleName(wxWindow&, const wxString&) {}
void realise(wxWindow&) {}
void spaceLines(wxWindow&, int) {}
bool underline(wxWindow&, std::size_t, std::size_t, const wxColour&, const wxColour&) {
  return false;
}

#endif

}  // namespace gui::platform
