#pragma once
// What participants' attributes are usually called, in Kazakh, Russian and English.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace search {

// The attribute that means the same as the name typed: `region` in a project whose attribute is called
// "Регион". Nothing when none does, or several do.
std::optional<std::string> attributeMeaning(std::string_view typed,
                                            const std::vector<std::string>& attributes);

}  // namespace search
