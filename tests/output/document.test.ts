import { expect, test } from "vitest";
import { listFrom, recordOf } from "../../src/output/document.ts";
import { plan } from "../helpers/sample.ts";

test("a record has the fields that are named, in that order and under the names that it is to have", () => {
  const item = { label: { en: "Cost", ko: "비용" }, path: "fx.usd", hidden: 1, none: undefined };
  expect(JSON.stringify(recordOf(item, "input=path none label"))).toBe('{"input":"fx.usd","label":"Cost"}');
});

test("texts are English however deep they stand, and an object that has more than two languages is none", () => {
  const item = { says: [{ en: "a", ko: "가" }], of: { text: { en: "b", ko: "나" }, en: "c" } };
  expect(recordOf(item, "says of")).toEqual({ says: ["a"], of: { text: "b", en: "c" } });
});

test("the place of a scenario is its name, where it is a field of the record itself", () => {
  const items = [{ scenario: 0, part: { scenario: 0 } }];
  const { items: records } = listFrom({ scenarios: [plan] }, "rows", "row", items, "scenario part");
  expect([...records]).toEqual([{ scenario: "gpus-50k", part: { scenario: 0 } }]);
});
