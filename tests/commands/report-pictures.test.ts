import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endLabels, yearMarks } from "../../src/commands/report/html/charts/frame.ts";
import { stacked } from "../../src/commands/report/html/charts/stacked-chart.ts";
import { el } from "../../src/commands/report/html/element.ts";
import { baekjo, type Run, tiny } from "../helpers/cli.ts";
import { decoded, filesOf, placeIn } from "../helpers/page.ts";
import { scales } from "../output/shown.ts";

type Program = (args: readonly string[]) => Promise<Run>;

/** Where an axis has which number: pixels, and the number that is written there. */
interface Tick {
  readonly at: number;
  readonly value: number;
}

/** What is drawn of a number. */
interface Mark {
  readonly shape: string;
  readonly value: number;
  /** Its place in the JSON. */
  readonly at: string;
  readonly of: Readonly<Record<string, string>>;
}

const number = (text: string) =>
  Number(text.replaceAll(",", "").replace("−", "-").replace("%", "")) / (text.endsWith("%") ? 100 : 1);

/** Pictures with their marks, their upright axes from the top down, and the axis below. */
function picturesOf(html: string) {
  return [...html.matchAll(/<svg [^>]*role="img".*?<\/svg>/gs)].map(([svg]) => {
    const ticks = [
      ...svg.matchAll(
        /<line x1="([\d.]+)" x2="([\d.]+)" y1="([\d.]+)" y2="([\d.]+)" class="(?:level|zero)"\/><text [^>]*>([−\d,.]+%?)<\/text>/g,
      ),
    ].map(([, x1 = "", x2 = "", y1 = "", y2 = "", text = ""]) => ({ x1, x2, y1, y2, value: number(text) }));
    const upright: Tick[][] = [];
    for (const { y1, value } of ticks.filter((each) => each.y1 === each.y2)) {
      const open = upright.at(-1);
      const tick = { at: Number(y1), value };
      if (open === undefined || value < (open.at(-1)?.value ?? 0)) upright.push([tick]);
      else open.push(tick);
    }
    const below = ticks
      .filter((each) => each.x1 === each.x2)
      .map(({ x1, value }): Tick => ({ at: Number(x1), value }));
    const marks = [...svg.matchAll(/<(rect|circle|line|path) ([^>]*data-value="[^>]*)\/>/g)].map(
      ([, shape = "", attributes = ""]): Mark => {
        const of = Object.fromEntries(
          [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
        );
        return { shape, value: Number(of["data-value"]), at: of["data-at"] as string, of };
      },
    );
    const texts = [...svg.matchAll(/<text [^>]*?(?: class="([^"]*)")?>([^<]*)<\/text>/g)].map(
      ([, kind, text = ""]) => ({ kind, text: decoded(text) }),
    );
    const id = /aria-labelledby="([\w-]+)-title /.exec(svg)?.[1] ?? "";
    const about = [...svg.matchAll(/<(?:title|desc)[^>]*>([^<]*)</g)].map(([, text = ""]) => decoded(text));
    return { id, upright, below, marks, texts, about };
  });
}

/** Pixels of a number by the ends of an axis. */
function along(ticks: readonly Tick[]): (value: number) => number {
  const [first, last] = [ticks[0], ticks.at(-1)] as [Tick, Tick];
  return (value) => first.at + ((value - first.value) / (last.value - first.value)) * (last.at - first.at);
}

/** The trials of a histogram: those whose inputs do not contradict each other. */
function keptIn(json: unknown, at: string): number {
  const { below, counts, above } = placeIn(json, at.split(".").slice(0, 2).join(".")) as {
    readonly [end in "below" | "above"]: number;
  } & { readonly counts: readonly number[] };
  return counts.reduce((sum, count) => sum + count, below + above);
}

const buses = ["--plan", "tests/fixtures/bus/plan.json", "--model", "tests/fixtures/bus/model.json"];

describe.each([
  ["the small plan", tiny, ["double", "stress", "--set", "funding.public=13조"]],
  ["Korea", baekjo, ["gpus-100k", "gpus-200k", "stress"]],
  ["Korea in Korean", baekjo, ["--lang", "ko"]],
  ["Korea over 24 years", baekjo, ["gpus-100k", "--years", "2026..2049"]],
  ["Korea in dollars", baekjo, ["--in", "USD"]],
  ["India", baekjo, ["--plan", "india"]],
  ["the European Union, in Korean", baekjo, ["--plan", "eu", "--lang", "ko"]],
  ["Japan", baekjo, ["--plan", "japan"]],
  ["no public money", baekjo, ["--set", "funding.public.amount=0 KRW"]],
  [
    "contradictory trials",
    baekjo,
    ["gpus-100k+compute.payers.local=20%", "--set", "compute.payers.firms=70%[40%..100%]"],
  ],
  ["buses", baekjo, buses],
] as const)("pictures of %s", async (_, program: Program, args) => {
  const asked = ["report", ...args, "--trials", "300", "--as-of", "2026-06-30"];
  const { out: html } = await program([...asked, "--format", "html"]);
  const json = JSON.parse((await program([...asked, "--format", "json"])).out);
  const pictures = picturesOf(html);
  const named = /<p class="measure">[^<]*?(조|억|만|trillion|billion|million) [^,<]{1,30}, /.exec(html);
  const scale = 10 ** (scales[named?.[1] ?? ""] ?? 0);

  test("have even axes", () => {
    expect(pictures.length).toBeGreaterThan(4);
    for (const { id, upright, below } of pictures)
      for (const ticks of [...upright, below].filter((each) => each.length > 1))
        for (const { at, value } of ticks)
          expect([id, value, Math.abs(along(ticks)(value) - at) < 0.02]).toEqual([id, value, true]);
  });

  test("show every number where the axis has it, from zero", () => {
    let seen = 0;
    const off: unknown[] = [];
    const hold = (mark: Mark, drawn: number, expected: number) => {
      seen++;
      if (Math.abs(drawn - expected) > 0.05) off.push([mark.at, drawn, expected]);
    };
    for (const { id, upright, below, marks } of pictures) {
      const [kind] = id.split("-");
      const [first = [], second = []] = upright.map((ticks) => ticks);
      const [y, x] = [along(first), along(below)];
      for (const mark of marks) {
        const { shape, value, at, of } = mark;
        const [left, width, height] = [Number(of.x), Number(of.width), Number(of.height)];
        if (kind === "picture" && shape === "rect") hold(mark, height, y(0) - y(Math.abs(value) / scale));
        else if (kind === "picture") {
          const end = /([\d.]+)$/.exec(of.d ?? "")?.[1];
          hold(mark, Number(end), y(value / scale));
        } else if (shape === "circle" && kind !== "sure") hold(mark, Number(of.cy), y(value / scale));
        else if (kind === "sure" && shape === "rect") hold(mark, height, y(0) - y(value / keptIn(json, at)));
        else if (kind === "sure" && shape === "circle") {
          hold(mark, Number(of.cx), x(value / scale));
          const share = Number(
            /p(\d+)/.exec(JSON.stringify(placeIn(json, at.split(".").slice(0, 2).join("."))))?.[1],
          );
          hold(mark, Number(of.cy), along(second)(share / 100));
        } else if (kind === "sure") hold(mark, Number(of.x1), x(value / scale));
        else if (kind === "hinges" && width > 0.5) {
          const end = x(value / scale);
          hold(mark, Math.abs(left - end) < Math.abs(left + width - end) ? left : left + width, end);
        } else if (kind === "record" && shape === "rect" && /least|most/.test(of.class ?? "")) {
          const track = placeIn(json, at.split(".").slice(0, 2).join(".")) as { target: number };
          hold(mark, width, x(Math.min(1, value / track.target)) - x(0));
        }
      }
    }
    expect(off).toEqual([]);
    expect(seen).toBeGreaterThan(40);
  });

  const apart = html.replaceAll(/<svg [^>]*role="img".*?<\/svg>|<style>.*?<\/style>/gs, "");
  const numbers = (text: string) =>
    text
      .replaceAll(/\d{4}-\d\d-\d\d/g, "")
      .replaceAll("−", "-")
      .match(/(?<![\w-])-?\d+(?:,\d{3})*(?:\.\d+)?%?/g) ?? [];
  const data = new Set(
    [...apart.matchAll(/<data [^>]*>([^<]*)<\/data>/g)].flatMap(([, text = ""]) => numbers(text)),
  );
  const told = new Set(numbers(decoded(apart.replaceAll(/<[^>]*>/g, " "))));

  test("write no number that the page does not have besides", () => {
    for (const { id, texts, about, marks } of pictures) {
      const bars = String(new Set(marks.map(({ at }) => at.split(".").slice(0, 2).join("."))).size);
      for (const { kind, text } of texts) {
        if (kind === undefined) continue;
        // What is missing, a line's end, a percentile: an amount that stands in a table as it is in the JSON.
        const isAmount = /loss|end/.test(kind) || / \S*\d\.\d\d$/.test(text);
        for (const each of numbers(text))
          expect([id, text, (isAmount && /\.\d\d$/.test(each) ? data : told).has(each)]).toEqual([
            id,
            text,
            true,
          ]);
      }
      for (const text of about)
        for (const each of numbers(text))
          expect([id, each, told.has(each) || each === bars]).toEqual([id, each, true]);
    }
  });

  test("are the same in their files", () => {
    const drawn = filesOf(html).flatMap(({ type, text }) =>
      type === "image/svg+xml" ? picturesOf(text) : [],
    );
    const key = ({ id, texts, marks }: (typeof drawn)[number]) => [id, texts, marks.map(({ of }) => of)];
    expect(drawn.map(key)).toEqual(pictures.map(key));
  });

  test("what is shared says numbers of the page alone", () => {
    for (const [, content = ""] of html.matchAll(
      /<meta (?:name|property)="(?:og:)?(?:title|description)" content="([^"]*)">/g,
    ))
      for (const each of numbers(decoded(content))) expect([each, told.has(each)]).toEqual([each, true]);
  });
});

test("labels at the right of a picture stand clear of the years below it, and of each other where there is room", () => {
  const frame = { width: 360, height: 300, left: 40, right: 110, top: 24, bottom: 24 } as const;
  const yOf = (markup: string) =>
    [...markup.matchAll(/<text [^>]*?y="([-\d.]+)"/g)].map(([, y]) => Number(y));
  const marks = yearMarks(frame, ["2032-33"], () => 250);
  const [years = 0] = yOf(el("g", {}, marks).text);
  const place = fc.double({ min: frame.top, max: frame.height - frame.bottom, noNaN: true });
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 12 }), (places) => {
      const labels = places.map((at, i) => ({ label: `Part ${i}`, at, kind: "name" }));
      const lines = yOf(el("g", {}, endLabels(frame, labels)).text).sort((a, b) => a - b);
      expect(lines).toHaveLength(places.length);
      // Letters of 10.8 pixels reach less than 3 below their line, and those of the years about 8 above theirs.
      expect((lines.at(-1) as number) + 3).toBeLessThanOrEqual(years - 8);
      for (const [k, line] of lines.slice(1).entries())
        expect(line - (lines[k] as number)).toBeGreaterThan(10.8);
    }),
  );
});

test("money of a year that is below zero has a minus sign where it is named, as its axis has", () => {
  const { text } = stacked(
    { id: "spending", title: "Spending", description: "." },
    ["2029", "2030"],
    [],
    { label: "Funding", values: [2000, -83.406], at: "funding" },
    undefined,
    [-1500, 2000],
    { print: String, unit: "KWD" },
    String,
  );
  expect(text).toContain("Funding −83.406");
  expect(text).toContain(">−1500<");
});
