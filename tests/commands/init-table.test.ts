import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../../src/limits.ts";
import { baekjo } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

const all = temporaryFolder();
const invented = join(root, "tests/fixtures/invented-budget.csv");

/** A plan made of a table's text, in `plan` of a new folder; what `init` said. */
async function made(text: string | Uint8Array, more: readonly string[] = [], name = "t.csv") {
  const at = mkdtempSync(join(all, "plan-"));
  writeFileSync(join(at, name), text);
  const { out, err, code } = await baekjo(["init", "plan", "--table", name, ...more], { cwd: at });
  return { cwd: join(at, "plan"), said: out, err, code };
}

/** The values of a metric by year, in the plan's currency. */
async function valuesOf(cwd: string, ...metrics: string[]): Promise<number[][]> {
  const { out } = await baekjo(["run", "--json", ...metrics.flatMap((each) => ["--metric", each])], { cwd });
  const rows = JSON.parse(out).rows as { metric: string; values: number[] }[];
  return metrics.map((metric) => rows.find((row) => row.metric === metric)?.values as number[]);
}

describe("a five-year budget by twelve priorities, as a table", () => {
  const plan = made(readFileSync(invented));

  test("becomes a plan by one command, whose totals are the table's", async () => {
    const { cwd, said, err, code } = await plan;
    expect([err, code]).toEqual(["", 0]);
    expect(said).toContain("12 lines, 2026–2030, 23,153,000,000 EUR in all");
    const [spending, fees] = await valuesOf(cwd, "spending", "lines.receipts_from_fees.spending");
    // As the table prints them, in millions.
    expect(spending).toEqual([4210, 4415, 4648, 4867, 5013].map((million) => million * 1e6));
    expect(fees).toEqual([-95, -97, -99, -101, -103].map((million) => million * 1e6));
  });

  test.each([
    ["run"],
    ["run", "--section", "all"],
    ["check"],
    ["list", "inputs"],
    ["compare", "as-tabled", "five-percent-less"],
    ["simulate", "--trials", "300"],
    ["sensitivity", "--metric", "spending"],
    ["explain", "spending"],
    ["sweep", "--vary", "outturn=90..100/3"],
    ["solve", "--max", "outturn", "--subject-to", "all(balance>=0)"],
    ["report", "-o", "report.html"],
  ])("answers %s %s", async (...args) => {
    const { cwd } = await plan;
    const { err, code } = await baekjo(args, { cwd });
    expect([err.replaceAll(/^note: .*\n/gm, ""), code]).toEqual(["", 0]);
  });

  test("says that it is invented, and which numbers are to be replaced", async () => {
    const { label, parameters } = JSON.parse(readFileSync(join((await plan).cwd, "plan.json"), "utf8"));
    expect(label).toMatch(/^An invented budget/);
    const marked = Object.entries<{ reason: { en?: string } }>(parameters)
      .filter(([, { reason }]) => reason.en?.startsWith("placeholder: replace"))
      .map(([name]) => name);
    expect(marked).toEqual(["outturn", "envelope"]);
  });

  test("a line that is edited is found by its check", async () => {
    const { cwd } = await made(readFileSync(invented));
    const file = join(cwd, "plan.json");
    writeFileSync(file, readFileSync(file, "utf8").replace("1200000000", "1200000001"));
    const { out, code } = await baekjo(["check"], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/FAIL +table-2026/);
  });
});

test("groups and groups within them are added up, and sums that the table prints are checked and left out", async () => {
  const { cwd, said, err } = await made(
    [
      "(단위: 백만원),,,,,",
      "부처,사업,항목,2026년,2027년,비고",
      '보건복지부,기초연금,급여,"1,000","1,100",',
      ",,관리,50,55,",
      ",,소계,1050,1155,",
      ",아동수당,급여,200,△20,",
      ",소계,,1250,1135,",
      "교육부,학교,급여,300,310,새 항목",
      "합계,,,1550,1445,",
    ].join("\r\n"),
    ["--lang", "ko"],
  );
  expect(err).toBe("");
  expect(said).toContain("2026~2027년 계획입니다. 항목 4개, 묶음 3개, 합계 2,995,000,000 KRW");
  const { out } = await baekjo(["list", "metrics", "--format", "csv"], { cwd });
  expect(out).toContain("bogeonbokjibu_gichoyeongeum.spending");
  const [total, health, pension, children] = await valuesOf(
    cwd,
    ...["spending", "bogeonbokjibu.spending"],
    ...["bogeonbokjibu_gichoyeongeum.spending", "bogeonbokjibu_adongsudang.geupyeo.spending"],
  );
  expect([total, health, pension, children]).toEqual([
    [1_550_000_000, 1_445_000_000],
    [1_250_000_000, 1_135_000_000],
    [1_050_000_000, 1_155_000_000],
    [200_000_000, -20_000_000],
  ]);
});

test("a total is one in the words of other countries too, and a programme whose name begins like one is none", async () => {
  const left = async (name: string, years = "40,61") => {
    const { said, err, code } = await made(
      `programme,2026,2027\nRoads,10,20\nRail,30,41\n"${name}",${years}\n`,
      [...["--unit", "million EUR", "--currency", "EUR"]],
    );
    expect([name, code]).toEqual([name, 0]);
    return [name, /[\d,]+(?= EUR in all)/.exec(said)?.[0], (said + err).includes("left out")];
  };
  const totals =
    "Gesamt, Insgesamt, Gesamtsumme, Summe, Summe Ausgaben, Zwischensumme, Totale, Totale generale, Subtotaal, Totalt, Ensemble"
      .split(", ")
      .concat(
        "Suma, Summa, Razem, Ogółem, Toplam, Yhteensä, Celkem, Összesen, Jumlah, I alt, Итого, Всего".split(
          ", ",
        ),
      )
      .concat(
        "小計, 合計, 総計, 總計, 計, 总计, 合计, 小计, 合 计, 합 계, 총 계, 계 (A), 소계(B)".split(", "),
      );
  for (const name of totals) expect(await left(name)).toEqual([name, "101,000,000", true]);
  const programmes = [
    "Gesamtschulen",
    "Summer schools",
    "Totalisator",
    "Sumario",
    "計画",
    "계약 제도",
    "합동 훈련",
  ];
  for (const name of programmes) expect(await left(name, "7,9")).toEqual([name, "117,000,000", false]);
}, 120_000);

test("what is in the lines is in the total, to the last cent, however they are written", async () => {
  const cents = fc.integer({ min: -9_999_999, max: 9_999_999 });
  const style = fc.constantFrom("plain", "grouped", "brackets", "comma");
  const write = (value: number, how: string) => {
    const [whole = "", fraction = ""] = (Math.abs(value) / 100).toFixed(2).split(".");
    const thousands = whole.replaceAll(/\B(?=(\d{3})+$)/g, how === "comma" ? "." : ",");
    if (how === "plain") return `${value < 0 ? "-" : ""}${whole}.${fraction}`;
    if (how === "brackets") return value < 0 ? `(${thousands}.${fraction})` : `${thousands}.${fraction}`;
    return `${value < 0 ? "−" : ""}${thousands}${how === "comma" ? "," : "."}${fraction}`;
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cents, cents), { minLength: 1, maxLength: 6 }),
      style,
      async (lines, how) => {
        // 0.01 says which sign stands before decimals, whatever the others are.
        const rows = [...lines, [1, 1] as const];
        const text = rows
          .map((row, i) => [`Line ${i}`, ...row.map((each) => write(each, how))].join(";"))
          .join("\n");
        const { cwd, code } = await made(`Line;FY2026;FY2027\n${text}\n`, ["--currency", "EUR"]);
        expect(code).toBe(0);
        const sums = [0, 1].map((year) => rows.reduce((sum, row) => sum + (row[year] as number), 0) / 100);
        expect(await valuesOf(cwd, "spending")).toEqual([sums]);
      },
    ),
    { numRuns: 12 },
  );
});

describe("a wrong table is said with line, column and what is expected, all at once", () => {
  test.each([
    ["no years", "Line,Amount\nA,1\n", [], ["t.csv:1:1", "2026, FY2026 or 2026-27"]],
    ["a year twice", "Line,2026,FY2026\nA,1,2\n", [], ["t.csv:1:11", "2026 is in two columns"]],
    ["a year left out", "Line,2026,2028\nA,1,2\n", [], ["t.csv:1:11", "2027"]],
    ["no names", "2026,2027\n1,2\n", [], ["t.csv:1:1", "no column of names"]],
    ["four columns of names", "a,b,c,d,2026\n1x,2x,3x,4x,5\n", [], ["t.csv:1:7"]],
    ["an amount that is none", "Line,2026,2027\nA,12a,n/a\n", [], ["t.csv:2:3", "t.csv:2:7", "2 errors"]],
    ["thousands apart in the wrong place", 'Line,2026\nA,"12,34,5"\n', [], ["t.csv:2:3"]],
    [
      "less than a cent",
      "Line,2026,2027\nA,5,1.234\n",
      ["--unit", "EUR"],
      [
        "t.csv:2:1",
        '"1.234" is not a multiple of 0.01 EUR',
        "If it separates thousands in 1.234, leave it out",
      ],
    ],
    ["a short line", "Line,2026,2027\nA,1\n", [], ["t.csv:2:3", "2 cells, the heading 3"]],
    ["a long line", "Line,2026\nA,1,2\n", [], ["t.csv:2:5"]],
    ["no name", "Line,2026\n,1\n", [], ["t.csv:2:1", "without a name"]],
    ["a name twice", "Line,2026\nA,1\nB,2\na,3\n", [], ["t.csv:4:1", "is in line 2 already"]],
    [
      "a total that is off",
      "Line,2026,2027\nA,1,2\nB,3,4\nTotal,4,7\n",
      [],
      ["t.csv:4:9", "Total of 2027 is 7", "add to 6"],
    ],
    ["a sum of a row that is off", "Line,2026,2027,Total\nA,1,2,4\n", [], ["t.csv:2:7", "add to 3"]],
    ["a character that hides", "Line,2026\nA\u202eB,1\n", [], ["t.csv:2:2", "U+202E"]],
    ["a quote that nothing closes", 'Line,2026\n"A,1\n', [], ["t.csv:2:1"]],
    ["nothing", "", [], ["t.csv"]],
    ["another currency than it says", "Line,2026 (million USD)\nA,1\n", [], ["--currency | EUR"]],
    ["another unit than it says", "Line,2026 (million EUR)\nA,1\n", ["--unit", "thousand"], ["t.csv:1:6"]],
    ["a unit that is none", "Line,2026\nA,1\n", ["--unit", "bushels"], ["--unit | bushels"]],
    ["years that it does not have", "Line,2026\nA,1\n", ["--years", "2026..2028"], ["--years | 2026..2028"]],
  ])("%s", async (_, text, more, expected) => {
    const { said, err, code } = await made(text, ["--currency", "EUR", ...more]);
    expect(said).toBe("");
    expect([2, 3]).toContain(code);
    for (const words of expected) expect(err).toContain(words);
  });

  test("in Korean too", async () => {
    const { err, code } = await made("항목,2026\n가,1x\n", ["--unit", "백만원", "--lang", "ko"]);
    expect([err.includes("t.csv:2:3"), code]).toEqual([true, 3]);
    expect(err).toMatch(/[가-힣]/);
  });

  test("more lines than a plan holds, and more cells than are read", async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, i) => `L${i},1\n`).join("");
    const group = await made(`Line,2026\n${lines(501)}`, ["--currency", "EUR"]);
    expect([group.err.includes("t.csv:502:1"), group.code]).toEqual([true, 3]);
    const cells = await made(`Line,2026\n${"a,1\n".repeat(limits.tableCells / 2)}`, ["--currency", "EUR"]);
    expect([cells.err.includes("500000 cells"), cells.code]).toEqual([true, 3]);
  });
});

describe("a column has the unit of each line", () => {
  test.each([
    ["Area,Line,Unit,2026\nA,Pay,EUR million,1.5\nA,Beds,thousand EUR,500\nTotal,,million,2\n", 2_000_000],
    ["항목,단위,2026\n가,백만원,2\n나,천원,500\n", 2_500_000],
    // No heading says so, and nothing else stands in the column.
    ["Line,,2026\nA,million EUR,2\nB,million EUR,3\n", 5_000_000],
    ["Line,2026,unit\nA,2,m EUR\nB,3,\n", 5_000_000],
  ])("%s", async (text, expected) => {
    const { cwd, said, code } = await made(text, ["--currency", text.includes("원") ? "KRW" : "EUR"]);
    expect([code, said.includes("No unit is given"), said.includes("left out: Unit")]).toEqual([
      0,
      false,
      false,
    ]);
    // In cents where there are any.
    const [spending] = await valuesOf(cwd, "spending");
    expect(spending).toEqual([expected]);
  });

  test("or its currency, beside the scale that is given for all", async () => {
    const { cwd } = await made("Line,Currency,2026\nA,EUR,2\nB,EUR,3\n", ["--unit", "million"]);
    expect(await valuesOf(cwd, "spending")).toEqual([[5_000_000]]);
  });

  test.each([
    ["Line,Unit,2026\nA,million EUR,1\nB,thousand EUR,1\nC,,1\n", [], "t.csv:4:3", "this line has no unit"],
    ["Line,Unit,2026\nA,million EUR,1\nB,GPU,1\n", [], "t.csv:3:3", '"GPU" is not a unit of amounts'],
    ["Line,Unit,2026\nA,million EUR,1\nB,million USD,1\n", [], "t.csv:3:3", "different currencies"],
    ["Line,Unit,2026\nA,million EUR,1\n", ["--unit", "thousand"], "t.csv:2:3", "--unit another"],
    ["(million EUR)\nLine,Unit,2026\nA,thousand EUR,1\n", [], "t.csv:3:3", "a heading of the table another"],
    ["Line,Unit,2026 (million EUR)\nA,thousand EUR,1\n", [], "t.csv:2:3", "a heading of the table another"],
  ])("%s %j is refused", async (text, more, place, words) => {
    const { err, code } = await made(text, ["--currency", "EUR", ...more]);
    expect(code).toBe(3);
    expect(err).toContain(place);
    expect(err).toContain(words);
  });
});

test("0,500 is half of one, and points before three digits are doubted", async () => {
  const half = await made("Line;2026;2027\nA;0,500;1,250\n", ["--unit", "million EUR"]);
  expect(await valuesOf(half.cwd, "spending")).toEqual([[500_000, 1_250_000]]);
  const refused = await made('Line,2026,2027\nA,"0,500",1.25\n', ["--unit", "million EUR"]);
  expect([refused.code, refused.err.includes('"0,500" is not an amount')]).toEqual([3, true]);
  const doubted = await made("Line;2026;2027\nA;1.234;1.300\n", ["--unit", "million EUR"]);
  expect(doubted.said).toContain("If it separates thousands in 1.234, leave it out.");
  const sure = await made("Line;2026;2027\nA;1.234;1.35\n", ["--unit", "million EUR"]);
  expect(sure.said).not.toContain("Points are read");
});

test("cents are left out where they cannot be held to the last", async () => {
  // Cents are held up to 2^46 euros, which is 70.37 trillion.
  const { cwd, code } = await made("Line,2026\nA,80000000000000\n", ["--unit", "EUR"]);
  expect(code).toBe(0);
  expect(await valuesOf(cwd, "spending")).toEqual([[8e13]]);
});

test("years with two numbers in their names begin in January only with a word about it", async () => {
  const heard = 'is taken to begin in 2026-01, as the plan names no other month; "begin": "2026-04"';
  const made26 = await made("Line,2026-27\nA,100\n", ["--currency", "EUR"]);
  expect(made26.said).toContain(`2026-27 ${heard}`);
  const fy = await made("Line,FY2026\nA,100\n", ["--currency", "EUR"]);
  expect(fy.said).not.toContain("begin");
  // A date is in a year by the month in which that begins.
  const record = { format: "baekjo/actuals/1", plan: "t", entries: {} };
  const series = { paid: { label: "Paid", unit: "money", metric: "spending", levels: ["spent"] } };
  writeFileSync(join(made26.cwd, "actuals.json"), JSON.stringify({ ...record, series }));
  const track = () => baekjo(["track", "--as-of", "2026-04-01"], { cwd: made26.cwd });
  expect((await track()).err).toContain(`note: 2026-27 ${heard}`);
  const file = join(made26.cwd, "plan.json");
  const plan = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...plan, years: { ...plan.years, begin: "2026-04" } }));
  expect((await track()).err).not.toContain("begin");
});

test("doubt is said: a unit that nobody states, a line that is the sum of others, rounding", async () => {
  const { said } = await made("Line,2026\nAll,3.5\nA,1.5\nB,2\n", ["--currency", "EUR"]);
  expect(said).toContain("No unit is given, so the amounts are read as whole EUR");
  expect(said).toContain('Line 2, "All", is the sum of lines 3 to 4');
  const rounded = await made("Line,2026\nA,1.4\nB,1.4\nTotal,2.9\n", ["--unit", "billion EUR"]);
  expect(rounded.said).toContain("off by what rounding explains: Total");
});

test.each([
  ["FY2026,FY2027", { range: "2026..2027", name: "FY{year}" }, "FY2026"],
  ["2026-27,2027-28", { range: "2026..2027", name: "{year}-{next}" }, "2027-28"],
  ["FY26,FY27", { range: "2026..2027", name: "FY{yy}" }, "FY27"],
  ["2026,FY2027", "2026..2027", "2027"],
])("the plan calls its years as the table does: %s", async (heading, years, shown) => {
  const { cwd } = await made(`Line,${heading}\nA,100,200\n`, ["--currency", "EUR"]);
  expect(JSON.parse(readFileSync(join(cwd, "plan.json"), "utf8")).years).toEqual(years);
  expect((await baekjo(["run"], { cwd })).out).toMatch(new RegExp(`\\b${shown}\\b`));
  expect((await baekjo(["check"], { cwd })).code).toBe(0);
});

test("names in any script become ids that are told apart", async () => {
  const { cwd, code } = await made("항목,2026\nStraße & Öl,1\nstrasse and ol,2\n道路,3\n2nd phase,4\n", [
    "--currency",
    "EUR",
  ]);
  expect(code).toBe(0);
  const { families } = JSON.parse(readFileSync(join(cwd, "plan.json"), "utf8"));
  expect(families.lines).toEqual({
    strasse_and_ol: "Straße & Öl",
    strasse_and_ol_2: "strasse and ol",
    line: "道路",
    line_2nd_phase: "2nd phase",
  });
});

describe("a cell that is no amount is offered as the one that it most likely is, in the table's unit", () => {
  test.each([
    ["€1.2bn", "1200"],
    ["1.2 billion", "1200"],
    ["1,234*", "1234"],
    ["1234 (p)", "1234"],
    ["n/a", "0"],
    ["없음", "0"],
  ])("%s", async (cell, meant) => {
    const text = (one: string) => `line,2026,2027\nA,"${one}",2\nB,3,4\n`;
    for (const lang of ["en", "ko"]) {
      const { err, code } = await made(text(cell), ["--unit", "million EUR", "--lang", lang]);
      expect(code).toBe(3);
      expect(err).toContain(lang === "en" ? `did you mean ${meant}?` : `혹시 ${meant}`);
    }
    expect((await made(text(meant), ["--unit", "million EUR"])).code).toBe(0);
  });

  test("but not where it is in another currency, or no number", async () => {
    for (const cell of ["£3bn", "1.2.3.4", "see note 4"]) {
      const { err } = await made(`line,2026\nA,${cell}\nB,3\n`, ["--unit", "million EUR"]);
      expect(err).not.toContain("did you mean");
    }
  });

  test.each([
    ["1000", "thousand"],
    ["1,000,000 EUR", "'million EUR'"],
    ["1'000", "thousand"],
  ])("--unit %s", async (unit, meant) => {
    const { err, code } = await made("line,2026\nA,1\nB,3\n", ["--currency", "EUR", "--unit", unit]);
    expect(code).toBe(2);
    expect(err).toContain(`--unit ${meant}\n`);
  });
});
