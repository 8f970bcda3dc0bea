import { expect, test } from "vitest";
import { format } from "../../src/messages/format.ts";
import { distributionDrawing } from "../../src/output/charts/histogram-chart.ts";
import { curveShares } from "../../src/report/simulated.ts";
import { baekjo } from "../helpers/cli.ts";

const asked = ["simulate", "--trials", "1000", "--metric", "compute.cost"];
const none = "total(compute.cost) < 0";
const all = "total(compute.cost) > 0";

test("what no trial meets, or all do, is told by its bound: 1 - 0.05^(1/1000) is 0.29912…%", async () => {
  const { out } = await baekjo([...asked, "--prob", none, "--prob", all]);
  expect(out).toMatch(/^total\(compute\.cost\) < 0 +<0\.3%$/m);
  expect(out).toMatch(/^total\(compute\.cost\) > 0 +>99\.7%$/m);
  expect(out).toContain("95% confidence");
  const { probabilities } = JSON.parse(
    (await baekjo([...asked, "--prob", none, "--prob", all, "--json"])).out,
  );
  expect(probabilities[0]).toMatchObject({ probability: 0, se: 0 });
  expect(probabilities[0].confidence_bound).toBeCloseTo(0.0029912495, 9);
  expect(probabilities[1].confidence_bound).toBeCloseTo(1 - 0.0029912495, 9);
  const some = JSON.parse((await baekjo([...asked, "--prob", "total(compute.cost) > 8조", "--json"])).out);
  expect(some.probabilities[0]).not.toHaveProperty("confidence_bound");
});

test("in Korean too", async () => {
  expect((await baekjo([...asked, "--prob", none, "--lang", "ko"])).out).toContain("95% 신뢰한계");
});

test("a picture of what hardly ever differs says so, and how far it goes; always is said of nothing else", () => {
  const drawn = (values: readonly number[]) =>
    JSON.stringify(
      distributionDrawing(
        { scenario: 0, metric: "x", label: { en: "x", ko: "x" }, unit: "1", kind: "flow", values },
        "x",
        80,
        String,
        (id, filled = {}) => format({ id, values: filled }, "en"),
      ),
    );
  const zeros = curveShares.map(() => 0);
  expect(drawn(zeros)).toContain("always 0");
  const rare = drawn([...zeros.slice(1), 1000]);
  expect(rare).not.toContain("always");
  expect(rare).toContain("from 0 to 1000");
});
