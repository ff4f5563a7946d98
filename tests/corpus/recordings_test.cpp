// What is a recording, by its name and by its bytes.
#include "corpus/recordings.h"

#include <fstream>

#include "tests/support/catch.h"
#include "tests/support/sample_project.h"
#include "tests/support/temporary_folder.h"

using namespace std::string_literals;

namespace {

class Files {
 public:
  std::filesystem::path write(const std::string& name, const std::string& bytes) {
    const auto path = folder_ / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

 private:
  support::TemporaryFolder folder_;
};

std::string box(const std::string& name, const std::string& content) {
  const auto size = content.size() + 8;
  std::string head;
  for (int shift = 24; shift >= 0; shift -= 8) head += static_cast<char>(size >> shift & 0xFF);
  return head + name + content;
}
std::string track(const std::string& handler) {
  return box("trak", box("mdia", box("hdlr", "\0\0\0\0\0\0\0\0"s + handler + std::string(13, '\0'))));
}

}  // namespace

TEST_CASE("A recording is known by its name or its first bytes", "[corpus][recordings]") {
  Files files;
  CHECK(corpus::isRecording(files.write("a.MP3", "")));
  CHECK(corpus::isRecording(files.write("a.mkv", "x")));
  CHECK(corpus::isRecording(files.write("without", "OggS\0\2"s)));
  CHECK_FALSE(corpus::isRecording(files.write("a.txt", "И: Сәлем.")));
  CHECK_FALSE(corpus::isRecording(files.write("b", "")));
  CHECK_FALSE(corpus::isRecording("/nowhere/a.mp3"));
}

TEST_CASE("A text that is called like a recording holds no sound", "[corpus][recordings]") {
  Files files;
  CHECK_FALSE(corpus::holdsSound(files.write("a.mp3", "И: Неге қайттыңыз?\r\nР: \tҮй.")));
  CHECK_FALSE(corpus::holdsSound(files.write("b.mp3", "\xC7\xE4\xF0\xE0\xE2\xF1\xF2\xE2\xF3\xE9")));
  CHECK_FALSE(corpus::holdsSound(files.write("c.mp3", "%PDF-1.7\n")));
  CHECK_FALSE(corpus::holdsSound(files.write("d.mp3", "")));
  CHECK(corpus::holdsSound(files.write("e.mp3", "ID3\3\0"s)));
  CHECK(corpus::holdsSound(files.write("f.amr", "#!AMR\n\x3C\0\1\2"s)));
}

TEST_CASE("A file says whether it has pictures", "[corpus][recordings]") {
  Files files;
  const std::string type = box("ftyp", "isom\0\0\2\0"s), media = box("mdat", std::string(20000, 'v'));
  CHECK(
      corpus::holdsPictures(files.write("a.mp4", type + media + box("moov", track("soun") + track("vide")))));
  CHECK(corpus::holdsPictures(files.write("b.mp4", type + box("moov", track("vide")) + media)));
  CHECK_FALSE(corpus::holdsPictures(files.write("c.m4a", type + media + box("moov", track("soun")))));
  CHECK(corpus::holdsPictures(files.write("d.webm", "\x1A\x45\xDF\xA3 A_OPUS V_VP9"s)));
  CHECK_FALSE(corpus::holdsPictures(files.write("e.webm", "\x1A\x45\xDF\xA3 A_OPUS"s)));
  CHECK_FALSE(corpus::holdsPictures(files.write("f.wav", "RIFF\x24\0\0\0WAVEfmt "s)));
  CHECK(corpus::holdsPictures(files.write("g.avi", "RIFF\x24\0\0\0AVI LIST hdrl strh vids"s)));
  CHECK_FALSE(corpus::holdsPictures(files.write("h.avi", "RIFF\x24"s)));  // cut off
}

TEST_CASE("A file that lies about its size is no video, and is looked at no longer for it",
          "[corpus][recordings]") {
  Files files;
  const std::string type = box("ftyp", "isom\0\0\2\0"s);
  CHECK_FALSE(corpus::holdsPictures(files.write("a.mp4", type + "\0\0\0\0mdat"s)));
  CHECK_FALSE(
      corpus::holdsPictures(files.write("b.mp4", type + "\0\0\0\1mdat\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"s)));
  CHECK_FALSE(corpus::holdsPictures(files.write("c.mp4", type + "\0\0\0\1mdat\0\0\0\0\0\0\0\0"s)));
  CHECK_FALSE(corpus::holdsPictures(files.write("d.mp4", type + "\xFF\xFF\xFF\xFFmoov hdlr"s)));
  std::string many = type;
  for (int i = 0; i < 300'000; ++i) many += box("free", "");
  CHECK_FALSE(corpus::holdsPictures(files.write("e.mp4", many)));
}

TEST_CASE("Recordings that a copy of the project must look for are counted", "[corpus][recordings]") {
  support::SampleProject sample;
  const auto a = sample.addTranscript("A", "Р: Жақсы."), b = sample.addTranscript("B", "Р: Жаман.");
  CHECK(corpus::recordingsBeside(*sample) == 0);
  const support::TemporaryFolder outside;
  sample->edit(i18n::message("Link"), [&](corpus::Edit& edit) {
    corpus::setRecording(edit, a, sample.folder() / "a.mp3");
    corpus::setRecording(edit, b, outside / "b.mp3");
  });
  CHECK(corpus::recordingsBeside(*sample) == 1);
}
