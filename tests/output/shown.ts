/** Printed tables, read back: what a cell shows is held against the number of the JSON, rounded on its own digits. */

/** A number in units of ten to the `power`, with so many decimals, half away from zero: calculated on the digits of the JSON. */
export function rounded(value: number, decimals: number, power = 0): string {
  const digits = value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 });
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits) ?? [];
  const places = 30;
  const exact = BigInt(whole + fraction.padEnd(places, "0"));
  const tick = 10n ** BigInt(places + power - decimals);
  const ticks = (2n * exact + tick) / (2n * tick);
  const text = String(ticks).padStart(decimals + 1, "0");
  const point = text.length - decimals;
  const commas = text.slice(0, point).replace(/\B(?=(\d{3})+$)/g, ",");
  return (ticks === 0n ? "" : sign) + commas + (decimals === 0 ? "" : `.${text.slice(point)}`);
}

export interface ShownRow {
  /** The row in bold above it, or nothing. */
  readonly section: string;
  readonly cells: readonly string[];
}

export interface ShownGrid {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly ShownRow[];
}

export interface ShownPage {
  /** Of ten: in which the money of its tables is told. */
  readonly power: number;
  readonly grids: readonly ShownGrid[];
}

export const scales: Readonly<Record<string, number>> = {
  ...{ 조: 12, 억: 8, 만: 4 },
  ...{ trillion: 12, billion: 9, "100 million": 8, million: 6 },
};
const scaleNames = Object.keys(scales).join("|");
const currencies =
  "(?:won|(?:US|Canadian) dollars?|euros?|pounds?|rupees?|yen|원|(?:캐나다 )?달러|유로|파운드|루피|엔|[A-Z]{3})";

const plainText = (text: string) => text.replaceAll(/\\(.)/g, "$1").replaceAll(/^(\*\*|`)|(\*\*|`)$/g, "");

/** A page of Markdown as its tables. */
export function shownIn(markdown: string): ShownPage {
  const grids: { title: string; head: string[]; rows: ShownRow[] }[] = [];
  let [title, section] = ["", ""];
  let open: (typeof grids)[number] | undefined;
  for (const line of markdown.split("\n")) {
    if (!line.startsWith("|")) {
      open = undefined;
      if (line.startsWith("**")) title = plainText(line.replace(/\\$/, ""));
      continue;
    }
    const raw = line.slice(1, -1).split(/(?<!\\)\|/);
    const cells = raw.map((cell) => plainText(cell.trim()));
    if (open === undefined) {
      open = { title, head: cells, rows: [] };
      grids.push(open);
      section = "";
    } else if (!/^ ---/.test(raw[0] as string)) {
      if (/^ \*\*/.test(raw[0] as string)) section = cells[0] as string;
      else open.rows.push({ section, cells });
    }
  }
  const basis = new RegExp(`^(?:(${scaleNames}) )?${currencies},`, "m").exec(markdown);
  return { power: scales[basis?.[1] ?? ""] ?? 0, grids };
}

/**
 * How a number is told: as it is, with a sign, a share of one in percent, the same with a sign, an error that may be smaller than
 * its last digit, an effect of which only that may be said, a cost to three figures, or a ratio with a warning.
 */
type Manner = "amount" | "change" | "share" | "relative" | "error" | "effect" | "cost" | "slip";

/** Numbers that a cell shows. */
export interface Told {
  readonly values: readonly (number | null)[];
  readonly unit: string;
  readonly as: Manner | "typed" | "range";
}

export const told = (value: number | null, unit: string, as: Manner = "amount"): Told => ({
  values: [value],
  unit,
  as,
});
/** Several beside each other, with a bar or dots between them. */
export const list = (values: readonly (number | null)[], unit: string, as: Manner = "amount"): Told => ({
  values,
  unit,
  as,
});
/** The least and the most, and one number where both print alike. */
export const range = (least: number | null, most: number | null, unit: string): Told => ({
  values: [least, most],
  unit,
  as: "range",
});
/** An input in its own words: "65조", "1,350 → 1,600 KRW/USD", "0 / 0 / 25%". */
export const typed = (value: number | null | readonly (number | null)[], unit: string): Told => ({
  values: typeof value === "number" || value === null ? [value] : value,
  unit,
  as: "typed",
});

/** A row of the JSON as a table must have it: what stands in the columns of these headings, numbers or these very words. */
export interface Wanted {
  /** How the grid's title begins, in English. */
  readonly grid?: string;
  readonly section?: string | RegExp;
  readonly label: string | RegExp;
  /** The column of the label, 0 where nothing is said. */
  readonly by?: number;
  readonly cells: Readonly<Record<string, Told | string>>;
}

interface Place {
  /** Everything that may name the scale of a row of its own: label, section, heading and title. */
  readonly around: readonly string[];
  readonly power: number;
  readonly money: string;
}

function powerOf(unit: string, { around, power, money }: Place): number {
  if (unit === money) {
    // A grid may be expressed in a scale of its own, which its title names.
    const own = around.map((text) => inTitle.exec(text)?.[1]).find((name) => name !== undefined);
    return own === undefined ? power : (scales[own] as number);
  }
  if (!/^[A-Z]{3}(\/|$)/.test(unit)) return 0;
  const named = around.map((text) => inLabel.exec(text)).find((match) => match !== null);
  return scales[named?.[1] ?? named?.[2] ?? ""] ?? 0;
}

const inLabel = new RegExp(`\\((${scaleNames}) |: -?[\\d,.]+ ?(${scaleNames}) ?${currencies}`);
const inTitle = new RegExp(`(?:, in|,|:) (${scaleNames}) ${currencies}$`);
const levels: Readonly<Record<string, readonly string[]>> = {
  "1": ["above", "웃돎"],
  "0": ["about level", "비슷함"],
  "-1": ["below", "밑돎"],
};
const none = ["n/a", "산출 불가", "never", "n.m.", "–"];
/** A calendar year that never comes; from one year to none there is no number of years. */
const noYear: Partial<Record<Manner, readonly string[]>> = { amount: ["none", "없음"], change: [""] };

/** Whether a cell shows numbers, in a scale that its place names, each rounded by itself. */
export function shows(cell: string, told: Told, place: Place): boolean {
  const text = cell.replace(/^× /, "").replace(/ \*$/, "").replaceAll(" †", "");
  const { values, unit, as } = told;
  if (as === "typed") return typedShown(text, values, unit);
  const power = powerOf(unit, place);
  const one = (part: string, value: number | null, manner: Manner): boolean => {
    if (value === null) return ((unit === "year" && noYear[manner]) || none).includes(part);
    if (unit === "year" && manner === "amount" && value === 0) return noYear.amount?.includes(part) ?? false;
    if (manner === "slip") return part.endsWith(" !") && isRounded(part.slice(0, -2), value, 0, false);
    if (manner === "cost") return costShown(part, value);
    if (manner === "effect" && part === "0") return value === 0;
    if (manner === "effect" && part === "~0%") return value !== 0 && Math.abs(value) < 0.5e-5;
    if (manner === "share" || manner === "relative" || manner === "effect") {
      const [, digits = ""] = /^(.+)%$/.exec(part) ?? [];
      return isRounded(digits, value, -2, manner !== "share");
    }
    if (manner === "error" && part.startsWith("<")) {
      const decimals = decimalsOf(part);
      return value > 0 && part === `<${rounded(Number(`1e${power - decimals}`), decimals, power)}`;
    }
    if (unit === "level" && manner === "amount") return levels[String(value)]?.includes(part) ?? false;
    if (unit === "year" && manner === "amount" && Number.isInteger(value)) return part === String(value);
    return isRounded(part, value, power, manner === "change");
  };
  if (as === "range") {
    const [from = "", till = from, more] = text.split("–");
    return (
      more === undefined && one(from, values[0] ?? null, "amount") && one(till, values[1] ?? null, "amount")
    );
  }
  const parts = text.split(/ [|…] /);
  return parts.length === values.length && values.every((value, i) => one(parts[i] as string, value, as));
}

/** "$43.9M", "1.46조 원": three figures and zeros behind them, or all figures of the scale. */
function costShown(text: string, value: number): boolean {
  const [, digits = "", scale = ""] = /^\D*?([\d,.]+)(조|억|만|[TBMk])?(?: \D+)?$/.exec(text) ?? [];
  const power = { T: 12, B: 9, M: 6, k: 3 }[scale] ?? scales[scale] ?? 0;
  if (digits === rounded(value, decimalsOf(digits), power)) return true;
  const first = Math.floor(Math.log10(value));
  return (
    digits === rounded(Number(`${rounded(value, 0, first - 2).replaceAll(",", "")}e${first - 2}`), 0, power)
  );
}

const decimalsOf = (text: string) => text.split(".")[1]?.length ?? 0;

/** Whether a text is a number in units of ten to the `power`, rounded by itself. */
export function isRounded(text: string, value: number, power = 0, withSign = false): boolean {
  const right = rounded(value, decimalsOf(text), power);
  return text === (withSign && value > 0 && /[1-9]/.test(right) ? `+${right}` : right);
}

const number = `[×+]?(-?[\\d,]+(?:\\.\\d+)?)(?: ?(${scaleNames}))?`;

/** With every figure of each number, 15 of them, and the unit behind the last. */
function typedShown(text: string, values: readonly (number | null)[], unit: string): boolean {
  const [, inner = ""] = /^(.*?)(?: \((?:the rest|나머지|[a-z]+)\))?$/.exec(text) ?? [];
  const parts = inner.split(/ (?:\/|→|…) /);
  const shown =
    parts.length === values.length
      ? values
      : parts.length === 1
        ? values.slice(0, 1)
        : [values[0], values.at(-1)];
  if (parts.length !== shown.length) return false;
  if (parts.length === 1 && values.some((value) => value !== values[0])) return false;
  const lastScale = new RegExp(`^${number}`).exec(parts.at(-1) as string)?.[2];
  return shown.every((value, i) => {
    if (value === null || value === undefined) return none.includes(parts[i] as string);
    const match = new RegExp(`^${number}(.*)$`).exec(parts[i] as string);
    if (match === null) return false;
    const [, digits = "", own = "", behind = ""] = match;
    // What all have behind their numbers stands behind the last.
    const scale = own === "" && behind === "" ? (lastScale ?? "") : own;
    if (i === shown.length - 1 && behind + scale === "" && !["1", "year"].includes(unit)) return false;
    const power = scales[scale] ?? 0;
    const plain = digits.replaceAll(",", "");
    const whole = Number(`${plain}e${power}`);
    return (
      plain === rounded(value, decimalsOf(digits), power).replaceAll(",", "") &&
      Math.abs(whole - value) <= 1e-14 * Math.abs(value)
    );
  });
}

/** A calendar year has none. */
const withCommas = (digits: string) =>
  /^\d{4}$/.test(digits) ? digits.replace(/\B(?=\d{3}$)/, ",") : digits;

/** Whether every number of a text in words is one of these, rounded by itself in the scale behind it; and there is one. */
export function tells(text: string, values: readonly (number | null)[]): boolean {
  const found = [...text.matchAll(new RegExp(number, "g"))];
  if (found.length === 0) return none.includes(text) && values.includes(null);
  return found.every(([, digits = "", scale = ""]) =>
    values.some((value) => value !== null && isRounded(withCommas(digits), value, scales[scale] ?? 0, false)),
  );
}

/**
 * What is wrong with a page, nothing if every row of the JSON stands in the English page and every number of a page is one of the
 * JSON: where a row stands in the English page, the same row stands in the other one, in its own words. `words`: headings of
 * columns that hold no figure, such as those of dates.
 */
export function wrongIn(
  pages: readonly [ShownPage, ...ShownPage[]],
  wanted: readonly Wanted[],
  money: string,
  words: RegExp = /^$/,
): string[] {
  const shape = ({ grids }: ShownPage) =>
    JSON.stringify(grids.map(({ head, rows }) => [head.length, rows.length]));
  const [english] = pages;
  if (pages.some((page) => shape(page) !== shape(english))) return ["the languages show different tables"];
  const seen = new Set<string>();
  const wrong = wanted.flatMap((row) => {
    const places = english.grids.flatMap((grid, g) => {
      const columns = Object.keys(row.cells).map((heading) => headingAt(grid.head, heading));
      if (row.grid !== undefined && !grid.title.startsWith(row.grid)) return [];
      if (columns.includes(-1)) return [];
      return grid.rows.flatMap(({ section, cells }, r) =>
        isNamed(cells[row.by ?? 0] ?? "", row.label) &&
        (row.section === undefined || isNamed(section, row.section))
          ? [{ g, r, columns }]
          : [],
      );
    });
    const problems: string[] = [];
    for (const { g, r, columns } of places) {
      if (columns.some((c) => seen.has(`${g} ${r} ${c}`))) continue;
      const off = pages.flatMap(({ power, grids }) => {
        const { title, head, rows } = grids[g] as ShownGrid;
        const { section, cells } = rows[r] as ShownRow;
        return Object.values(row.cells).flatMap((told, k) => {
          const c = columns[k] as number;
          const text = cells[c] as string;
          const around = [cells[0] as string, section, head[c] as string, title];
          const holds =
            typeof told === "string" ? text === told : shows(text, told, { around, power, money });
          return holds ? [] : [`"${text}" for ${typeof told === "string" ? `"${told}"` : told.values}`];
        });
      });
      if (off.length === 0) {
        for (const c of [...columns, row.by ?? 0]) seen.add(`${g} ${r} ${c}`);
        return [];
      }
      problems.push(off.slice(0, 4).join(", "));
    }
    return [`${row.grid ?? ""} ${row.section ?? ""} ${row.label}: ${problems[0] ?? "no such row"}`];
  });
  const unknown = english.grids.flatMap(({ head, rows, title }, g) =>
    rows.flatMap(({ cells }, r) =>
      cells.flatMap((text, c) =>
        c > 0 && /\d/.test(text) && !seen.has(`${g} ${r} ${c}`) && !words.test(head[c] as string)
          ? [`${title}: ${cells[0]}, ${head[c]}: "${text}" is nothing of the JSON`]
          : [],
      ),
    ),
  );
  return [...wrong, ...unknown];
}

/** The column of a heading, or of one by its number: "#2". */
function headingAt(head: readonly string[], heading: string): number {
  if (/^#\d+$/.test(heading)) return head.length > Number(heading.slice(1)) ? Number(heading.slice(1)) : -1;
  return head.findIndex((text, i) => i > 0 && isNamed(text, heading));
}

/** A name alone, or with the mark of a memo item and a unit behind it. */
function isNamed(text: string, name: string | RegExp): boolean {
  if (typeof name !== "string") return name.test(text);
  if (text === name) return true;
  return text.startsWith(`${name} `) && /^( \*)?( \(.*\))?$/.test(text.slice(name.length));
}

/** Every digit, with commas. */
export const typedIn = (value: number) => rounded(value, String(value).split(".")[1]?.length ?? 0);

/** Of any list of any document. */
// biome-ignore lint/suspicious/noExplicitAny: what is in it, each command says
export type Entry = { readonly [key: string]: any };

/** A document with the lists that its command has. */
export type Document = Entry & {
  readonly [List in
    | ("scenarios" | "rows" | "sums" | "differences" | "bridges" | "inputs" | "axes" | "metrics" | "points")
    | (
        | "probabilities"
        | "first_years"
        | "measures"
        | "tornado"
        | "indices"
        | "tracks"
        | "disagreements"
        | "lines"
      )
    | (
        | "history"
        | "entries"
        | "accuracy"
        | "cases"
        | "informed_inputs"
        | "items"
        | "answers"
        | "nodes"
      )]: readonly Entry[];
} & { readonly years: readonly number[]; readonly baseline: string };

/** The one entry of a list of which something is true; throws where there is none. */
export function one(list: readonly Entry[], is: (entry: Entry) => boolean): Entry {
  const found = list.find(is);
  if (found === undefined) throw new Error(`no such entry among ${list.length}`);
  return found;
}
