#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/project.h"

namespace coding {

struct Coder {
  corpus::Guid guid;
  std::string name;
  std::string colour;  // "#rrggbb" or empty
};

std::vector<Coder> coders(const corpus::Project& project);
std::optional<Coder> coderNamed(const corpus::Project& project, std::string_view name);
corpus::Guid addCoder(corpus::Edit& edit, const std::string& name);
// The coder of that name, made when there is none.
corpus::Guid coderFor(corpus::Edit& edit, const std::string& name);
void renameCoder(corpus::Edit& edit, const corpus::Guid& coder, const std::string& name);
// Which transcripts a coder is to code.
void assign(corpus::Edit& edit, const corpus::Guid& coder, const corpus::Guid& transcript);
void unassign(corpus::Edit& edit, const corpus::Guid& coder, const corpus::Guid& transcript);

}  // namespace coding
