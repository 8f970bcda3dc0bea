import { describe, expect, it } from "vitest";
import { traceOf } from "../../src/analysis/explain/trace.ts";
import { explainReport } from "../../src/commands/explain/report.ts";
import { explainView } from "../../src/commands/explain/view.ts";
import { width } from "../../src/output/text/width.ts";
import { renderers } from "../../src/output/writers.ts";
import { shipped, shippedScenario } from "../helpers/shipped.ts";

const at = shippedScenario("gpus-100k+envelope-priority");
const trace = traceOf(shipped, at);
const figures = [...trace.formulaGraph.model.figures.values()];
trace.under(trace.formulaGraph.cells.map(({ slot }) => slot));

describe("a tree of the shipped model", () => {
  it.each([
    ["en", 80],
    ["ko", 80],
    ["en", 40],
  ] as const)(
    "fits in %s into %i columns, and opens on a screen or two, for every figure",
    (language, columns) => {
      const style = {
        language,
        columns,
        color: false,
        wide: false,
        scale: "auto",
        ascii: false,
        all: false,
        named: false,
        screen: false,
        bom: false,
      } as const;
      const long: string[] = [];
      const wide: string[] = [];
      for (const figure of figures.filter(({ member }) => member === undefined || member < "b")) {
        const report = explainReport(shipped, at, trace, figure, {}, { version: "" });
        const lines = renderers.table(report, explainView, style).split("\n");
        const tree = lines.filter((line) => /[├└│]/.test(line));
        if (columns === 80 && tree.length > 70) long.push(`${figure.name} ${tree.length}`);
        // Addresses and names are never broken.
        const whole = (line: string) => /https?:/.test(line) || /^[^a-z]*[\w.@]+( …| \([^)]*\))?$/.test(line);
        for (const line of lines) if (width(line) > columns && !whole(line)) wide.push(line);
      }
      expect(long).toEqual([]);
      expect(wide).toEqual([]);
    },
  );
});
