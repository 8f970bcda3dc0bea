import { describe, expect, test } from "vitest";
import type { ListReport } from "../../src/report/listing.ts";
import { compareSample, head, row, runSample, style } from "../helpers/sample.ts";
import { renderers } from "../helpers/written.ts";

const listSample: ListReport = {
  command: "list",
  ...head,
  list: "sources",
  columns: [
    { id: "id", heading: "list.id", as: "name" },
    { id: "title", heading: "list.title", as: "text" },
    { id: "value", heading: "list.value", as: "number" },
    { id: "mark", heading: "list.mark", as: "mark" },
  ],
  items: [
    { id: "-", title: '=HYPERLINK("http://x")', value: -5, mark: "*" },
    { id: "b", title: { en: "two\nlines, and a comma", ko: "두 줄" }, value: null, mark: "" },
  ],
};

describe("JSON", () => {
  test("starts with its format, and has the core shape", () => {
    const text = renderers.json(runSample, style);
    expect(text.startsWith('{\n  "format": "baekjo/run/2",\n  "version": "0.1.0"')).toBe(true);
    const { years, rows, plan, scenarios } = JSON.parse(text);
    expect(years).toEqual([2026, 2027, 2028, 2029, 2030]);
    expect(plan).toEqual({
      id: "korea-100t",
      label: "100 trillion won for AI",
      currency: { code: "KRW", decimals: 0 },
      tax: "without VAT",
    });
    expect(scenarios[0].layers).toEqual([{ id: "gpus-50k", from: "plan", set: [], unset: [] }]);
    expect(rows[1]).toEqual({
      scenario: "gpus-50k",
      metric: "compute.cost",
      label: "Cost of compute",
      unit: "KRW",
      kind: "flow",
      values: [1004000000000, 1004000000000, 1004000000000, 9500000000000, 900000000000],
      total: 13412000000000,
    });
  });

  test("never an exponent or -0; undefined is null", () => {
    const text = renderers.json({ ...runSample, rows: [row("x.y", [1e21, 1e-7, -0, null, 1])] }, style);
    expect(text).toContain('"values": [1000000000000000000000, 0.0000001, 0, null, 1]');
  });

  test("compare adds the baseline, the differences and the inputs", () => {
    const { baseline, differences, inputs } = JSON.parse(renderers.json(compareSample, style));
    expect(baseline).toBe("gpus-50k");
    expect(differences[1]).toMatchObject({
      scenario: "gpus-100k",
      metric: "compute.cost",
      total: 13412000000000,
      relative_change: 1,
    });
    expect(inputs[0]).toMatchObject({ name: "compute.target", values: [50_000, 100_000] });
  });

  test("a list has its columns, without what is only for the eye", () => {
    const { items } = JSON.parse(renderers.json(listSample, style));
    expect(items[1]).toEqual({ id: "b", title: "two\nlines, and a comma", value: null });
  });
});

describe("NDJSON", () => {
  const records = (text: string) =>
    text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));

  test("the head, then a record a line: together they are the JSON document", () => {
    for (const report of [runSample, compareSample, listSample]) {
      const [first, ...rest] = records(renderers.ndjson(report, style));
      expect(Object.keys(first).slice(0, 2)).toEqual(["format", "record"]);
      expect(first.record).toBe("head");
      const { record: _, ...together } = first;
      for (const [key, sort] of [
        ["rows", "row"],
        ["differences", "difference"],
        ["inputs", "input"],
        ["items", "item"],
      ] as const) {
        const found = rest.filter(({ record }) => record === sort);
        if (found.length > 0) together[key] = found.map(({ record, ...item }) => item);
      }
      expect(together).toEqual(JSON.parse(renderers.json(report, style)));
    }
  });

  test("a row has the core shape; a file is a record too", () => {
    expect(records(renderers.ndjson(runSample, style))[2]).toEqual({
      record: "row",
      scenario: "gpus-50k",
      metric: "compute.cost",
      label: "Cost of compute",
      unit: "KRW",
      kind: "flow",
      values: [1004000000000, 1004000000000, 1004000000000, 9500000000000, 900000000000],
      total: 13412000000000,
    });
    expect(renderers.ndjson({ command: "validate", version: "1", files: ["a.json"] }, style)).toBe(
      '{"format":"baekjo/validate/2","record":"head","version":"1","finding":{"en":"1 file, no errors.","ko":"파일 1개, 오류 없음."}}\n{"record":"file","file":"a.json"}\n',
    );
  });
});

describe("CSV", () => {
  test("long: one number a record; one value for all years names no year", () => {
    const records = renderers.csv(runSample, style).split("\r\n");
    expect(records[0]).toBe("scenario,year,metric,label,value,unit");
    expect(records[1]).toBe("gpus-50k,2026,funding.public,Public funding,7000000000000,KRW");
    expect(records).toContain("gpus-50k,2028,compute.share,Share of the state budget,,%");
    expect(records).toContain("gpus-50k,,balance.short,First year short,2029,year");
    expect(records).toHaveLength(1 + 5 * 5 + 1 + 1);
  });

  test("wide: one figure a record", () => {
    const records = renderers.csv(runSample, { ...style, wide: true }).split("\r\n");
    expect(records[0]).toBe("scenario,metric,label,unit,kind,2026,2027,2028,2029,2030,total");
    expect(records[3]).toBe(
      "gpus-50k,compute.gpus.installed,GPUs installed on 31 December,GPU,stock,10000,20000,30000,40000,50000,50000",
    );
  });

  test("compare: differences beside the values", () => {
    const records = renderers.csv(compareSample, style).split("\r\n");
    expect(records).toContain("gpus-50k,2026,compute.cost,Cost of compute,1004000000000,KRW,");
    expect(records).toContain("gpus-100k,2026,compute.cost,Cost of compute,2008000000000,KRW,1004000000000");
  });

  test("compare --inputs: who set what, a record a value", () => {
    const funding = {
      name: "funding.profile",
      label: { en: "Weights", ko: "비중" },
      unit: "1",
      values: [1, [3, 2, null, 1, 1]],
      setBy: ["gpus-50k", "front-loaded"],
    };
    const report = { ...compareSample, inputs: [...compareSample.inputs, funding], showInputs: true };
    const records = renderers.csv(report, style).split("\r\n");
    expect(records.slice(0, 4)).toEqual([
      "scenario,year,input,label,value,unit,set_by",
      "gpus-50k,,compute.target,GPUs by the target date,50000,GPU,gpus-50k",
      "gpus-100k,,compute.target,GPUs by the target date,100000,GPU,gpus-100k",
      "gpus-50k,,funding.profile,Weights,1,1,gpus-50k",
    ]);
    expect(records).toContain("gpus-100k,2028,funding.profile,Weights,,1,front-loaded");
  });

  test("RFC 4180: quotes, line breaks, CRLF; a byte order mark only on request", () => {
    const text = renderers.csv(listSample, style);
    expect(text).toBe(
      'id,title,value\r\n-,"\'=HYPERLINK(""http://x"")",-5\r\nb,"two\nlines, and a comma",\r\n',
    );
    expect(renderers.csv(listSample, { ...style, bom: true })).toBe(`\ufeff${text}`);
  });
});
