#include "search/word_statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace search {
namespace {

// O ln(O / E) - O + E: as the Es of a table add up to its Os, the sum is the same, and no term is negative,
// so that nothing is lost where large numbers nearly meet.
double deviance(double observed, double expected) {
  if (observed <= 0) return std::max(expected, 0.0);
  if (expected <= 0) return 0;
  const double off = (observed - expected) / expected;
  return std::max(0.0, expected * ((1 + off) * std::log1p(off) - off));
}

}  // namespace

double logLikelihood(double a, double b, double c, double d) {
  if (b <= 0 || d <= 0) return 0;
  const double share = (a + c) / (b + d);
  return 2 * (deviance(a, b * share) + deviance(c, d * share));
}

double contingencyLogLikelihood(double o11, double o12, double o21, double o22) {
  const double row1 = o11 + o12, row2 = o21 + o22, column1 = o11 + o21, column2 = o12 + o22;
  const double total = row1 + row2;
  if (total <= 0) return 0;
  return 2 * (deviance(o11, row1 * (column1 / total)) + deviance(o12, row1 * (column2 / total)) +
              deviance(o21, row2 * (column1 / total)) + deviance(o22, row2 * (column2 / total)));
}

double chiSquaredP(double x) {
  return std::erfc(std::sqrt(std::max(x, 0.0) / 2));
}

double logRatio(double a, double b, double c, double d) {
  if (b <= 0 || d <= 0 || (a <= 0 && c <= 0)) return 0;
  return std::log2((a > 0 ? a : 0.5) / b) - std::log2((c > 0 ? c : 0.5) / d);
}

double percentDifference(double a, double b, double c, double d) {
  if (b <= 0 || d <= 0 || (a <= 0 && c <= 0)) return 0;
  if (c <= 0) return std::numeric_limits<double>::infinity();
  return 100 * ((a / b) / (c / d) - 1);
}

double logDice(double together, double node, double word) {
  return 14 + std::log2(2 * std::min(together, node) / (node + word));
}

}  // namespace search
