/** Which entries of a record count: each won and each GPU at most once. */

import { append, maxOf } from "../../lists.ts";
import { type Actuals, type Entry, type Fact, type Status, statuses } from "../../plan/actuals.ts";

/** Why an entry that is known counts for nothing of its own. */
export type Reason = "part" | "overlap" | "replaced" | "aside" | "doubtful" | "early" | "base" | "years";

export function reaches(status: Status, level: Status): boolean {
  return statuses.indexOf(status) >= statuses.indexOf(level);
}

/** What is there rather than promised. */
export function isDone(level: Status): boolean {
  return reaches(level, "spent");
}

/** The facts that may be counted with: those of low confidence only say that somebody disagrees. */
export function usable({ facts }: Entry): readonly Fact[] {
  return facts.filter(({ confidence }) => confidence !== "low");
}

/** The record as it stood on a day. */
export interface Known {
  readonly entries: readonly Entry[];
  /** The entries of a series that count where a sum has to have got so far at least. */
  readonly counting: (series: string, level: Status) => readonly Entry[];
  /** Why an entry does not count there; undefined where it does. */
  readonly reason: (entry: Entry, level: Status) => Reason | undefined;
  readonly replaced: (entry: Entry) => boolean;
}

/**
 * A whole counts with all its parts, or where it has not got far enough, those parts that have: of several ways to divide it
 * the one that comes to most. What shares money with something that counts is left out whole, nobody knowing how much it
 * shares; so is what has become another entry.
 */
export function knownOn(actuals: Actuals, day: string): Known {
  const every = [...actuals.entries.values()];
  const entries = every.filter(({ known }) => known <= day);
  const gone = replacedBy(entries, actuals);
  const parts = inverse(every, ({ partOf }) => partOf);
  const successors = inverse(every, ({ replaces }) => replaces);
  const named = (ids: readonly string[]) => ids.map((id) => actuals.entries.get(id) as Entry);
  const partsOf = ({ id }: Entry) => parts.get(id) ?? [];

  const stands = (entry: Entry, level: Status) =>
    entry.known <= day &&
    !gone.has(entry.id) &&
    entry.aside === undefined &&
    usable(entry).length > 0 &&
    reaches(entry.status, level);
  /** Whether the money of an entry is counted: in itself, in something larger, in what it has become. */
  const covered = remembered((entry: Entry, level: Status): boolean => {
    const larger = [...named(entry.partOf), ...(successors.get(entry.id) ?? [])];
    return stands(entry, level) || larger.some((other) => covered(other, level));
  });
  const partly = remembered((entry: Entry, level: Status): boolean =>
    [...partsOf(entry), ...(successors.get(entry.id) ?? [])].some(
      (other) => covered(other, level) || partly(other, level),
    ),
  );
  // Of what an entry overlaps, other parts, earlier and later states may hold the same money.
  const kin = kinOf(actuals);
  const alive = (level: Status) => new Set(every.filter((one) => stands(one, level)).map(kin));
  const aliveAt = new Map(statuses.map((level) => [level, alive(level)]));
  const shares = remembered((entry: Entry, level: Status): boolean => {
    const before = named([...entry.partOf, ...entry.replaces]);
    const touched = named(entry.overlaps).some((other) =>
      kin(other) === kin(entry)
        ? covered(other, level) || partly(other, level)
        : aliveAt.get(level)?.has(kin(other)),
    );
    return touched || before.some((other) => shares(other, level));
  });
  const within = (entry: Entry, level: Status) => named(entry.partOf).some((whole) => covered(whole, level));

  /** What counts of an entry: itself, or its parts. */
  const gather = remembered((entry: Entry, level: Status): readonly Entry[] => {
    if (gone.has(entry.id) || usable(entry).length === 0 || shares(entry, level)) return [];
    if (stands(entry, level)) return within(entry, level) ? [] : [entry];
    const ways = new Map<string, Entry[]>();
    for (const part of partsOf(entry)) {
      const way = part.division ?? "";
      ways.set(way, [...(ways.get(way) ?? []), ...gather(part, level)]);
    }
    return [...ways.values()].reduce((best, way) => (sumOf(way) > sumOf(best) ? way : best), []);
  });
  const all = new Map<Status, ReadonlySet<Entry>>();
  const counted = (level: Status): ReadonlySet<Entry> => {
    const roots = every.filter(({ partOf }) => partOf.length === 0);
    const found = all.get(level) ?? new Set(roots.flatMap((root) => gather(root, level)));
    all.set(level, found);
    return found;
  };

  const counting = (series: string, level: Status) =>
    [...counted(level)].filter((entry) => entry.series === series);
  const reason = (entry: Entry, level: Status): Reason | undefined => {
    if (counted(level).has(entry)) return undefined;
    if (gone.has(entry.id)) return "replaced";
    if (entry.aside !== undefined) return "aside";
    if (usable(entry).length === 0) return "doubtful";
    if (shares(entry, level)) return "overlap";
    return within(entry, level) || reaches(entry.status, level) ? "part" : "early";
  };
  return { entries, counting, reason, replaced: ({ id }) => gone.has(id) };
}

/** An entry that is spent, and what was decided or signed for the same years and counts beside it: perhaps the same money. */
export interface Doubled {
  readonly spent: Entry;
  readonly others: readonly Entry[];
}

/** Of entries that count beside each other those that may be one sum at two steps, which its file would say by `part_of`. */
export function doubledIn(counting: readonly Entry[]): readonly Doubled[] {
  return counting
    .filter(({ status }) => status === "spent")
    .map((spent) => ({
      spent,
      others: counting.filter(
        ({ status, years }) =>
          !isDone(status) && years.from === spent.years.from && years.to === spent.years.to,
      ),
    }))
    .filter(({ others }) => others.length > 0);
}

/** What has become other entries, over as many steps as there were. */
function replacedBy(entries: readonly Entry[], actuals: Actuals): ReadonlySet<string> {
  const gone = new Set<string>();
  const follow = ({ replaces }: Entry): void => {
    for (const id of replaces) {
      if (gone.has(id)) continue;
      gone.add(id);
      follow(actuals.entries.get(id) as Entry);
    }
  };
  for (const entry of entries) follow(entry);
  return gone;
}

/** Which entries hang together, as parts of a whole or as states of one thing: each is known by one of them. */
function kinOf({ entries }: Actuals): (entry: Entry) => string {
  const links = new Map<string, string[]>();
  const link = (from: string, to: string) => links.set(from, [...(links.get(from) ?? []), to]);
  for (const { id, partOf, replaces } of entries.values()) {
    for (const other of [...partOf, ...replaces]) {
      link(id, other);
      link(other, id);
    }
  }
  const kin = new Map<string, string>();
  for (const first of entries.keys()) {
    const reached = [first];
    for (let id = reached.pop(); id !== undefined; id = reached.pop()) {
      if (kin.has(id)) continue;
      kin.set(id, first);
      append(reached, links.get(id) ?? []);
    }
  }
  return ({ id }) => kin.get(id) ?? id;
}

/** Who names each entry. */
function inverse(
  entries: readonly Entry[],
  of: (entry: Entry) => readonly string[],
): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries)
    for (const name of of(entry)) found.set(name, [...(found.get(name) ?? []), entry]);
  return found;
}

/** The same for the same entry and level: there may be many ways to one. */
function remembered<T>(of: (entry: Entry, level: Status) => T): (entry: Entry, level: Status) => T {
  const found = new Map<string, T>();
  return (entry, level) => {
    const key = `${entry.id} ${level}`;
    const known = found.get(key) ?? of(entry, level);
    found.set(key, known);
    return known;
  };
}

function sumOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + maxOf(usable(entry).map(({ value }) => value)), 0);
}
