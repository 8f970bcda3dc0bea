/** What units are called beside a number: currencies by their names in both languages, counted things in the plural. */

interface CurrencyName {
  readonly one: string;
  readonly many: string;
  readonly ko: string;
}

/** By ISO 4217. Each name reads back as its currency (formula/currency.ts). */
const currencyNames: Readonly<Record<string, CurrencyName>> = {
  KRW: { one: "won", many: "won", ko: "원" },
  USD: { one: "US dollar", many: "US dollars", ko: "달러" },
  EUR: { one: "euro", many: "euros", ko: "유로" },
  GBP: { one: "pound", many: "pounds", ko: "파운드" },
  JPY: { one: "yen", many: "yen", ko: "엔" },
  CNY: { one: "yuan", many: "yuan", ko: "위안" },
  INR: { one: "rupee", many: "rupees", ko: "루피" },
  CAD: { one: "Canadian dollar", many: "Canadian dollars", ko: "캐나다 달러" },
  AUD: { one: "Australian dollar", many: "Australian dollars", ko: "호주 달러" },
  CHF: { one: "Swiss franc", many: "Swiss francs", ko: "스위스 프랑" },
};

/** The codes of the currencies that have names. */
export const namedCurrencies: readonly string[] = Object.keys(currencyNames);

/** "euros", "유로"; `one`: behind a number that is one. The code where the currency has no name here. */
export function currencyName(code: string, language: "en" | "ko", one = false): string {
  if (!Object.hasOwn(currencyNames, code)) return code;
  const names = currencyNames[code] as CurrencyName;
  return language === "ko" ? names.ko : one ? names.one : names.many;
}

/** The currencies by each of their names, in lower case and without spaces. */
export function currenciesByName(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(currencyNames).flatMap(([code, { one, many, ko }]) =>
      [one, many, ko].map((name) => [name.toLowerCase().replaceAll(" ", ""), code] as const),
    ),
  );
}

const irregular: Readonly<Record<string, string>> = { person: "people", local: "local" };

/** A counted thing in the plural: GPUs, buses, people. A name that is no plain word is a symbol, and stays: km, m3. */
export function plural(name: string): string {
  if (Object.hasOwn(irregular, name)) return irregular[name] as string;
  if (!/^[A-Za-z]+$/.test(name) || /^[b-df-hj-np-tv-xz]+$/.test(name)) return name;
  if (/(?:[sxz]|[cs]h)$/.test(name)) return `${name}es`;
  return /[^aeiouy]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}
