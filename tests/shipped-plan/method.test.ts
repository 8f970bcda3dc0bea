import { describe, expect, it } from "vitest";
import { baekjo } from "../helpers/cli.ts";
import { shipped } from "../helpers/shipped.ts";

const method = shipped.definition.method ?? [];
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");

describe("the method is said once, and shown where the numbers are", () => {
  it.each(["en", "ko"] as const)(
    "on the page about a plan, which links to it and to what is measured: %s",
    async (lang) => {
      const { out } = await baekjo(["report", "gpus-50k", "-o", "-", "--lang", lang]);
      expect(out).toContain('href="#method"');
      const [, section = ""] = out.split('<section id="method"');
      const own = (section.split("</section>")[0] ?? "").replaceAll(
        /<span class="whole">([^<]*)<\/span>/g,
        "$1",
      );
      expect(own).toContain('href="#hinges"');
      expect(method).toHaveLength(7);
      for (const { label, about } of method) {
        expect(own).toContain(escaped(label[lang]));
        expect(own).toContain(escaped(about[lang]));
      }
    },
  );

  it.each(["en", "ko"] as const)("before the formulas of the model: %s", async (lang) => {
    const { out } = await baekjo(["list", "metrics", "--format", "markdown", "--lang", lang]);
    const places = method.map(({ label }) => out.indexOf(`## ${label[lang]}\n`));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(out.indexOf("### ")).toBeGreaterThan(places.at(-1) as number);
  });

  it("names what moves the result most, as sensitivity measures it", async () => {
    // Of other plans at least two of the three that move it most are named, and the first is another.
    const named =
      /\.(price|server_price|drift)$|^compute\.life$|^fx\.usd$|^hosting\.(own\.capex|paid\.rate)$/;
    for (const plan of ["eu", "uk", "canada", "india"]) {
      const { out } = await baekjo(["sensitivity", "--plan", plan, "--metric", "compute.cost", "--json"]);
      const { tornado } = JSON.parse(out) as { tornado: { input: string }[] };
      const most = tornado.slice(0, 3).filter(({ input }) => named.test(input));
      expect([plan, most.length >= 2]).toEqual([plan, true]);
    }
    for (const scenario of ["gpus-50k", "gpus-100k"]) {
      const { out } = await baekjo(["sensitivity", scenario, "--metric", "compute.cost", "--json"]);
      const { tornado } = JSON.parse(out) as { tornado: { input: string }[] };
      expect(
        tornado
          .slice(0, 4)
          .map(({ input }) => input)
          .sort(),
        scenario,
      ).toEqual(["accelerators.vera_rubin.drift", "accelerators.vera_rubin.price", "compute.life", "fx.usd"]);
    }
  });
});
