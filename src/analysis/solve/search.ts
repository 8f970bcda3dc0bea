/**
 * Where a condition holds along a line of places 0 … count − 1: branch and bound over stretches of it (Land and Doig 1960). A
 * stretch that bounds decide is done with; one that they leave open is halved, the longest first, down to single places.
 */

import { append } from "../../lists.ts";

export type Verdict = "yes" | "no" | "open";

export interface Probe {
  readonly count: number;
  /** Whether nothing lies between two neighbours. Otherwise a condition can also turn there, and back. */
  readonly integer: boolean;
  /** 0 where it holds. Elsewhere on which side of an equality one is, -1 or 1; NaN where there are no sides. */
  readonly side: (i: number) => number;
  /** Whether an equality, on whose two sides a place and the next are, is met between them to the last digits. */
  readonly meets: (i: number) => boolean;
  /** That these places will be asked about: many at a time are found out sooner than one by one. */
  readonly prepare: (places: readonly number[]) => void;
  /** From one place to another and all that lies between: by bounds alone. */
  readonly between: (i: number, j: number) => Verdict;
  /** The same between a place and the next, looking as close as doubles allow. */
  readonly closer: (i: number) => Verdict;
}

/** The places from `from` to `to`, both included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A stretch in which the condition holds: it fails just outside, unless the line ends there. */
export interface Holding extends Stretch {
  /** It holds somewhere between `from` and `to`, which are neighbours, and at neither: an equality passed through. */
  readonly crossing?: true;
}

export interface Found {
  /** In order. */
  readonly holding: readonly Holding[];
  /** Stretches that no bounds decided: there may be more in them. In order. */
  readonly undecided: readonly Stretch[];
  /** The longest way from a turn that was found to the next that is excluded, in places. */
  readonly loose: number;
  readonly points: number;
  readonly boxes: number;
}

export interface Effort {
  /** Stretches to be bounded. */
  readonly boxes: number;
  /** Places to be looked at in what is then still open. */
  readonly points: number;
}

/** Places so few that to look at each is quicker than to bound them. */
const few = 4;
/** Of the whole line, how much may be left open around a turn. */
const loosest = 1e-6;

interface Piece extends Stretch {
  readonly verdict: Verdict;
  /** Decided by samples, not by bounds. */
  readonly sampled?: true;
}

export function search(probe: Probe, effort: Effort): Found {
  const { count, integer } = probe;
  let points = 0;
  const seen = new Map<number, number>();
  const side = (i: number): number => {
    let known = seen.get(i);
    if (known === undefined) {
      points++;
      known = probe.side(i);
      seen.set(i, known);
    }
    return known;
  };
  const at = (i: number) => side(i) === 0;

  const pieces: Piece[] = [];
  // Halves go to the end, so that the longest come first.
  const queue: Stretch[] = [{ from: 0, to: count - 1 }];
  let boxes = 0;
  let next = 0;
  for (; next < queue.length && boxes < effort.boxes; next++) {
    const { from, to } = queue[next] as Stretch;
    if (integer && to - from < few) {
      for (let i = from; i <= to; i++) pieces.push({ from: i, to: i, verdict: at(i) ? "yes" : "no" });
      continue;
    }
    boxes++;
    const verdict = probe.between(from, to);
    if (verdict !== "open" || to - from <= 1) {
      pieces.push({ from, to, verdict });
      continue;
    }
    const middle = Math.floor((from + to) / 2);
    queue.push({ from, to: middle }, { from: integer ? middle + 1 : middle, to });
  }
  const left = queue.slice(next);
  const each = Math.max(2, Math.floor(effort.points / Math.max(1, left.length)));
  const samples = left.map((stretch) => samplesIn(stretch, each, integer));
  probe.prepare(samples.flat(2));
  for (const sampled of samples) append(pieces, turnsIn(sampled, side, integer));
  pieces.sort((a, b) => a.from - b.from || a.to - b.to);

  const assembled = integer ? ofWhole(pieces) : ofReal(pieces, side, probe);
  return { ...assembled, points, boxes };
}

/** Pairs of places a good way apart, at most so many, that make up a stretch. */
function samplesIn(
  { from, to }: Stretch,
  most: number,
  whole: boolean,
): readonly (readonly [number, number])[] {
  const steps = Math.min(most, to - from);
  if (steps === 0) return [[from, from]];
  const place = (k: number) => Math.round(from + ((to - from) * k) / steps);
  return Array.from({ length: steps }, (_, k) => [whole && k > 0 ? place(k) + 1 : place(k), place(k + 1)]);
}

/** What pairs of places say of a stretch: where the two differ, the turn between them is tracked down. */
function turnsIn(
  samples: readonly (readonly [number, number])[],
  side: (i: number) => number,
  whole: boolean,
): Piece[] {
  const verdictAt = (i: number): Verdict => (side(i) === 0 ? "yes" : "no");
  const pieces: Piece[] = [];
  const track = (i: number, j: number): void => {
    if (whole && i === j) pieces.push({ from: i, to: i, verdict: verdictAt(i) });
    else if (Object.is(side(i), side(j))) {
      // Of whole neighbours nothing is left to see.
      const seen = whole && j - i <= 1;
      pieces.push({ from: i, to: j, verdict: verdictAt(i), ...(seen ? {} : { sampled: true }) });
    } else if (j - i <= 1) {
      if (!whole) pieces.push({ from: i, to: j, verdict: "open" });
      else for (const k of [i, j]) pieces.push({ from: k, to: k, verdict: verdictAt(k) });
    } else {
      const middle = Math.floor((i + j) / 2);
      track(i, middle);
      track(whole ? middle + 1 : middle, j);
    }
  };
  for (const [i, j] of samples) {
    if (i === j) pieces.push({ from: i, to: j, verdict: verdictAt(i) });
    else track(i, j);
  }
  return pieces;
}

type Assembled = Pick<Found, "holding" | "undecided" | "loose">;

function joined(stretches: readonly Stretch[], gap: number): Stretch[] {
  const joined: Stretch[] = [];
  for (const { from, to } of stretches) {
    const last = joined.at(-1);
    if (last !== undefined && from - last.to <= gap) joined[joined.length - 1] = { from: last.from, to };
    else joined.push({ from, to });
  }
  return joined;
}

function ofWhole(pieces: readonly Piece[]): Assembled {
  const holding = joined(
    pieces.filter(({ verdict }) => verdict === "yes"),
    1,
  );
  const undecided = joined(
    pieces.filter((piece) => piece.sampled),
    1,
  );
  return { holding, undecided, loose: 0 };
}

/** Between decided stretches, which share their ends, runs of open cells: in each of them the condition turns, or may. */
function ofReal(pieces: readonly Piece[], side: (i: number) => number, probe: Probe): Assembled {
  const at = (i: number) => side(i) === 0;
  const last = probe.count - 1;
  const holding: Holding[] = [];
  const undecided: Stretch[] = pieces.filter((piece) => piece.sampled);
  let loose = 0;
  // Where the stretch began that holds up to here.
  let start = at(0) ? 0 : undefined;
  for (const run of joined(
    pieces.filter(({ verdict }) => verdict === "open"),
    0,
  )) {
    const places = Array.from({ length: run.to - run.from + 1 }, (_, k) => run.from + k);
    const held = places.filter(at);
    const crossings = places.slice(1).filter((i) => side(i - 1) * side(i) === -1 && probe.meets(i - 1));
    const turns = held.length !== places.length && (held.length > 0 || crossings.length > 0);
    if (!turns) {
      for (const i of places.slice(0, -1)) {
        const verdict = probe.closer(i);
        if (verdict === "open" || (verdict === "yes") !== at(i)) undecided.push({ from: i, to: i + 1 });
      }
      continue;
    }
    loose = Math.max(loose, run.to - run.from);
    if (run.to - run.from > Math.max(8, last * loosest)) undecided.push(run);
    const [before, after] = [at(run.from), at(run.to)];
    const failing = places.filter((i) => !at(i));
    if (before) holding.push({ from: start ?? run.from, to: (failing[0] as number) - 1 });
    else if (!after && held.length > 0) holding.push({ from: held[0] as number, to: held.at(-1) as number });
    else if (!after)
      holding.push({ from: (crossings[0] as number) - 1, to: crossings[0] as number, crossing: true });
    start = after ? (failing.at(-1) as number) + 1 : undefined;
  }
  if (start !== undefined) holding.push({ from: start, to: last });
  undecided.sort((a, b) => a.from - b.from);
  return { holding, undecided: joined(undecided, 0), loose };
}
