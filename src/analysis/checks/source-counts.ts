/** Where the numbers of a plan come from, counted, and how far a figure has moved from what was published. */

import { daysInMonth } from "../../plan/calendar.ts";
import type { AgeCheck, CoverageCheck, DriftCheck, UnusedCheck } from "../../plan/checks.ts";
import { unnamedInputs } from "../../plan/lookup.ts";
import type { Project, Setting } from "../../plan/types.ts";
import { type CheckCase, caseOf, type Finding } from "./findings.ts";

/** Inputs that the plan gives: what it leaves at the model's default is no part of it. */
function given({ plan }: Project): readonly Setting[] {
  return [...plan.settings.values()].filter(({ layer }) => layer !== "default");
}

export function coverage(project: Project, check: CoverageCheck): CheckCase {
  const settings = given(project);
  const sourced = ({ source }: Setting) => source !== "ASSUMPTION" && source.length > 0;
  const documented = (setting: Setting) =>
    sourced(setting) || (setting.source === "ASSUMPTION" && setting.reason !== undefined);
  const findings = (["sourced", "documented"] as const).flatMap((of): Finding[] => {
    const minimum = check[of];
    if (minimum === undefined) return [];
    const has = of === "sourced" ? sourced : documented;
    const without = settings.filter((setting) => !has(setting));
    const share = settings.length === 0 ? 1 : 1 - without.length / settings.length;
    if (share >= minimum) return [];
    return [
      { kind: "coverage", of, share, minimum },
      ...without.map(({ name }): Finding => ({ kind: "uncited", name })),
    ];
  });
  return caseOf(findings.length === 0 ? "pass" : "fail", findings);
}

/** `unused`: ids of sources that nothing cites; and beside them the inputs that no formula names. */
export function unusedSources(project: Project, unused: readonly string[], { most }: UnusedCheck): CheckCase {
  const findings = [
    ...unused.map((source): Finding => ({ kind: "unused", source })),
    ...unnamedInputs(project).map((name): Finding => ({ kind: "unnamed", name })),
  ];
  return caseOf(findings.length <= most ? "pass" : "fail", findings.length <= most ? [] : findings);
}

/** Sources that the plan cites and that are older than they may be on a day, `2026-11-22`; the oldest first. */
export function sourceAge(project: Project, { months: most }: AgeCheck, asOf: string): CheckCase {
  const cited = new Set(given(project).flatMap(({ source }) => (source === "ASSUMPTION" ? [] : source)));
  const findings = [...cited]
    .flatMap((id): Finding[] => {
      const { date } = project.sources.get(id) ?? { date: "" };
      const months = monthsBetween(date, asOf);
      return months > most ? [{ kind: "old", source: id, date, months }] : [];
    })
    .sort((a, b) => ("months" in a && "months" in b ? b.months - a.months : 0));
  return caseOf(findings.length === 0 ? "pass" : "fail", findings);
}

/** Whole months from a date to a day. Of a date that names no month or day it is the last that may be meant. */
export function monthsBetween(date: string, day: string): number {
  const [year = 0, month = 12, dayOfMonth = 31] = date.split("-").map(Number);
  const [toYear = 0, toMonth = 1, toDay = 1] = day.split("-").map(Number);
  const lastDay = daysInMonth(toYear, toMonth);
  const whole = (toYear - year) * 12 + toMonth - month;
  // The 31st comes in short months too, on their last day.
  return toDay >= Math.min(dayOfMonth, lastDay) ? whole : whole - 1;
}

/** A figure as it was saved and as it is now, in one unit. */
export function drift(
  { metric, within }: DriftCheck,
  scenario: string,
  saved: number | null,
  current: number | null,
  unit: string,
): CheckCase {
  const near =
    saved === null || current === null
      ? saved === current
      : Math.abs(current - saved) <= within * Math.abs(saved);
  const findings: Finding[] = near ? [] : [{ kind: "drift", metric, saved, current, unit, within }];
  return caseOf(near ? "pass" : "fail", findings, { scenario });
}
