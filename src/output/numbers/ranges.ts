/** An input that has a range, and a figure read as one number, in words. */

import { wordsOf } from "../../labels.ts";
import { format, type Translate } from "../../messages/format.ts";
import type { MessageId } from "../../messages/message.ts";
import type { MeasureRow, RangedInputRow } from "../../report/measures.ts";
import type { Head } from "../../report/types.ts";
import { yearNamer } from "../../year-names.ts";
import type { Language } from "../formats.ts";
import { periodOf } from "../text/heading.ts";
import { change, quantity, type UnitWords } from "./quantity.ts";

export function inputLabel(input: RangedInputRow | undefined, language: Language): string {
  return (input?.label[language] ?? "").normalize("NFC");
}

/** "80,000 → 125,000 USD/GPU": the unit once. Factors on a path are marked as such, and what is added to it has a sign. */
export function rangeText(
  input: Pick<RangedInputRow, "low" | "high" | "unit" | "factor" | "addend"> | undefined,
  words: UnitWords,
): string {
  if (input === undefined) return "";
  const { low, high, unit, factor, addend } = input;
  const mark = (value: number) => (factor ? "×" : addend && value > 0 ? "+" : "");
  const [from, to] = [low, high].map((value) => mark(value) + quantity(value, unit, words)) as [
    string,
    string,
  ];
  return change(from, to);
}

const shapes: Readonly<Record<string, MessageId>> = {
  triangular: "distribution.triangular",
  pert: "distribution.pert",
  uniform: "distribution.uniform",
  lognormal: "distribution.lognormal",
  normal: "distribution.normal",
  discrete: "distribution.discrete",
};

/** What a distribution is called. */
export function shapeName(shape: string, language: Language): string {
  const id = shapes[shape];
  return id === undefined ? shape : format({ id }, language);
}

/** The figure and of which years its number is: "Public uses, total of 2026–2028". */
export function measureName(
  { label, year, kind }: Pick<MeasureRow, "label" | "year" | "kind">,
  report: Pick<Head, "plan"> & { readonly years: readonly number[] },
  language: Language,
  t: Translate,
): string {
  const figure = wordsOf(label, language);
  if (year !== undefined) return t("sensitivity.in-year", { figure, year: yearNamer(report)(year) });
  if (kind === "single") return figure;
  const { first, last } = periodOf(report);
  if (first === last) return t("sensitivity.in-year", { figure, year: last });
  return t("sensitivity.total", { figure, first, last });
}

/** Of a balance, below zero is short. */
export function isBalance({ metric }: Pick<MeasureRow, "metric">): boolean {
  return metric.split(".")[0] === "balance";
}
