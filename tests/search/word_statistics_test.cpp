#include "search/word_statistics.h"

#include <cmath>

#include "tests/support/catch.h"

using namespace search;

TEST_CASE("G2 of four cells is that of Dunning's table", "[search][words]") {
  // Dunning 1993, table of bigrams: AB, A without B, B without A, neither.
  CHECK(contingencyLogLikelihood(110, 2442, 111, 29114) == Approx(270.72).margin(0.005));
  CHECK(contingencyLogLikelihood(29, 13, 123, 31612) == Approx(263.90).margin(0.005));
  CHECK(contingencyLogLikelihood(31, 23, 139, 31584) == Approx(256.84).margin(0.005));
  CHECK(contingencyLogLikelihood(10, 0, 3, 31764) == Approx(167.23).margin(0.005));
  CHECK(contingencyLogLikelihood(0, 0, 0, 0) == 0);
  CHECK(contingencyLogLikelihood(5, 5, 50, 50) == Approx(0).margin(1e-12));
}

TEST_CASE("G2 of two groups is UCREL's", "[search][words]") {
  // The formula of the calculator, worked out with 60 digits.
  CHECK(logLikelihood(110, 2552, 111, 29225) == Approx(267.029308940713).epsilon(1e-12));
  // Only the second has the word: E = 5 and 5, so 2 * 10 ln 2.
  CHECK(logLikelihood(0, 1000, 10, 1000) == Approx(20 * std::log(2.0)).epsilon(1e-12));
  CHECK(logLikelihood(10, 1000, 0, 1000) == Approx(20 * std::log(2.0)).epsilon(1e-12));
}

TEST_CASE("Groups that use a word alike do not differ", "[search][words]") {
  CHECK(logLikelihood(30, 10'000, 60, 20'000) == Approx(0).margin(1e-12));
  CHECK(logRatio(30, 10'000, 60, 20'000) == Approx(0).margin(1e-12));
  CHECK(percentDifference(30, 10'000, 60, 20'000) == Approx(0).margin(1e-9));
  CHECK(chiSquaredP(0) == 1);
}

TEST_CASE("A group without words is compared with nothing", "[search][words]") {
  for (const auto formula : {logLikelihood, logRatio, percentDifference}) {
    CHECK(formula(0, 0, 5, 100) == 0);
    CHECK(formula(5, 100, 0, 0) == 0);
    CHECK(formula(0, 0, 0, 0) == 0);
    CHECK(formula(0, 100, 0, 100) == 0);
  }
}

TEST_CASE("Counts of any size are neither lost nor overflow", "[search][words]") {
  // With 60 digits.
  CHECK(logLikelihood(3e15, 1e16, 2.9e15, 1e16) == Approx(1694996414346.74).epsilon(1e-9));
  CHECK(logLikelihood(1e12 + 1, 1e15, 1e12, 1e15) == Approx(5e-13).epsilon(0.01));
  CHECK(logLikelihood(1e300, 2e300, 1e299, 2e300) > 0);
  CHECK(std::isfinite(logLikelihood(1e300, 2e300, 1e299, 2e300)));
  CHECK(std::isfinite(contingencyLogLikelihood(1e150, 1e149, 1e150, 1e151)));
}

TEST_CASE("The probability is that of the tables, far out in the tail too", "[search][words]") {
  CHECK(chiSquaredP(3.841458820694124) == Approx(0.05).epsilon(1e-9));
  CHECK(chiSquaredP(6.634896601021214) == Approx(0.01).epsilon(1e-9));
  CHECK(chiSquaredP(10.827566170662733) == Approx(0.001).epsilon(1e-9));
  CHECK(chiSquaredP(15.136705226623606) == Approx(0.0001).epsilon(1e-9));
  // The asymptotic series of erfc, worked out with 60 digits.
  CHECK(chiSquaredP(1000) == Approx(1.795832784800726e-219).epsilon(1e-9));
}

TEST_CASE("The log ratio is one for each doubling", "[search][words]") {
  CHECK(logRatio(40, 10'000, 10, 10'000) == Approx(2));
  CHECK(logRatio(10, 10'000, 80, 20'000) == Approx(-2));
  // Hardie 2014: 0.5 stands for a count of 0.
  CHECK(logRatio(8, 1000, 0, 1000) == Approx(4));
  CHECK(logRatio(0, 1000, 8, 1000) == Approx(-4));
}

TEST_CASE("The difference in percent has no upper end", "[search][words]") {
  CHECK(percentDifference(30, 10'000, 10, 10'000) == Approx(200));
  CHECK(percentDifference(10, 10'000, 20, 10'000) == Approx(-50));
  CHECK(percentDifference(0, 10'000, 20, 10'000) == Approx(-100));
  CHECK(std::isinf(percentDifference(1, 10'000, 0, 10'000)));
}

TEST_CASE("logDice is 14 at most", "[search][words]") {
  // Rychlý 2008: 14 where the words are always together, 0 where one of 16,000 of each is, one point twice as
  // often.
  CHECK(logDice(7, 7, 7) == Approx(14));
  CHECK(logDice(1, 16'384, 16'384) == Approx(0).margin(1e-12));
  CHECK(logDice(2, 16'384, 16'384) == Approx(1));
  CHECK(logDice(50, 10, 50) <= 14);
}
