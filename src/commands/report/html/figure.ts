/** A chart with its title, its source and its files, and figures by name with their notes. */

import { guarded } from "../../../control-characters.ts";
import { maxOf } from "../../../lists.ts";
import { csvRecords } from "../../../output/csv/csv.ts";
import { moneyBasis } from "../../../output/numbers/cells.ts";
import { plain } from "../../../output/numbers/number.ts";
import { basisLines, moneyLines } from "../../../output/text/heading.ts";
import { wrap } from "../../../output/text/width.ts";
import { base64 } from "../interactive/packed.ts";
import { type Picture, roomFor } from "./charts/frame.ts";
import { datum, type Setting } from "./context.ts";
import { type Child, el, Markup } from "./element.ts";
import { pictureStyle } from "./style.ts";

export interface Key {
  /** What the picture's mark is known by. */
  readonly mark: string;
  readonly shape: "box" | "line";
  readonly label: string;
}

function legend(keys: readonly Key[]): Markup {
  return el(
    "ul",
    { class: "legend" },
    keys.map(({ mark, shape, label }) =>
      el(
        "li",
        {},
        el("svg", { class: "key", viewBox: "0 0 16 12", "aria-hidden": "true" }, keyMark(mark, shape)),
        el("span", {}, label),
      ),
    ),
  );
}

function keyMark(mark: string, shape: Key["shape"]): Markup {
  return el(
    "g",
    { class: mark },
    shape === "box"
      ? el("rect", { x: 1, y: 1, width: 14, height: 10 })
      : el("path", { d: "M0 6H16", class: mark.startsWith("limit") ? mark : "stroke" }),
  );
}

export interface Panel {
  readonly heading?: string;
  /** Beside the heading. */
  readonly more?: Child;
  readonly picture: Picture;
}

/** The numbers that a picture is drawn from, for a spreadsheet: exact, and by the names that JSON has for them. */
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface Chart {
  /** Of the page: by it the chart can be linked to, and its files are called so. */
  readonly id: string;
  /** What is seen. */
  readonly title: string;
  readonly titleNote?: Child;
  /** What is measured, and in which unit. */
  readonly measure: string;
  readonly panels: readonly Panel[];
  readonly keys?: readonly Key[];
  readonly notes?: Child;
  readonly sheet: Sheet;
  /** Where its numbers are from. */
  readonly source: Child;
  /** Below the picture. */
  readonly numbers?: Child;
}

/** A chart: what is seen, what is measured, the pictures side by side where there is room, its source, and its files. */
export function chart(setting: Setting, content: Chart): Markup {
  const { t } = setting;
  const { id, title, titleNote, measure, panels, keys, notes, sheet, source, numbers } = content;
  return el(
    "figure",
    { id, class: "chart", "aria-labelledby": `${id}-name` },
    el("h3", { id: `${id}-name` }, title, titleNote),
    el("p", { class: "measure" }, measure),
    el(
      "div",
      { class: panels.length > 1 ? "panels" : "panels alone" },
      panels.map(({ heading, more, picture }) =>
        el(
          "div",
          { class: "panel" },
          heading === undefined ? undefined : el("p", { class: "panel-name" }, heading, more),
          picture,
        ),
      ),
    ),
    keys === undefined ? undefined : legend(keys),
    notes === undefined ? undefined : el("p", { class: "soft" }, notes),
    el(
      "figcaption",
      {},
      source,
      el(
        "span",
        { class: "files" },
        el("a", { href: `#${id}` }, t("page.link")),
        " ",
        el(
          "a",
          { href: dataUri("text/csv", csvText(sheet, setting)), download: `${id}.csv` },
          t("page.data-file"),
        ),
        " ",
        el(
          "a",
          { href: dataUri("image/svg+xml", standalone(setting, content)), download: `${id}.svg` },
          t("page.picture-file"),
        ),
      ),
    ),
    numbers,
  );
}

function dataUri(type: string, text: string): string {
  return `data:${type};charset=utf-8;base64,${base64(new TextEncoder().encode(text))}`;
}

/** With a mark by which spreadsheets know the encoding, and which money it counts in a last column, as the CSV of commands has it. */
function csvText({ columns, rows }: Sheet, { report, language }: Setting): string {
  const cell = (value: string | number | null) =>
    value === null ? "" : typeof value === "number" ? plain(value) : guarded(value);
  const counted = moneyLines(report, language).join("; ");
  const last = (text: string) => (counted === "" ? [] : [text]);
  const records = rows.map((row) => [...row.map(cell), ...last(guarded(counted))]);
  return `\ufeff${csvRecords([[...columns, ...last("basis")], ...records])}`;
}

const margin = 20;
const between = 36;

/** All panels of a chart as one picture that needs no page around it: in light colours, with its title and its source. */
export function standalone(
  { t, report, language, table }: Setting,
  { title, measure, panels, keys = [] }: Chart,
): string {
  // One alone is drawn larger.
  const zoom = panels.length === 1 ? 1.5 : 1;
  const widest = zoom * maxOf(panels.map(({ picture }) => picture.width));
  const perRow = Math.min(2, panels.length);
  const full = perRow * widest + (perRow - 1) * between;
  const columns = Math.floor(full / 6.4);
  const head = [
    ...wrap(title, Math.floor(columns * 0.72)).map((line) => ({ line, size: 17, kind: "title" })),
    ...wrap(measure, columns).map((line) => ({ line, size: 14, kind: "" })),
  ];
  let y = margin;
  const words: Child[] = head.map(({ line, size, kind }) => {
    y += size;
    return el("text", { x: 0, y, class: kind }, line);
  });
  y += 12;
  const rows = Array.from({ length: Math.ceil(panels.length / perRow) }, (_, r) =>
    panels.slice(r * perRow, (r + 1) * perRow),
  );
  for (const row of rows) {
    const named = row.some(({ heading }) => heading !== undefined);
    words.push(
      row.map(({ heading = "", picture }, i) => {
        const x = i * (widest + between);
        const [name = ""] = wrap(heading, Math.floor(widest / 6));
        return [
          named ? el("text", { x, y: y + 14, class: "name strong" }, name) : undefined,
          new Markup(
            picture.text.replace(
              "<svg ",
              `<svg x="${x}" y="${y + (named ? 22 : 0)}" width="${zoom * picture.width}" height="${zoom * picture.height}" `,
            ),
          ),
        ];
      }),
    );
    y += (named ? 22 : 0) + zoom * maxOf(row.map(({ picture }) => picture.height)) + 12;
  }
  let x = 0;
  for (const { mark, shape, label } of keys) {
    const room = 26 + roomFor([label]);
    if (x > 0 && x + room > full) {
      x = 0;
      y += 18;
    }
    words.push(
      el("g", { transform: `translate(${x} ${y})` }, keyMark(mark, shape)),
      el("text", { x: x + 22, y: y + 10 }, label),
    );
    x += room;
  }
  if (keys.length > 0) y += 20;
  const source = t("page.picture-source", { version: report.version, plan: report.plan.label[language] });
  const basis = basisLines(report.scenarios, language);
  // In the scale of the picture, which its measure names.
  const counted = basis.length === 0 ? "" : [moneyBasis(report, table), ...basis].join("; ");
  for (const line of [source, counted].flatMap((text) => (text === "" ? [] : wrap(text, columns)))) {
    y += 14;
    words.push(el("text", { x: 0, y }, line));
  }
  const height = y + margin;
  const width = full + 2 * margin;
  return el(
    "svg",
    {
      ...{ xmlns: "http://www.w3.org/2000/svg", width, height },
      viewBox: `${-margin} 0 ${width} ${height}`,
    },
    el("title", {}, title),
    // Our own, and so not escaped.
    new Markup(`<style>${pictureStyle}</style>`),
    el("rect", { x: -margin, y: 0, width, height, class: "paper" }),
    words,
  ).text;
}

export function section(id: string, heading: string, ...content: readonly Child[]): Markup {
  return el(
    "section",
    { id, "aria-labelledby": `${id}-heading` },
    el("h2", { id: `${id}-heading` }, heading),
    content,
  );
}

/** A figure's name with the number of the note that says where it comes from. */
export function named(setting: Setting, label: string, metric: string): Child {
  return [label, noteOf(setting, metric)];
}

/** The letter of the note about a figure, where there is one. */
export function noteOf({ t, report }: Setting, metric: string): Child {
  const place = report.figures.findIndex((note) => note.metric === metric);
  if (place < 0) return undefined;
  const letter = noteLetter(place);
  return el(
    "sup",
    {},
    el("a", { href: `#note-${letter}`, "aria-label": t("page.note", { number: letter }) }, letter),
  );
}

/** Notes have letters, since sources have numbers: a, b, … z, aa, ab, … */
export function noteLetter(place: number): string {
  const letter = String.fromCharCode(97 + (place % 26));
  return place < 26 ? letter : noteLetter(Math.floor(place / 26) - 1) + letter;
}

/** Where a chart of a figure has its numbers from: the program, the inputs behind the figure, and the sources of these. */
export function sourceOf(setting: Setting, metric: string): Child {
  const { report, rich, t, table } = setting;
  const place = report.figures.findIndex((each) => each.metric === metric);
  const note = report.figures[place];
  const made = t("page.source-program", { version: report.version, basis: moneyBasis(report, table) });
  if (note === undefined) return made;
  const { inputs, assumptions, sources } = note;
  const values = {
    inputs: String(inputs.length),
    assumptions: datum(assumptions, String(assumptions), `metrics.${place}.assumptions`),
  };
  if (sources.length === 0) return [made, " ", rich("page.source-none", values)];
  return [made, " ", rich("page.source-inputs", values), " ", sourceMarks(setting, sources), "."];
}

/** [3–5, 9]: sources by the numbers that they bear, each run of them by its ends. */
export function sourceMarks({ report }: Setting, ids: readonly string[]): Child {
  if (ids.length === 0) return undefined;
  const places = ids.map((id) => report.sources.findIndex((source) => source.id === id));
  const runs: [number, number][] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && place === last[1] + 1) last[1] = place;
    else runs.push([place, place]);
  }
  const to = (place: number) => el("a", { href: `#source-${place + 1}` }, String(place + 1));
  const parts = runs.flatMap(([from, until], i): Child[] => [
    i === 0 ? "" : ", ",
    from === until ? to(from) : [to(from), until === from + 1 ? ", " : "–", to(until)],
  ]);
  return el("span", { class: "marks" }, "[", parts, "]");
}
