import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { knownOn, usable } from "../../src/analysis/tracking/counting-rules.ts";
import { loadActuals } from "../../src/files/record/record-file.ts";
import { sameText } from "../../src/model/definition.ts";
import type { Actuals, Confidence, Entry, Status } from "../../src/plan/actuals.ts";
import { dataDir, shipped } from "../helpers/shipped.ts";

const statuses: readonly Status[] = ["announced", "requested", "voted", "contracted", "spent", "installed"];

interface Made {
  readonly entry: Entry;
  /** Which won it is made of. */
  readonly won: readonly number[];
}

/**
 * A record whose every won is known by number: wholes, divided in up to two ways, the parts divided again; what became another
 * entry; and entries that share some won with an earlier one and say so.
 */
const records = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.infiniteStream(fc.nat(1_000_000), { noHistory: true }),
    fc.integer({ min: 0, max: 5 }),
  )
  .map(([roots, chance, extras]): readonly Made[] => {
    const draw = (below: number) => (chance.next().value as number) % below;
    const made: Made[] = [];
    let next = 0;
    const make = (won: readonly number[], more: Partial<Entry>): Made => {
      const id = `e${made.length}`;
      const month = String(1 + draw(12)).padStart(2, "0");
      const confidence: Confidence = draw(8) === 0 ? "low" : "high";
      const entry: Entry = {
        ...{ id, series: "s", label: sameText(id), years: { from: 2026, to: 2026 } },
        ...{ status: statuses[draw(6)] as Status, date: `2026-${month}`, known: `2026-${month}-15` },
        ...{ facts: [{ value: won.length, confidence, source: [] }], partOf: [], overlaps: [], replaces: [] },
        ...{ metrics: [], ...(draw(8) === 0 ? { aside: sameText("x") } : {}), ...more },
      };
      const one = { entry, won };
      made.push(one);
      return one;
    };
    const fresh = (count: number) => Array.from({ length: count }, () => next++);
    const divide = ({ entry, won }: Made, depth: number): void => {
      for (const division of ["by-place", "by-kind"].slice(0, draw(3))) {
        let left = [...won];
        while (left.length > 1 && draw(4) > 0) {
          const cut = 1 + draw(left.length);
          const part = make(left.slice(0, cut), { partOf: [entry.id], division });
          left = left.slice(cut);
          if (depth > 0) divide(part, depth - 1);
        }
      }
    };
    for (let i = 0; i < roots; i++) divide(make(fresh(2 + draw(12)), {}), 1);
    const shared = new Set<number>();
    for (let i = 0; i < extras; i++) {
      const other = made[draw(made.length)] as Made;
      if (draw(2) === 0) {
        // The same money in its next state, in the same place.
        const { partOf, division, overlaps } = other.entry;
        const place = { partOf, overlaps, ...(division === undefined ? {} : { division }) };
        if (made.every(({ entry }) => !entry.replaces.includes(other.entry.id)))
          make(other.won, { ...place, replaces: [other.entry.id] });
        continue;
      }
      // Two that share a won with a third would have to say so of each other.
      const taken = other.won.filter((one) => !shared.has(one) && draw(2) === 0);
      for (const one of taken) shared.add(one);
      divide(make([...taken, ...fresh(1 + draw(5))], { overlaps: [other.entry.id] }), 0);
    }
    return made;
  });

function recordOf(made: readonly Made[]): Actuals {
  const entries = new Map(made.map(({ entry }) => [entry.id, entry]));
  return { file: "", plan: "x", series: new Map(), entries, sources: new Map() };
}

describe("what counts", () => {
  it("holds no won twice, at any status, on any day", () => {
    fc.assert(
      fc.property(
        records,
        fc.constantFrom(...statuses),
        fc.integer({ min: 1, max: 12 }),
        (made, level, month) => {
          const known = knownOn(recordOf(made), `2026-${String(month).padStart(2, "0")}-20`);
          const ids = new Set(known.counting("s", level).map(({ id }) => id));
          const won = made.filter(({ entry }) => ids.has(entry.id)).flatMap((one) => one.won);
          expect(won.length).toBe(new Set(won).size);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("has got far enough, is known, and is nobody's dream", () => {
    fc.assert(
      fc.property(records, fc.constantFrom(...statuses), (made, level) => {
        const known = knownOn(recordOf(made), "2026-06-20");
        for (const entry of known.counting("s", level)) {
          expect(statuses.indexOf(entry.status)).toBeGreaterThanOrEqual(statuses.indexOf(level));
          expect(entry.known <= "2026-06-20" && entry.aside === undefined).toBe(true);
          expect(usable(entry).length).toBeGreaterThan(0);
          expect(known.reason(entry, level)).toBeUndefined();
        }
      }),
    );
  });

  it("of one whole with nothing beside it is the whole", () => {
    const whole = { ...(recordOf([]).entries.get("") as unknown as Entry) };
    const entry = (id: string, more: Partial<Entry>): Made => ({
      entry: {
        ...whole,
        ...{
          id,
          series: "s",
          label: sameText(id),
          years: { from: 2026, to: 2026 },
          status: "voted",
          date: "2026",
        },
        ...{ known: "2026-01-01", facts: [{ value: 5, confidence: "high", source: [] }], partOf: [] },
        ...{ overlaps: [], replaces: [], metrics: [], ...more },
      },
      won: [],
    });
    const counting = (...made: Made[]) =>
      knownOn(recordOf(made), "2026-12-31")
        .counting("s", "voted")
        .map(({ id }) => id);
    const budget = entry("budget", {});
    expect(counting(budget)).toEqual(["budget"]);
    expect(counting(budget, entry("part", { partOf: ["budget"] }))).toEqual(["budget"]);
    expect(counting(budget, entry("stake", { overlaps: ["budget"] }))).toEqual(["budget"]);
    expect(counting(budget, entry("final", { replaces: ["budget"] }))).toEqual(["final"]);
    expect(counting(budget, entry("more", {}))).toEqual(["budget", "more"]);
    // Only announced: the parts that were voted count, of one way to divide it.
    const hope = entry("hope", { status: "announced" });
    const north = entry("north", { partOf: ["hope"], division: "place" });
    const south = entry("south", { partOf: ["hope"], division: "place" });
    const roads = entry("roads", { partOf: ["hope"], division: "kind" });
    expect(counting(hope, roads, north, south)).toEqual(["north", "south"]);
    // Part of two wholes, of which one counts.
    const both = entry("both", { partOf: ["budget", "hope"] });
    expect(counting(budget, hope, both)).toEqual(["budget"]);
    // What was voted has become a mere hope: its parts went with it.
    const became = entry("became", { status: "announced", replaces: ["budget"] });
    expect(counting(budget, became, entry("part", { partOf: ["budget"] }))).toEqual([]);
    // What shares money with the proposal shares it with what was voted.
    const proposal = entry("proposal", { status: "requested" });
    const voted = entry("voted", { replaces: ["proposal"] });
    expect(counting(proposal, voted, entry("stake", { overlaps: ["proposal"] }))).toEqual(["voted"]);
  });
});

describe("the shipped record", () => {
  const actuals = loadActuals(join(dataDir, "korea/actuals.json"), shipped);
  const known = knownOn(actuals, "2026-11-22");
  const ids = (series: string, level: Status) => known.counting(series, level).map(({ id }) => id);

  it("counts these and nothing else", () => {
    expect(ids("public", "voted")).toEqual(["ai-budget-2024", "ai-budget-2025", "ai-budget-2026"]);
    expect(ids("gpus", "contracted")).toEqual(["gpus-2025", "gpus-2026", "supercomputer-6", "centre-chips"]);
    expect(ids("gpus", "installed")).toEqual(["gpus-2025-handed-out"]);
    expect(ids("growth-fund", "approved")).toEqual(["fund-approved-ai"]);
    expect(ids("private", "contracted")).toEqual(["centre-private", "gumi", "upstage"]);
    expect(ids("private", "announced").sort()).toEqual(
      [
        ...["ulsan", "saemangeum", "aws-2031", "solaseado", "centre-private", "pohang", "sejong", "paju"],
        ...["gumi", "upstage"],
      ].sort(),
    );
  });

  it("never lets a weak source count", () => {
    const weak = [...actuals.entries.values()].flatMap(({ facts }) =>
      facts.filter((f) => f.confidence === "low"),
    );
    expect(weak.map(({ id, value }) => [id, value])).toEqual([["broadcast", 5000]]);
  });

  it("divides the budget of 2026 in three ways, none above the whole", () => {
    const sum = (division: string) =>
      [...actuals.entries.values()]
        .filter((entry) => entry.division === division && entry.partOf.includes("ai-budget-2026"))
        .reduce((total, { facts }) => total + (facts[0]?.value ?? 0), 0);
    // 2.9 + 2.5 + 2.4 + 1.4 + 0.6; 5.1 + 1.7 + 0.9; 5.0 + 4.7 + 0.2
    expect(["function", "ministry", "committee"].map(sum)).toEqual([9.8e12, 7.7e12, 9.9e12]);
  });

  it("splits the national centre's 2.5 trillion between the sides, and counts the public part with the budget", () => {
    const sum = (id: string) => actuals.entries.get(id)?.facts[0]?.value as number;
    expect(sum("centre-private") + sum("centre-equity-public")).toBe(2.5e12);
    expect(known.reason(actuals.entries.get("centre-equity-public") as Entry, "voted")).toBe("overlap");
  });

  it("holds the disagreements that it is known for", () => {
    const values = (id: string) => actuals.entries.get(id)?.facts.map(({ value }) => value);
    expect(values("ai-budget-2025")).toEqual([1.8e12, 3.3e12, 5.6e12]);
    expect(values("centre-chips")).toEqual([15_000, 5_000]);
    expect(values("supercomputer-6")).toEqual([8_496, 9_000, 0]);
    expect(values("rd-2023")).toEqual([31.1e12, 29.3e12]);
    expect(values("ulsan")).toEqual([7e12, 10e12]);
  });
});
