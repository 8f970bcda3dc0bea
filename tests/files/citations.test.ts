import { expect, it } from "vitest";
import { citersOf } from "../../src/files/citations.ts";
import { loadProject } from "../../src/files/load.ts";
import { shipped } from "../helpers/shipped.ts";
import { tinyWith } from "../helpers/tiny.ts";

const citers = (changes: Parameters<typeof tinyWith>[0]) => {
  const dataDir = tinyWith(changes);
  const found = citersOf(loadProject({ dataDir }));
  return Object.fromEntries(
    [...found].map(([id, all]) => [id, all.map(({ kind, name }) => `${kind} ${name}`)]),
  );
};

it("names parameters, scenarios, notes and other files", () => {
  const found = citers({
    "sources.json": (json) => {
      const source = { title: "t", publisher: "p", date: "2026", url: "https://example.com/" };
      Object.assign(json.sources, { lost: source, "only-noted": source, recorded: source });
      json.sources.bank.note = "see only-noted";
    },
    "tiny/actuals.json": JSON.stringify({
      format: "baekjo/actuals/1",
      lost: "lost",
      entries: [{ what: "lost", source: "recorded" }, { sources: ["recorded", "bank"] }],
    }),
  });
  expect(found.critic).toEqual(["scenario double", "scenario slow-private"]);
  expect(found.bank).toEqual(["parameter compute.price", "parameter fx.usd", "file tiny/actuals.json"]);
  expect(found["only-noted"]).toEqual(["note bank"]);
  expect(found.recorded).toEqual(["file tiny/actuals.json"]);
  expect(found.lost).toEqual([]);
});

it("every shipped source has somebody who cites it", () => {
  const unused = [...citersOf(shipped)].filter(([, all]) => all.length === 0);
  expect(unused).toEqual([]);
});
