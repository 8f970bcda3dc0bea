// The shipped plan in C++, for tests/bench/simulate.ts: `model.h` is written by cpp.ts, `draws.h` by draws.ts.
//
//   simulate check ROWS OUTPUTS     rows of slots in, rows of outputs out (doubles)
//   simulate time TRIALS            draws as baekjo does, evaluates and summarises; prints JSON
//   simulate model TRIALS           evaluates a block that is drawn already
//
// To be compiled without contraction into fused multiply-adds, which would not round as the others do.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <numeric>
#include <vector>

static const double undefined = std::numeric_limits<double>::quiet_NaN();
static const double safe = 9007199254740991;

static inline bool lawful(double x) { return x - x == 0; }

// What agrees with a half or a whole number to 15 digits is taken for it.
static inline double near(double size) { return std::min(size * 0x3p-52, 1.0 / 64); }
static inline bool near_whole(double x) { return std::fabs(x - std::nearbyint(x)) <= near(std::fabs(x)); }
static inline double lowered(double x) { return near_whole(x) ? std::nearbyint(x) : std::floor(x); }
static inline double raised(double x) { return near_whole(x) ? std::nearbyint(x) : std::ceil(x); }

// Half away from zero.
static inline double rounded(double x) {
  const double size = std::fabs(x);
  return size < 0x1p52 ? std::copysign(std::floor(size + (0.5 + near(size))), x) + 0.0 : x;
}

static inline double power(double base, double exponent) {
  if (!lawful(base) || !lawful(exponent)) return undefined;
  if (exponent != std::trunc(exponent) || std::fabs(exponent) > 32) return std::pow(base, exponent);
  double product = 1;
  for (int i = std::abs(int(exponent)); i > 0; i--) product *= base;
  if (exponent >= 0) return product;
  return lawful(product) ? 1 / product : undefined;
}

static inline double lagged(double lag, double least, double before, const double *past, int n) {
  if (!lawful(lag) || lag < least) return undefined;
  const double whole = std::floor(lag), part = lag - whole, back = whole - least;
  const double near = back < n ? past[int(back)] : before;
  if (part == 0) return near;
  const double far = back + 1 < n ? past[int(back) + 1] : before;
  return near * (1 - part) + far * part;
}

// What a product is short of the exact one (Dekker 1971).
static inline double upper(double x) {
  const double spread = x * 134217729;
  return spread - (spread - x);
}
static inline double lost(double a, double b, double product) {
  const double ah = upper(a), bh = upper(b), al = a - ah, bl = b - bh;
  return ah * bh - product + ah * bl + al * bh + al * bl;
}

// The power of ten that makes decimal weights of such a sum whole.
static inline double scale_for(double sum) {
  const auto fitting = [](int power) { return std::exp2(std::floor(51 - power * std::log2(10.0))); };
  int power = std::min(300, 15 - int(std::ceil(std::log10(sum))));
  while (power < 300 && sum < fitting(power + 1)) power++;
  while (power > -293 && sum >= fitting(power)) power--;
  char text[16];
  std::snprintf(text, sizeof text, "1e%d", power);
  return std::strtod(text, nullptr);
}

// Largest remainder with exact quotas; weights stand for decimals of 15 digits. Weights in, parts out.
template <int n> static void allocate(double amount, double *weights) {
  double sum = 0;
  bool all = std::fabs(amount) <= safe;
  for (int i = 0; i < n; i++) {
    all &= weights[i] >= 0;
    sum += weights[i];
  }
  if (!all || !lawful(sum) || (sum == 0 && amount != 0)) {
    std::fill_n(weights, n, undefined);
    return;
  }
  const double size = rounded(std::fabs(amount));
  if (size == 0) {
    std::fill_n(weights, n, 0.0);
    return;
  }
  const double nearer = sum < 0x1p-900 ? 0x1p600 : sum > 0x1p900 ? 0x1p-600 : 1, scale = scale_for(sum * nearer);
  const double counting = sum * nearer * scale * 0x1p-6 / size;
  double unit[n], over[n], units = 0, units_over = 0;
  for (int i = 0; i < n; i++) {
    const double weight = weights[i] * nearer, scaled = weight * scale;
    unit[i] = std::floor(scaled + 0.5);
    over[i] = scaled - unit[i] + lost(weight, scale, scaled);
    if (std::fabs(over[i]) <= std::max(unit[i] * 0x1p-52, std::min(unit[i] * 0x3p-52, counting))) over[i] = 0;
    units += unit[i];
    units_over += over[i];
  }
  const double whole = units + units_over;
  double remainders[n], left = size;
  for (int i = 0; i < n; i++) {
    const double product = size * unit[i];
    double quota = std::floor((product + size * over[i]) / whole);
    const double taken = quota * units;
    double remainder = product - taken + (lost(size, unit[i], product) - lost(quota, units, taken));
    remainder += size * over[i] - quota * units_over;
    const double more = std::floor(remainder / whole);
    quota += more;
    remainder -= more * whole;
    if (remainder < 0) quota--, remainder += whole;
    weights[i] = quota;
    remainders[i] = remainder;
    left -= quota;
  }
  for (; left > 0; left--) {
    int best = 0;
    for (int i = 1; i < n; i++)
      if (remainders[i] > remainders[best]) best = i;
    weights[best]++, remainders[best] = -1;
  }
  if (amount < 0)
    for (int i = 0; i < n; i++) weights[i] = 0 - weights[i];
}

// Asks, then priorities in; what each gets out, over the asks.
template <int n> static void waterfall(double envelope, double *values) {
  bool all = lawful(envelope);
  for (int i = 0; i < 2 * n; i++) all &= lawful(values[i]);
  if (!all) {
    std::fill_n(values, n, undefined);
    return;
  }
  int order[n];
  std::iota(order, order + n, 0);
  std::stable_sort(order, order + n, [&](int a, int b) { return values[n + a] < values[n + b]; });
  double left = std::max(0.0, envelope);
  for (int i : order) left -= values[i] = std::max(0.0, std::min(values[i], left));
}

// Trials are drawn and summarised in blocks, in columns; the model works on one trial at a time.
static const int block = 256;

#include "model.h"

struct Draw {
  int slot;
  uint32_t k0, k1;
  char shape;
  double low, mode, high;
  bool whole;
  int values;
  const double *table;
};

#include "draws.h"

// Threefry-2x32, 20 rounds.
static void words(const Draw &draw, uint64_t from, uint32_t *out) {
  const uint32_t key[3] = {draw.k0, draw.k1, 0x1bd11bda ^ draw.k0 ^ draw.k1};
  static const int by[8] = {13, 15, 26, 6, 17, 29, 16, 24};
  for (int i = 0; i < block / 2; i++) {
    const uint64_t counter = from / 2 + i;
    uint32_t x0 = uint32_t(counter) + key[0], x1 = uint32_t(counter >> 32) + key[1];
#pragma GCC unroll 20
    for (int round = 0; round < 20; round++) {
      x0 += x1;
      x1 = (x1 << by[round % 8] | x1 >> (32 - by[round % 8])) ^ x0;
      if (round % 4 == 3) {
        const int step = (round + 1) / 4;
        x0 += key[step % 3], x1 += key[(step + 1) % 3] + step;
      }
    }
    out[2 * i] = x0, out[2 * i + 1] = x1;
  }
}

static void fill(const Draw &draw, uint64_t from, double *out) {
  uint32_t drawn[block];
  words(draw, from, drawn);
  const double low = draw.low, high = draw.high, word = 1.0 / 4294967296;
  if (draw.shape == 'u') {
    const double step = (high - low) * word, start = low + step / 2;
    for (int i = 0; i < block; i++) out[i] = start + drawn[i] * step;
  } else if (draw.shape == 't') {
    const double turn = (draw.mode - low) / (high - low) * 4294967296;
    const double rise = (high - low) * (draw.mode - low) * word, fall = (high - low) * (high - draw.mode) * word;
    for (int i = 0; i < block; i++) {
      const double p = drawn[i] + 0.5;
      out[i] = p < turn ? low + std::sqrt(p * rise) : high - std::sqrt((4294967296 - p) * fall);
    }
  } else if (draw.shape == 'd') {
    for (int i = 0; i < block; i++) {
      int at = draw.values - 1;
      while (draw.table[2 * at] > drawn[i] + 0.5) at--;
      out[i] = draw.table[2 * at + 1];
    }
  } else {
    for (int i = 0; i < block; i++) {
      const double x = int32_t(drawn[i]) + 0.5;
      uint64_t bits;
      std::memcpy(&bits, &x, 8);
      const uint64_t upper = bits & 0xfffe000000000000;
      double knot;
      std::memcpy(&knot, &upper, 8);
      const double t = x - knot, *c = draw.table + ((bits >> 49 & 255) | bits >> 63 << 8) * 8;
      out[i] = c[0] + t * (c[1] + t * (c[2] + t * (c[3] + t * (c[4] + t * c[5]))));
    }
  }
  if (draw.whole)
    for (int i = 0; i < block; i++) out[i] = std::floor(out[i] + 0.5);
}

// A histogram over the bits of the double: sign, exponent and ten bits more, in pages made when first needed.
struct Summary {
  static const int low = 42, page = 256, pages = 1 << 14;
  std::vector<uint32_t *> counts = std::vector<uint32_t *>(pages);
  double n = 0, shift = 0, sum = 0, squares = 0;

  void add(const double *column, int size) {
    if (n == 0) shift = column[0];
    double s = 0, q = 0;
    for (int i = 0; i < size; i++) {
      uint64_t bin;
      std::memcpy(&bin, column + i, 8);
      bin >>= low;
      uint32_t *&here = counts[bin / page];
      if (here == nullptr) here = static_cast<uint32_t *>(std::calloc(page, sizeof(uint32_t)));
      here[bin % page]++;
      const double t = column[i] - shift;
      s += t, q += t * t;
    }
    n += size, sum += s, squares += q;
  }

  static double edge(uint64_t bin) {
    const uint64_t bits = bin << low;
    double value;
    std::memcpy(&value, &bits, 8);
    return value;
  }

  // The values that shares of the others do not exceed, for rising shares.
  std::vector<double> quantiles(const std::vector<double> &shares) const {
    std::vector<double> results;
    const uint64_t half = uint64_t(pages) * page / 2;
    double below = 0;
    // From the most negative up to the most positive.
    for (uint64_t place = 0; place < 2 * half; place++) {
      const bool negative = place < half;
      const uint64_t bin = negative ? 2 * half - 1 - place : place - half;
      const uint32_t *here = counts[bin / page];
      if (here == nullptr || here[bin % page] == 0) continue;
      const double count = here[bin % page];
      while (results.size() < shares.size() && shares[results.size()] * n <= below + count) {
        const double share = (shares[results.size()] * n - below) / count;
        results.push_back(edge(bin) + (edge(bin + 1) - edge(bin)) * (negative ? 1 - share : share));
      }
      below += count;
    }
    return results;
  }
};

static double seconds() { return double(clock()) / CLOCKS_PER_SEC; }

static void print(int column, const Summary &summary) {
  const double mean = summary.sum / summary.n;
  const double se = std::sqrt(std::max(0.0, summary.squares / summary.n - mean * mean) / summary.n);
  std::printf("\"%d\": {\"mean\": %.17g, \"se\": %.17g, \"quantiles\": [", column, mean + summary.shift, se);
  const char *comma = "";
  for (double one : summary.quantiles({0.05, 0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95})) {
    std::printf("%s%.17g", comma, one);
    comma = ", ";
  }
  std::printf("]}");
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  static double in[slots * block], out[outputs * block];
  if (std::strcmp(argv[1], "check") == 0) {
    FILE *rows = std::fopen(argv[2], "rb"), *results = std::fopen(argv[3], "wb");
    double row[slots], result[outputs];
    while (std::fread(row, sizeof row, 1, rows) == 1) {
      for (int i = 0; i < slots; i++) in[i * block] = row[i];
      model(in, out);
      for (int i = 0; i < outputs; i++) result[i] = out[i * block];
      std::fwrite(result, sizeof result, 1, results);
    }
    std::fclose(results);
    return 0;
  }
  const long trials = std::atol(argv[2]);
  const double start = seconds();
  if (std::strcmp(argv[1], "model") == 0) {
    for (const Draw &draw : draws) fill(draw, 0, in + draw.slot * block);
    for (long from = 0; from < trials; from += block)
      for (int t = 0; t < block; t++) model(in + t, out + t);
    std::printf("{\"seconds\": %g, \"first\": %g}\n", seconds() - start, out[0]);
    return 0;
  }
  std::vector<Summary> summaries(sizeof varying / sizeof *varying);
  for (long from = 0; from < trials; from += block) {
    const int size = int(std::min<long>(block, trials - from));
    for (const Draw &draw : draws) fill(draw, from, in + draw.slot * block);
    for (int t = 0; t < size; t++) model(in + t, out + t);
    for (size_t k = 0; k < summaries.size(); k++) summaries[k].add(out + varying[k] * block, size);
  }
  std::printf("{\"columns\": {");
  for (size_t k = 0; k < summaries.size(); k++) {
    std::printf("%s", k == 0 ? "" : ", ");
    print(varying[k], summaries[k]);
  }
  std::printf("}, \"seconds\": %g}\n", seconds() - start);
}
