import type { Provenance } from "../../report/types.ts";

/** A saved result beside the one that is calculated now. */
export interface ReplayReport {
  readonly command: "replay";
  readonly version: string;
  readonly file: string;
  /** What made the result: a command, and which version of the program. */
  readonly saved: { readonly command: string; readonly version: string };
  readonly requested: Pick<Provenance, "arguments" | "options">;
  readonly same: boolean;
  /** Figures whose formulas have changed, and requirements. */
  readonly formulas: readonly Changed[];
  /** Inputs of the plan, and what the model takes those for that it does not give; written out. */
  readonly inputs: readonly Changed[];
  /** The first of them, in the order of the saved result. */
  readonly differences: readonly Difference[];
  /** How many there are. */
  readonly count: number;
}

const maxListed = 100;

/** One answer to whether it is the same: nothing differs, and nothing that it was made of has changed. */
export function replayReport(
  found: Omit<ReplayReport, "command" | "same" | "differences" | "count"> & {
    readonly differences: readonly Difference[];
  },
): ReplayReport {
  const { formulas, inputs } = found;
  // What is named needs no fingerprint beside it.
  const named = new Set([
    ...(formulas.length + inputs.length > 0
      ? ["/provenance/model/fingerprint", "/provenance/plan/fingerprint"]
      : []),
  ]);
  const differences = found.differences.filter(({ path }) => !named.has(path));
  return {
    ...found,
    command: "replay",
    same: formulas.length + inputs.length + differences.length === 0,
    differences: differences.slice(0, maxListed),
    count: differences.length,
  };
}

/** What JSON holds. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

export interface Difference {
  /** A JSON pointer (RFC 6901): `/rows/12/values/3`. */
  readonly path: string;
  /** The figure, scenario and year that the place is about, where it is about one. */
  readonly metric?: string;
  readonly scenario?: string;
  readonly year?: number;
  /** Undefined where there is none. */
  readonly saved: Value | undefined;
  readonly current: Value | undefined;
}

/** A name whose value was another when the result was saved; undefined where there was none, or is none now. */
export interface Changed {
  readonly name: string;
  readonly saved: string | undefined;
  readonly current: string | undefined;
}

/** Names that are not alike in two records, sorted. */
export function changed(
  saved: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): Changed[] {
  const own = (record: Readonly<Record<string, string>>, name: string) =>
    Object.hasOwn(record, name) ? record[name] : undefined;
  return [...new Set([...Object.keys(saved), ...Object.keys(now)])]
    .sort()
    .map((name) => ({ name, saved: own(saved, name), current: own(now, name) }))
    .filter((each) => each.saved !== each.current);
}

/**
 * Every place at which two documents differ, in the order of the saved one. `added`: whether what only the newer one has counts:
 * versions of the program add fields. `skip`: pointers of what is compared elsewhere, or not at all.
 */
export function differences(
  saved: Value,
  now: Value,
  { added, skip }: { readonly added: boolean; readonly skip: ReadonlySet<string> },
): Difference[] {
  const years = isObject(saved) && Array.isArray(saved.years) ? saved.years : [];
  const found: Difference[] = [];
  const walk = (a: Value | undefined, b: Value | undefined, path: string, about: About): void => {
    if (skip.has(path)) return;
    if (Array.isArray(a) && Array.isArray(b)) {
      const dated = path.endsWith("/values") && a.length === years.length;
      for (let i = 0; i < Math.max(a.length, b.length); i++) {
        const year = dated ? years[i] : undefined;
        walk(a[i], b[i], `${path}/${i}`, typeof year === "number" ? { ...about, year } : about);
      }
    } else if (isObject(a) && isObject(b)) {
      const keys = [
        ...Object.keys(a),
        ...Object.keys(b).filter(
          (key) => (added || path.startsWith("/provenance")) && !Object.hasOwn(a, key),
        ),
      ];
      const inside = aboutOf(a, about);
      for (const key of keys) walk(own(a, key), own(b, key), `${path}/${pointed(key)}`, inside);
    } else if (a !== b) {
      found.push({ path, ...about, saved: a, current: b });
    }
  };
  walk(saved, now, "", {});
  return found;
}

type About = Pick<Difference, "metric" | "scenario" | "year">;

function aboutOf(object: { readonly [key: string]: Value }, about: About): About {
  const { metric, scenario } = object;
  return {
    ...about,
    ...(typeof metric === "string" ? { metric } : {}),
    ...(typeof scenario === "string" ? { scenario } : {}),
  };
}

function isObject(value: Value | undefined): value is { readonly [key: string]: Value } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(object: { readonly [key: string]: Value }, key: string): Value | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function pointed(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
