#include <chrono>
#include <fstream>

#include "corpus/import/importer.h"
#include "i18n/text.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace corpus;

namespace {

using Strings = std::vector<std::string>;

ImportedTranscript read(const std::string& name, std::string_view content) {
  const support::TemporaryFolder folder;
  std::ofstream(folder / name, std::ios::binary) << content;
  return readTranscript(folder / name, {}, i18n::LanguageGuesser());
}

std::string refusal(const std::string& name, std::string_view content) {
  try {
    read(name, content);
  } catch (const FileError& error) {
    return error.what();
  }
  return {};
}

// "1000-2000 words" for each cue.
Strings cues(const ImportedTranscript& transcript) {
  Strings out;
  for (const auto& cue : transcript.cues)
    out.push_back(std::to_string(cue.startMs) + "-" + (cue.endMs ? std::to_string(*cue.endMs) : "") + " " +
                  std::string(i18n::slice(transcript.text, cue.span)));
  return out;
}

Strings formatted(const ImportedTranscript& transcript) {
  Strings out;
  for (const auto& passage : transcript.formatting)
    out.push_back(std::string(code(passage.style)) + " " +
                  std::string(i18n::slice(transcript.text, passage.span)));
  return out;
}

std::string srt(const std::vector<std::string>& cues, int seconds = 1) {
  std::string out;
  for (std::size_t i = 0; i < cues.size(); ++i) {
    const auto clock = [&](std::size_t second) {
      return "00:" + std::string(second / 60 < 10 ? "0" : "") + std::to_string(second / 60) + ":" +
             (second % 60 < 10 ? "0" : "") + std::to_string(second % 60) + ",000";
    };
    const auto begin = i * static_cast<std::size_t>(seconds);
    out += std::to_string(i + 1) + "\n" + clock(begin) + " --> " +
           clock(begin + static_cast<std::size_t>(seconds)) + "\n" + cues[i] + "\n\n";
  }
  return out;
}

}  // namespace

TEST_CASE("Every cue keeps its time within its turn", "[corpus][import][timed]") {
  const auto read1 = read("a.srt",
                          "1\n00:00:01,000 --> 00:00:02,500\nАйгерім: Біз\nауылдан\n\n2\n00:00:03,000 --> "
                          "00:00:04,000\nкөштік.\n\n3\n00:00:05,000 --> 00:00:06,000\nИнтервьюер: Қашан?\n\n"
                          "4\n00:00:06,000 --> 00:00:07,000\nАйгерім: Былтыр.\n\n");
  CHECK(read1.text == "Айгерім: Біз ауылдан көштік.\nИнтервьюер: Қашан?\nАйгерім: Былтыр.");
  CHECK(cues(read1) ==
        Strings{"1000-2500 Біз ауылдан", "3000-4000 көштік.", "5000-6000 Қашан?", "6000-7000 Былтыр."});
  REQUIRE(read1.turns.size() == 3);
  CHECK(read1.turns[0].startMs == 1'000);
  CHECK(read1.turns[0].endMs == 4'000);
}

TEST_CASE("A word goes on over the line's end", "[corpus][import][timed]") {
  CHECK(read("a.srt", srt({"Если кто-", "то придёт", "скажи ему. Я-", "Нет."})).text ==
        "Если кто-то придёт скажи ему. Я- Нет.");
  CHECK(read("b.srt", srt({"He was self-\nemployed -", "or so"})).text == "He was self-employed - or so");
}

TEST_CASE("Italics, bold and underlined words of subtitles stand beside the text",
          "[corpus][import][timed]") {
  const auto tagged =
      read("a.srt", srt({"Она <i>очень\nхотела</i> <b>домой</b>.", "<i>Да</i> &amp; <u>нет"}));
  CHECK(tagged.text == "Она очень хотела домой. Да & нет");
  CHECK(formatted(tagged) == Strings{"italic очень хотела", "bold домой", "italic Да", "underline нет"});
  const auto voice = read("a.vtt",
                          "WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Анна><i.soft>Мен <00:01.500>барамын</i>"
                          "\n\nNOTE <b>no</b>\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:x\n\n"
                          "last\n00:03.000 --> 00:04.000 align:end\nиә\n");
  CHECK(voice.text == "Анна: Мен барамын\nиә");
  CHECK(formatted(voice) == Strings{"italic Мен барамын"});
}

TEST_CASE("Dashes and arrows begin another voice", "[corpus][import][timed]") {
  CHECK(read("a.srt", srt({"<i>- Куда?</i>\n- Туда."})).text == "Куда?\nТуда.");
  CHECK(read("b.srt", srt({"-Куда?\n-Туда.", "-5 градусов"})).text == "Куда?\nТуда. -5 градусов");
  CHECK(read("c.srt", srt({">> Why?", "&gt;&gt; Because."})).text == "Why?\nBecause.");
}

TEST_CASE("Rolling captions are said once, a repetition of the speaker stays", "[corpus][import][timed]") {
  // As YouTube writes what it recognised: each line appears below and again above the next.
  const auto rolling = read(
      "a.vtt",
      "WEBVTT\nKind: captions\nLanguage: en\n\n"
      "00:00:00.000 --> 00:00:02.000 align:start position:0%\n \nso<00:00:00.500><c> we</c><c> moved</c>\n\n"
      "00:00:02.000 --> 00:00:02.010 align:start position:0%\nso we moved\n \n\n"
      "00:00:02.010 --> 00:00:04.000 align:start position:0%\nso we moved\nto<00:00:03.000><c> town</c>\n\n"
      "00:00:04.000 --> 00:00:04.010 align:start position:0%\nto town\n \n\n"
      "00:00:04.010 --> 00:00:06.000 align:start position:0%\nto town\nand<00:00:05.000><c> then</c>\n\n"
      "00:00:06.000 --> 00:00:06.010 align:start position:0%\nand then\n \n\n"
      "00:00:06.010 --> 00:00:08.000 align:start position:0%\nand then\nback\n");
  CHECK(rolling.text == "so we moved to town and then back");
  CHECK(cues(rolling) ==
        Strings{"0-2000 so we moved", "2010-4000 to town", "4010-6000 and then", "6010-8000 back"});
  CHECK(read("b.srt", srt({"Yes.", "Yes.", "Yes, yes.", "No."})).text == "Yes. Yes. Yes, yes. No.");
  // The same words over the same time are the file's doubling.
  const auto twice = "1\n00:00:01,000 --> 00:00:03,000\nonce\n\n";
  CHECK(read("c.srt", std::string(twice) + twice).text == "once");
}

TEST_CASE("Where nobody is named sentences and pauses part the paragraphs", "[corpus][import][timed]") {
  std::vector<std::string> lines(50, "one two three four");
  lines[20] += ".";  // 84 words said by then
  const auto both = read("a.srt", srt(lines));
  REQUIRE(both.turns.size() == 2);
  CHECK(both.turns[1].startMs == 21'000);
  const auto endless = read("b.srt", srt(std::vector<std::string>(100, "one two three four")));
  REQUIRE(endless.turns.size() == 3);  // 150 words at most, and the cue that began before
  CHECK(endless.turns[1].startMs == 38'000);
  const auto restart = read("c.srt",
                            "1\n00:10:00,000 --> 00:10:01,000\nend\n\n1\n00:00:01,000 --> "
                            "00:00:02,000\nbeginning\n");
  CHECK(restart.text == "end\nbeginning");
}

TEST_CASE("Cue times that go backwards or lie do no harm", "[corpus][import][timed]") {
  const auto backwards = read("a.srt",
                              "1\n00:00:05,000 --> 00:00:01,000\nа\n\n2\n999:59:59,999 --> "
                              "999:59:59,999\nб\n\n3\n99999:00:00,000 --> 0:0:0\nв\n");
  CHECK(backwards.turns.at(0).startMs == 5'000);
  CHECK(backwards.turns.at(0).endMs == 5'000);
  for (const auto& turn : backwards.turns)
    if (turn.endMs) CHECK(*turn.endMs >= *turn.startMs);
}

TEST_CASE("An end without a beginning is no time", "[corpus][import][timed]") {
  const auto half = read("a.json", R"([{"end": 3, "text": "a"}, {"start": 2.5, "end": 4.5, "text": "b"}])");
  CHECK(cues(half) == Strings{"2500-4500 b"});
  CHECK(half.turns.at(0).startMs.has_value() == half.turns.at(0).endMs.has_value());
}

TEST_CASE("One recording is the same text in every format of a recogniser", "[corpus][import][timed]") {
  const std::string expected = "Сәлем, \"достар\". How are you?\nЖақсы, рақмет.";
  const Strings times = {"1000-2500 Сәлем, \"достар\".", "2500-4000 How are you?",
                         "7250-8000 Жақсы, рақмет."};
  const std::vector<std::pair<std::string, std::string>> files = {
      {"a.srt",
       "1\n00:00:01,000 --> 00:00:02,500\nСәлем, \"достар\".\n\n2\n00:00:02,500 --> 00:00:04,000\nHow are "
       "you?\n\n3\n00:00:07,250 --> 00:00:08,000\nЖақсы, рақмет.\n\n"},
      {"a.vtt",
       "WEBVTT\n\n00:01.000 --> 00:02.500\nСәлем, \"достар\".\n\n00:02.500 --> 00:04.000\nHow are "
       "you?\n\n00:07.250 --> 00:08.000\nЖақсы, рақмет.\n\n"},
      {"a.tsv",
       "start\tend\ttext\n1000\t2500\tСәлем, \"достар\".\n2500\t4000\tHow are you?\n7250\t8000\tЖақсы, "
       "рақмет.\n"},
      {"a.lrc",
       "[ti:Сұхбат]\n[by:whisper]\n[00:01.00]Сәлем, \"достар\".\n[00:02.50]How are you?\n[00:04.00]\n\n"
       "[00:07.250]Жақсы, рақмет.\n[00:08.00]\n"},
      {"a.csv",
       "start,end,text\n1000,2500,\"Сәлем, \"\"достар\"\".\"\n2500,4000,\"How are you?\"\n"
       "7250,8000,\"Жақсы, рақмет.\"\n"},
      // openai-whisper, with the words and tokens it lists and a NaN as Python writes it
      {"a.json",
       R"({"text": " all", "segments": [{"id": 0, "seek": 0, "start": 1.0, "end": 2.5, "text": " Сәлем, \"достар\".",
         "tokens": [1, [2]], "avg_logprob": NaN, "x": -Infinity, "words": [{"word": " Сәлем", "start": 1.0, "end": 1.4,
         "text": "no"}]}, {"start": 2.5, "end": 4, "text": " How are you?"},
         {"start": 7.25, "end": 8.0, "text": " Жақсы, рақмет."}], "language": "kk"})"},
      // whisper.cpp
      {"b.json",
       R"({"systeminfo": "x", "result": {"language": "kk"}, "transcription": [
         {"timestamps": {"from": "00:00:01,000", "to": "00:00:02,500"}, "offsets": {"from": 1000, "to": 2500},
          "text": " Сәлем, \"достар\"."},
         {"timestamps": {"from": "00:00:02,500", "to": "00:00:04,000"}, "text": " How are you?"},
         {"offsets": {"from": 7250, "to": 8000}, "text": " Жақсы, рақмет."}]})"},
      // Hugging Face
      {"c.json",
       R"({"text": "all", "chunks": [{"timestamp": [1.0, 2.5], "text": " Сәлем, \"достар\"."},
         {"timestamp": [2.5, 4.0], "text": " How are you?"}, {"timestamp": [7.25, 8.0], "text": "Жақсы, рақмет."}]})"},
      // a bare list, in milliseconds
      {"d.json",
       "\xEF\xBB\xBF"
       R"([{"start": 1000, "end": 2500, "text": "Сәлем, \"достар\"."},
         {"start": 2500, "end": 4000, "text": "How are you?"}, {"start": 7250, "end": 8000, "text": "Жақсы, рақмет."}])"}};
  for (const auto& [name, content] : files) {
    INFO(name << content);
    const auto transcript = read(name, content);
    CHECK(transcript.text == expected);
    CHECK(cues(transcript) == times);
    CHECK(transcript.sourceFormat == name.substr(2));
    REQUIRE(transcript.turns.size() == 2);
    CHECK(transcript.turns[0].startMs == 1'000);
    CHECK(transcript.turns[0].endMs == 4'000);
    CHECK(transcript.turns[1].startMs == 7'250);
  }
}

TEST_CASE("Speakers of recognisers are the speakers of the turns", "[corpus][import][timed]") {
  const auto whisperX =
      read("a.json",
           R"({"segments": [{"start": 0.5, "end": 1.5, "text": "Why?", "speaker": "SPEAKER_00"},
         {"start": 1.5, "end": 3.0, "text": "Work.", "speaker": "SPEAKER_01", "words": [{"speaker": "SPEAKER_09"}]},
         {"start": 3.0, "end": 4.0, "text": "And family.", "speaker": "SPEAKER_01"},
         {"start": 4.0, "end": 5.0, "text": "[noise]"}]
})");
  CHECK(whisperX.text == "SPEAKER_00: Why?\nSPEAKER_01: Work. And family.\n[noise]");
  CHECK(whisperX.speakers.size() == 2);
  CHECK_FALSE(whisperX.turns.at(2).speaker);
  const auto assembly =
      read("b.json", R"({"id": "x", "text": "all of it", "words": [{"text": "Why?", "start": 500}],
         "utterances": [{"speaker": "A", "start": 500, "end": 1500, "text": "Why did you go?"},
         {"speaker": "B", "start": 1500, "end": 4000, "text": "Because of work, mostly."}]})");
  CHECK(assembly.text == "Speaker A: Why did you go?\nSpeaker B: Because of work, mostly.");
  CHECK(assembly.turns.at(1).startMs == 1'500);
  const auto deepgram = read(
      "c.json", R"({"results": {"channels": [{"alternatives": [{"transcript": "all", "words": [{"word": "why",
         "start": 0.5}]}]}], "utterances": [{"start": 0.5, "end": 1.5, "transcript": "Why did you go?", "speaker": 0},
         {"start": 1.5, "end": 4.0, "transcript": "Because of work, mostly.", "speaker": 1}]}})");
  CHECK(deepgram.text == "Speaker 0: Why did you go?\nSpeaker 1: Because of work, mostly.");
  CHECK(deepgram.turns.at(1).endMs == 4'000);
  CHECK(read("d.json", R"({"text": "I: Why?\nR: Work.\nI: When?\nR: In May."})").turns.size() == 4);
}

TEST_CASE("Lyrics files with several times a line, word times and offsets", "[corpus][import][timed]") {
  const auto song = read("a.lrc",
                         "[ar:Халық әні]\n[offset:+500]\n[00:10.00][00:30.00]Chorus here\n"
                         "[00:20.50]<00:20.50>Өлең <00:21.00>сөзі\nжалғасы\n[Music]\n");
  CHECK(cues(song) ==
        Strings{"9500-14500 Chorus here", "20000-27000 Өлең сөзі жалғасы [Music]", "29500- Chorus here"});
  CHECK_FALSE(refusal("b.lrc", "[ar:nobody]\nwords\n").empty());
}

TEST_CASE("Files of recognisers made to do harm end in a sentence", "[corpus][import][timed]") {
  const auto started = std::chrono::steady_clock::now();
  CHECK(refusal("deep.json", std::string(1'000'000, '[')).find("deep") != std::string::npos);
  std::string nested;
  for (int i = 0; i < 200'000; ++i) nested += R"({"segments":[)";
  CHECK(refusal("deep.json", nested).find("deep") != std::string::npos);
  CHECK(refusal("cut.json", R"({"segments": [{"start": 1,)"
                            "\n\"text\": \"a")
            .find("line 2") != std::string::npos);
  CHECK_FALSE(refusal("other.json", R"({"name": "x", "version": [1, 2]})").empty());
  CHECK_FALSE(refusal("not.json", "hello").empty());
  CHECK_FALSE(refusal("bytes.json", std::string("{\"text\": \"\0\0", 12)).empty());

  const auto huge = read("huge.json", R"([{"start": 1e300, "end": -5, "text": "a"}, {"start": 1e17, "end":
      99999999999999999999999, "text": "b"}, {"start": "x", "end": {}, "text": "c"}, {"start": null, "text": "d"}])");
  CHECK(huge.length == 7);
  for (const auto& turn : huge.turns) CHECK_FALSE(turn.startMs);
  CHECK(huge.cues.empty());
  CHECK_FALSE(refusal("over.json", R"([{"start": 1e999, "text": "a"}])").empty());

  std::string many = "[";
  for (int i = 0; i < 400'000; ++i) many += R"({"text":"a","start":1},)";
  CHECK(refusal("many.json", many + "{}]").find("150,000") != std::string::npos);
  std::string voices = "[";
  for (int i = 0; i < 100'000; ++i)
    voices += R"({"text":"a","start":1,"speaker":"S)" + std::to_string(i) + "\"},";
  refusal("voices.json", voices + "{}]");

  const std::string line(10'000'000, 'x');
  CHECK(read("line.srt", "1\n00:00:01,000 --> 00:00:02,000\n" + line + "\n").length == 10'000'000);
  CHECK(read("line.lrc", "[00:01.00]" + line).length == 10'000'000);
  CHECK(read("line.tsv", "start\tend\ttext\n1\t2\t" + line).length == 10'000'000);
  const std::string open(10'000'000, '<');
  CHECK(read("open.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + open + "\n").length == 10'000'000);
  std::string stamps = "[00:01.00]";
  for (int i = 0; i < 1'000'000; ++i) stamps += "[00:01.00]";
  refusal("stamps.lrc", stamps + "a");
  CHECK_FALSE(refusal("lines.srt", std::string(20'000'000, '\n')).empty());
  CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds(30));
}

TEST_CASE("The recogniser's shared sample is one text in its formats", "[corpus][import][timed]") {
  const auto folder = std::filesystem::path(SUHBAT_SHARED) / "transcripts";
  if (!std::filesystem::exists(folder / "whisper_rik-nicol.srt")) {
    WARN("without the shared transcripts");
    return;
  }
  const i18n::LanguageGuesser guesser;
  const auto of = [&](const char* extension) {
    return readTranscript(folder / (std::string("whisper_rik-nicol.") + extension), {}, guesser);
  };
  const auto subtitles = of("srt");
  CHECK(subtitles.cues.size() == 753);
  for (const char* extension : {"vtt", "tsv", "json", "lrc"}) {
    INFO(extension);
    const auto other = of(extension);
    CHECK(other.text == subtitles.text);
    CHECK(other.turns.size() == subtitles.turns.size());
    CHECK(cues(other) == cues(subtitles));
  }
  // A line of the .txt is a cue with its times before it: the words are the same.
  std::string words;
  const auto lines = of("txt");
  for (const auto& turn : lines.turns)
    words += (words.empty() ? "" : " ") + std::string(i18n::slice(lines.text, turn.span));
  std::string said;
  for (const auto& turn : subtitles.turns)
    said += (said.empty() ? "" : " ") + std::string(i18n::slice(subtitles.text, turn.span));
  CHECK(words == said);
}
