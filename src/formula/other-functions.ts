/** Functions that people know from elsewhere, and what the language has in their place. */

import { type Message, message, nearest } from "../errors.ts";
import { functions } from "./syntax.ts";

/** Each formula, the names for which it is written, in lower case, and whether `baekjo help formulas` has a recipe for it. */
export const otherFunctions: readonly (readonly [formula: string, names: string, recipe?: "recipe"])[] = [
  ["mean(x), mean(family.*.x)", "avg average arithmeticmean 평균 평균값"],
  ["total(x), sum(family.*.x)", "add subtotal 합 합계 총합 총계"],
  ["sum(if(c, family.*.x, 0)), total(if(c, x, 0))", "sumif sumifs averageif averageifs"],
  ["sum(family.*.a * family.*.b), total(a * b)", "sumproduct dot"],
  ["sum(if(family.*.x > 0, 1, 0)), total(if(c, 1, 0))", "count counta countif countifs 개수"],
  ["exp(sum(ln(family.*.x))), exp(total(ln(x)))", "product prod 곱 누적곱"],
  ["lowest(x), min(a, b), min(family.*.x)", "minimum least 최소 최솟값 최소값"],
  ["highest(x), max(a, b), max(family.*.x)", "maximum most 최대 최댓값 최대값"],
  ["mean(x), lowest(x), highest(x)", "median mode quantile quartile percentile 중앙값 중위값"],
  ["baekjo simulate", "stdev std sd variance var rand random randbetween normdist normal 표준편차 난수"],
  ["cumulative(x)", "cumsum cum cumulate accumulate running runningtotal ytd 누적 누계"],
  ["prev(x, before), lag(x, n, before)", "previous offset shift delay 전년"],
  ["x - prev(x, before)", "diff delta change 증감"],
  ["x / prev(x, before) - 1", "growth 증가율"],
  ["at(x, 2028), first(x), last(x)", "value valueat atyear next lead lookahead"],
  ["firstyear(c)", "when first_year"],
  ["if(c, a, b)", "iif iff cond 만약"],
  ["if(c1, a, if(c2, b, d))", "ifs switch choose case"],
  ["if(x = 0, 0, y / x)", "iferror ifna iserror isna isnull coalesce"],
  ["min(max(x, low), high)", "clamp clip limit"],
  ["if(x < 0, -1, if(x > 0, 1, 0))", "sign sgn 부호"],
  ["a and b", "and"],
  ["a or b", "or xor"],
  ["not a", "not"],
  ["round(x)", "rnd 반올림"],
  ["round(x / step) * step", "mround roundto"],
  ["floor(x)", "int trunc truncate fix rounddown 내림 버림"],
  ["ceil(x)", "ceiling roundup 올림"],
  ["x - n * floor(x / n)", "mod modulo remainder rem 나머지"],
  ["x ^ n", "pow power 거듭제곱"],
  ["ln(x)", "log loge"],
  ["ln(x) / ln(10)", "log10 lg"],
  ["ln(x) / ln(2)", "log2"],
  ["year, index", "date today now month quarter 연도"],
  ["npv(rate, x), (1 + rate) * npv(rate, x)", "xnpv presentvalue nvp 순현재가치 현재가치", "recipe"],
  ["baekjo solve 'npv(rate, x) = 0' --by rate", "irr xirr mirr 내부수익률", "recipe"],
  ["loan * rate / (1 - (1 + rate)^(-term))", "pmt annuity payment 상환액", "recipe"],
  ["prev(balance, 0) * rate", "ipmt ppmt cumipmt cumprinc interest 이자", "recipe"],
  ["x * (1 - (1 + rate)^(-n)) / rate", "pv", "recipe"],
  ["x * (1 + rate)^n", "fv futurevalue 미래가치", "recipe"],
  ["min(x, limit) * a + max(x - limit, 0) * b", "tier tiers bracket brackets graduated", "recipe"],
  ["if(x < limit, a, b)", "lookup vlookup hlookup xlookup match", "recipe"],
  ["x / life", "sln syd ddb depreciation 감가상각", "recipe"],
];

/** Returns what to write for a function that there is not: what it is called here, how it is put, and where there is more about it. */
export function insteadOf(name: string): Message[] {
  const lower = name.toLowerCase();
  const found = otherFunctions.find(([, names]) => names.split(" ").includes(lower));
  if (found !== undefined) {
    const [formula, , recipe] = found;
    const instead = message("formula.instead", { name, formula });
    return recipe ? [instead, message("next.see", { command: "baekjo help formulas" })] : [instead];
  }
  const known = Object.keys(functions);
  const near = known.includes(lower) ? [lower] : nearest(lower, known, 1);
  return near.length === 0 ? [] : [message("next.did-you-mean", { names: near[0] as string })];
}
