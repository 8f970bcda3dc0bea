/** What inputs alone bring about, in sentences. */

import { append } from "../../lists.ts";
import type { Translate } from "../../messages/format.ts";
import type { Language } from "../../output/formats.ts";
import { inputLabel, isBalance } from "../../output/numbers/ranges.ts";
import type { MeasureRow } from "../../report/measures.ts";
import type { BarRow, SensitivityReport } from "./report.ts";

/** Which inputs alone turn the sign, and which alone bring or spare years below zero. */
export function turning(
  report: SensitivityReport,
  measure: MeasureRow,
  m: number,
  language: Language,
  t: Translate,
): string[] {
  const { value, below, unit } = measure;
  const bars = report.bars.filter((bar) => bar.measure === m);
  const named = (bar: BarRow, end: "low" | "high", year: number | null = null) => {
    const values = { input: inputLabel(report.inputs[bar.input], language), year: year ?? "" };
    if (end === "low")
      return year === null ? t("sensitivity.low", values) : t("sensitivity.low-from", values);
    return year === null ? t("sensitivity.high", values) : t("sensitivity.high-from", values);
  };
  const ends = bars.flatMap((bar) => (["low", "high"] as const).map((end) => ({ bar, end })));
  const flips = ends.filter(({ bar, end }) => bar[end].flips);
  const changes = ends.filter(({ bar, end }) => bar[end].shortage !== undefined);
  const name = ({ bar, end }: (typeof ends)[number]) => named(bar, end);
  const sentences: string[] = [];
  // What leaves no year below zero has turned the sign too, and what turns it and brings such years is named once.
  const same =
    flips.length > 0 && flips.length === changes.length && flips.every((each) => changes.includes(each));
  if (value !== null && !same) {
    const inputs = flips.map(name).join(", ");
    // Of what is never negative nobody asks.
    const asked = isBalance(measure) && unit === report.money.currency.code;
    if (flips.length === 0) append(sentences, asked ? [t("sensitivity.no-flip")] : []);
    else if (value < 0) sentences.push(t("sensitivity.flips-up", { inputs }));
    else sentences.push(t("sensitivity.flips-down", { inputs }));
  }
  if (changes.length > 0) {
    const years = changes.map(({ bar, end }) => named(bar, end, below === null ? bar[end].below : null));
    const inputs = years.join(", ");
    if (below !== null) sentences.push(t("sensitivity.shortage-disappears", { inputs }));
    else if (same) sentences.push(t("sensitivity.flips-down", { inputs }));
    else sentences.push(t("sensitivity.shortage-appears", { inputs }));
  }
  return sentences;
}
