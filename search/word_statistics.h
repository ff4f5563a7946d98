#pragma once
// The formulas of the word views, each by itself. Counts are doubles: none overflows, and exact up to 2^53.

namespace search {

// G2 of two groups' words: a of b words in the first, c of d in the second; E1 = b (a + c) / (b + d), E2 =
// d (a + c) / (b + d), G2 = 2 (a ln(a / E1) + c ln(c / E2)), 0 ln 0 = 0 (Rayson and Garside 2000, as UCREL's
// calculator and most concordancers have it; the likelihood ratio of two Poisson rates). >= 0; 0 when a group
// has no words.
double logLikelihood(double a, double b, double c, double d);
// G2 of the four cells of a 2 x 2 table (Dunning 1993): 2 sum O ln(O / E), E from the margins. >= 0.
double contingencyLogLikelihood(double o11, double o12, double o21, double o22);
// P(chi-squared with 1 df >= x); good in the far tail too.
double chiSquaredP(double x);

// log2((a / b) / (c / d)), 0.5 for a count of 0 (Hardie 2014). 0 when neither has the word or a group has no
// words.
double logRatio(double a, double b, double c, double d);
// 100 (a / b - c / d) / (c / d) (Gabrielatos and Marchi 2011): infinite when only the first has the word, 0
// when neither has, or a group has no words.
double percentDifference(double a, double b, double c, double d);

// 14 + log2(2 f / (node + word)) (Rychlý 2008), `together` taken as no more than `node`: a word may stand
// several times near one node. At most 14.
double logDice(double together, double node, double word);

}  // namespace search
