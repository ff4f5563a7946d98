#include "corpus/speaker_rules.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "corpus/import/label_spelling.h"
#include "i18n/text.h"

namespace corpus {

std::vector<SpeakerRule> speakerRules(const Project& project) {
  std::vector<SpeakerRule> rules;
  SQLite::Statement query(project.database(), "SELECT label, name, role FROM speaker_rules ORDER BY label");
  while (query.executeStep()) {
    SpeakerRule rule;
    rule.label = query.getColumn(0).getString();
    rule.name = query.getColumn(1).getString();
    if (!query.getColumn(2).isNull()) rule.role = speakerRoleOf(query.getColumn(2).getString());
    rules.push_back(std::move(rule));
  }
  return rules;
}

void rememberSpeakerRules(Edit& edit, const std::vector<SpeakerRule>& rules) {
  // What is remembered already stays as it is, also its time.
  SQLite::Statement upsert(edit.database(),
                           "INSERT INTO speaker_rules (guid, label, name, role, modified_at) "
                           "VALUES (?, ?, ?, ?, ?) ON CONFLICT (label) DO UPDATE SET name = excluded.name, "
                           "role = excluded.role, modified_at = excluded.modified_at "
                           "WHERE name <> excluded.name OR role IS NOT excluded.role");
  for (const SpeakerRule& rule : rules) {
    const std::string label = import::spellingKey(i18n::normalised(rule.label));
    if (label.empty()) continue;
    upsert.bind(1, edit.newGuid().text());
    upsert.bind(2, label);
    upsert.bind(3, i18n::normalised(rule.name));
    if (rule.role) {
      upsert.bind(4, std::string(code(*rule.role)));
    } else {
      upsert.bind(4);
    }
    upsert.bind(5, edit.now());
    upsert.exec();
    upsert.reset();
  }
}

void forgetSpeakerRule(Edit& edit, const std::string& label) {
  SQLite::Statement remove(edit.database(), "DELETE FROM speaker_rules WHERE label = ?");
  remove.bind(1, import::spellingKey(i18n::normalised(label)));
  remove.exec();
}

}  // namespace corpus
