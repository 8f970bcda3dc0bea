import { describe, expect, test } from "vitest";
import { addsUp, formatterOf, type TableStyle } from "../../src/output/numbers/formatter.ts";
import { chooseScale, ownScale } from "../../src/output/numbers/money-scale.ts";

const won = { code: "KRW", decimals: 0 };
const dollars = { code: "USD", decimals: 2 };

function moneyIn(currency: typeof won, scale: TableStyle["scale"]) {
  const style: TableStyle = { language: "en", currency, scale, requested: "auto", counts: new Map() };
  return formatterOf([{ unit: currency.code, kind: "flow", values: [], total: null }], style);
}

const jo = moneyIn(won, chooseScale("jo", won, 0));

describe("scaled money", () => {
  test("equal amounts print alike, and what then does not add up is known", () => {
    const years = [1.2145e12, 1.2145e12, 1.2145e12, 1.2145e12, 1.2145e12];
    expect(years.map(jo.amount)).toEqual(["1.21", "1.21", "1.21", "1.21", "1.21"]);
    expect(jo.amount(6.0725e12)).toBe("6.07");
    expect(addsUp(years, 6.0725e12, jo)).toBe(false);
    expect(addsUp([7e12, 7e12], 14e12, jo)).toBe(true);
  });

  test("what was no sum before it was rounded is not said to fail as one", () => {
    expect(addsUp([1e12, 1e12], 5e12, jo)).toBe(true);
    expect(addsUp([1e12, null], 5e12, jo)).toBe(true);
  });

  test("half away from zero", () => {
    expect([5e9, -5e9, 4_999_999_999, null].map(jo.amount)).toEqual(["0.01", "-0.01", "0.00", "n/a"]);
    expect([5e9, -5e9, -4_999_999_999].map(jo.change)).toEqual(["+0.01", "-0.01", "0.00"]);
  });

  test("the scale follows the largest amount, as it is printed", () => {
    const name = (largest: number) => chooseScale("auto", won, largest).name;
    expect([35e12, 999.995e9, 999.994e9, 5e11, 5e9].map(name)).toEqual([
      ...["trillion", "trillion", "billion", "billion", "million"],
    ]);
    const inKorean = (largest: number) => chooseScale("auto", won, largest, "ko").name;
    expect([35e12, 9999.5e8, 9999.4e8, 5e11, 5e9].map(inKorean)).toEqual(["조", "조", "억", "억", ""]);
    expect([7e10, 7e8, 7e3].map((largest) => chooseScale("auto", dollars, largest).name)).toEqual([
      "billion",
      "million",
      "",
    ]);
  });

  test("an amount by itself is in the largest scale of which there is one, as it is printed", () => {
    const names = (language: "en" | "ko") =>
      [1e12, 999.995e9, 5e9, 2.1e8, 1e6, 999_999].map((size) => ownScale(won, size, language).name);
    expect(names("en")).toEqual(["trillion", "trillion", "billion", "million", "million", ""]);
    expect(names("ko")).toEqual(["조", "조", "억", "억", "만", ""]);
    expect(ownScale(won, 2.1e8, "ko")).toEqual({ name: "억", power: 8, decimals: 2 });
  });

  test("dollars and cents in full keep their cents", () => {
    const cents = moneyIn(dollars, chooseScale("won", dollars, 0));
    expect([12.34, 0.01, 12.35].map(cents.amount)).toEqual(["12.34", "0.01", "12.35"]);
  });
});
