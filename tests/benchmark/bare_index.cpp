#include "tests/benchmark/bare_index.h"

#include <xapian.h>

#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "i18n/text.h"
#include "tests/benchmark/measure.h"

namespace benchmark {
namespace {

Xapian::Document documentOf(std::string_view turn) {
  Xapian::Document document;
  Xapian::termpos position = 0;
  while (!turn.empty()) {
    const auto end = turn.find(' ');
    if (end != 0) document.add_posting(i18n::asciiLower(turn.substr(0, end)), ++position);
    turn.remove_prefix(end == std::string_view::npos ? turn.size() : end + 1);
  }
  return document;
}

void add(Xapian::WritableDatabase& database, std::string_view text) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    database.add_document(documentOf(text.substr(0, end)));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

// One word of the texts at a time, the first 50 documents' numbers and weights: no forms, texts or marks.
void asking(const std::filesystem::path& folder, const std::vector<std::string>& texts) {
  const Xapian::Database database(folder.string());
  std::mt19937 random(3);
  Samples samples;
  for (int n = 0; n < 500; ++n) {
    const std::string& text = texts[random() % texts.size()];
    const auto begin = text.find(' ', random() % text.size());
    if (begin == std::string::npos) continue;
    const std::string word = text.substr(begin + 1, text.find_first_of(" \n", begin + 1) - begin - 1);
    samples.add(measured([&] {
                  Xapian::Enquire enquire(database);
                  enquire.set_query(Xapian::Query(i18n::asciiLower(word)));
                  enquire.get_mset(0, 50);
                }).wall);
  }
  report("bare Xapian: one word, first 50 numbers, p95", samples.percentile(0.95) * 1000, "ms");
  report("bare Xapian: one word, first 50 numbers, p99", samples.percentile(0.99) * 1000, "ms");
}

}  // namespace

double bareIndex(const std::vector<std::filesystem::path>& files, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  std::vector<std::string> texts;
  double bytes = 0;
  for (const auto& path : files) {
    std::ifstream file(path, std::ios::binary);
    texts.emplace_back((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    bytes += static_cast<double>(texts.back().size());
  }
  const auto one = measured([&] {
    Xapian::WritableDatabase database((folder / "one").string(),
                                      Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    for (const auto& text : texts) add(database, text);
    database.commit();
  });
  report("bare Xapian: one database, text a second of one core", bytes / 1e6 / one.cpu, "MB/s");
  const auto many = measured([&] {
    constexpr std::size_t kAtOnce = 64;
    Xapian::Database all;
    for (std::size_t begin = 0; begin < texts.size(); begin += kAtOnce) {
      const std::string name = (folder / ("part" + std::to_string(begin))).string();
      Xapian::WritableDatabase database(name, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
      for (std::size_t i = begin; i < std::min(begin + kAtOnce, texts.size()); ++i) add(database, texts[i]);
      database.commit();
      all.add_database(Xapian::Database(name));
    }
    all.compact((folder / "merged").string());
  });
  report("bare Xapian: parts, merged, text a second of one core", bytes / 1e6 / many.cpu, "MB/s");
  asking(folder / "merged", texts);
  std::filesystem::remove_all(folder);
  return bytes;
}

}  // namespace benchmark
