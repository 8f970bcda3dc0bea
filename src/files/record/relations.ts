/** How entries of a record stand to each other: what is part of what, so that no won is counted twice. */

import { written } from "../../formula/units.ts";
import { maxOf, minOf } from "../../lists.ts";
import type { Entry, Series } from "../../plan/actuals.ts";
import { hint, type Reporter } from "../readers/schema.ts";

type Entries = ReadonlyMap<string, Entry>;

const relations = [
  { key: "part_of", of: ({ partOf }: Entry) => partOf },
  { key: "overlaps", of: ({ overlaps }: Entry) => overlaps },
  { key: "replaces", of: ({ replaces }: Entry) => replaces },
] as const;

/** Reports entries that do not exist or are there twice, circles, parts of another kind or larger than their whole, and bases out of place. */
export function checkRelations(
  series: ReadonlyMap<string, Series>,
  entries: Entries,
  reporter: Reporter,
): void {
  for (const [id, { base }] of series) {
    if (base === undefined) continue;
    if (entries.get(base)?.series === id) continue;
    const own = [...entries.values()].filter((entry) => entry.series === id).map((entry) => entry.id);
    const next = hint(base, own, reporter);
    reporter.at(["series", id, "base"], "actuals.no-base", { entry: base.slice(0, 80) }, { next });
  }
  let sound = true;
  for (const entry of entries.values()) sound = checkNamed(entry, entries, series, reporter) && sound;
  if (!sound) return;
  checkCopies(entries, reporter);
  if (checkCircles(entries, reporter)) checkParts(entries, reporter);
}

/** One thing on record under two ids would count twice. */
function checkCopies(entries: Entries, reporter: Reporter): void {
  const found = new Map<string, string>();
  for (const { id, series, label, years, status, date, facts, partOf, aside } of entries.values()) {
    if (aside !== undefined) continue;
    const values = facts.map(({ value }) => value);
    const content = JSON.stringify([series, label, years, status, date, values, partOf]);
    const same = found.get(content);
    if (same === undefined) found.set(content, id);
    else reporter.at(["entries", id], "actuals.copied", { entry: same });
  }
}

function checkNamed(
  entry: Entry,
  entries: Entries,
  series: ReadonlyMap<string, Series>,
  reporter: Reporter,
): boolean {
  const unit = (one: Entry) => series.get(one.series)?.unit.text;
  let sound = true;
  for (const { key, of } of relations) {
    for (const name of of(entry)) {
      const other = entries.get(name);
      const path = ["entries", entry.id, key];
      const values = { entry: name.slice(0, 80) };
      if (other === undefined) {
        reporter.at(path, "actuals.no-entry", values, { next: hint(name, entries.keys(), reporter) });
      } else if (unit(other) !== unit(entry)) {
        reporter.at(path, "actuals.other-unit", values);
      } else if (key === "replaces" && other.series !== entry.series) {
        reporter.at(path, "actuals.other-series", values);
      } else continue;
      sound = false;
    }
  }
  return sound;
}

/** Two entries that each lean on the other would both count for nothing. */
function checkCircles(entries: Entries, reporter: Reporter): boolean {
  const done = new Set<string>();
  let sound = true;
  const visit = (entry: Entry, above: readonly string[]): void => {
    if (done.has(entry.id)) return;
    const chain = [...above, entry.id];
    for (const { key, of } of relations) {
      for (const name of of(entry)) {
        if (chain.includes(name)) {
          const circle = [...chain.slice(chain.indexOf(name)), name].join(" → ");
          reporter.at(["entries", entry.id, key], "actuals.circle", { circle });
          sound = false;
        } else visit(entries.get(name) as Entry, chain);
      }
    }
    done.add(entry.id);
  };
  for (const entry of entries.values()) visit(entry, []);
  return sound;
}

/** The parts of one division, each at the least that is printed, against the most that is printed for the whole. */
function checkParts(entries: Entries, reporter: Reporter): void {
  const replaced = new Set([...entries.values()].flatMap(({ replaces }) => replaces));
  const sums = new Map<string, number>();
  for (const entry of entries.values()) {
    if (replaced.has(entry.id) || entry.overlaps.length > 0) continue;
    for (const name of entry.partOf) {
      const key = `${name} ${entry.division ?? ""}`;
      const before = sums.get(key) ?? 0;
      // In fifteen digits: of sums that are no whole numbers the rest is noise.
      const sum = written(before + minOf(entry.facts.map(({ value }) => value)));
      sums.set(key, sum);
      const whole = maxOf((entries.get(name) as Entry).facts.map(({ value }) => value));
      // Said once, of the part that is too much.
      if (sum > whole && before <= whole)
        reporter.at(["entries", entry.id, "part_of"], "actuals.parts-exceed", { entry: name });
    }
  }
}
