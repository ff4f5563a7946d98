#pragma once
// The one place that knows which Catch2 is installed (Debian 12 has 2.13; 3.x works as well).
#ifdef SUHBAT_CATCH3
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
