#pragma once
#include <string_view>

#include "corpus/transcripts.h"

namespace corpus::import {

// What a speaker's label says about who speaks.
struct RoleWord {
  enum class Strength {
    None,    // not a known word
    Letter,  // "В", "Q": only beside its counterpart
    Pair,    // "Сұрақ", "Ответ": words that also begin sentences
    Weak,    // said of either side ("Сұхбаттасушы")
    Strong,  // "Интервьюер"
  };
  Strength strength = Strength::None;
  SpeakerRole role = SpeakerRole::Unknown;
};

// `label` as the text has it; numbers, brackets and case don't matter, nor whether Kazakh letters were typed.
RoleWord roleWordOf(std::string_view label);

// Words that stand before a colon at a line's start and are nobody's name: "Мысалы", "Дата", "Note".
bool isNeverSpeaker(std::string_view label);

// Words of the list before an interview that says when and where it was: "Дата", "Возраст", "Place".
bool isAboutInterview(std::string_view label);
// The same as the first or last of several words: "Recording length", "Зерттеу тақырыбы".
bool isPartlyAboutInterview(std::string_view label);

// "Все", "Бәрі", "Unknown": a turn of several or of somebody unknown, which may come once only.
bool isCollective(std::string_view label);

}  // namespace corpus::import
