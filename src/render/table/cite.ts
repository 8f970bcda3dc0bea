import type { CiteReport } from "../../report/explained.ts";
import { word } from "../../text/word.ts";
import type { Language, Style } from "../formats.ts";
import { grouped, plain } from "../number.ts";
import { type Amounts, amountText } from "./amount.ts";
import { byHand } from "./byhand.ts";
import { currencyName } from "./cells.ts";
import { amountsOf } from "./explain.ts";
import type { Page, Say } from "./page.ts";

export function citePage(report: CiteReport, { language }: Style): Page {
  return {
    titles: [],
    typed: [],
    basis: [],
    // Not wrapped: it is made to be copied.
    parts: [{ names: [citation(report, language)] }],
    notes: [],
  };
}

/** The sentence by itself. */
export function citation(report: CiteReport, language: Language): string {
  const say: Say = (id, values = {}) => word({ id, values }, language);
  const { figure, fingerprint, sources, plan, version } = report;
  const [scenario] = report.scenarios;
  const style = amountsOf(report, language, say);
  const money = figure.unit.split("/")[0] === report.money.currency.code;
  const typed = byHand(scenario);
  return say("cite.sentence", {
    figure: figure.label[language].normalize("NFC"),
    value: inWords(report, style, language),
    when: whenOf(figure, report.years, say),
    basis: money ? say("cite.basis") : "",
    scenario: scenario.name,
    label: scenario.label[language].normalize("NFC"),
    typed: typed.length === 0 ? "" : say("cite.typed", { settings: typed.join(" ") }),
    plan: plan.label[language].normalize("NFC"),
    version,
    hashes: say("cite.hashes", { plan: fingerprint.plan, model: fingerprint.model }),
    sources: pages(sources, say),
  });
}

function whenOf({ year, kind }: CiteReport["figure"], years: readonly number[], say: Say): string {
  if (year !== undefined) return say("cite.year", { year });
  const span = { first: years[0] as number, last: years.at(-1) as number };
  return kind === "single" ? say("cite.years", span) : say("cite.total", span);
}

function pages(sources: CiteReport["sources"], say: Say): string {
  const addresses = sources.map(({ url }) => `<${url}>`).join(", ");
  if (sources.length < 2)
    return sources.length === 0 ? say("cite.no-sources") : say("cite.source", { addresses });
  return say("cite.sources", { count: sources.length, addresses });
}

const english: readonly (readonly [number, string])[] = [
  [1e12, "trillion"],
  [1e9, "billion"],
  [1e6, "million"],
];

/** Money as an article has it: "17.98 trillion won", "17조 9,829억 원"; anything else as in a tree. */
function inWords({ figure, money }: CiteReport, style: Amounts, language: Language): string {
  const { unit, kind, value } = figure;
  const { code, decimals } = money.currency;
  if (value === null || unit !== code)
    return amountText({ unit, kind, values: [value], total: value }, style);
  const name = currencyName(code, language);
  const size = Math.abs(value);
  const sign = value < 0 ? "-" : "";
  if (language === "ko" && size >= 1e8) {
    const eok = Math.round(size / 1e8);
    const [jo, rest] = [Math.floor(eok / 1e4), eok % 1e4];
    const parts = [
      ...(jo > 0 ? [`${grouped(jo, 0)}조`] : []),
      ...(rest > 0 ? [`${grouped(rest, 0)}억`] : []),
    ];
    return `${sign}${parts.join(" ")} ${name}`;
  }
  const scale = english.find(([each]) => size >= each);
  if (scale === undefined) return `${grouped(value, decimals)} ${name}`;
  return `${sign}${plain(Number((size / scale[0]).toPrecision(4)))} ${scale[1]} ${name}`;
}
