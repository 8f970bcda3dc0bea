import { describe, expect, it } from "vitest";
import { readAxis } from "../../src/plan/settings/axis.ts";
import { failing, given, scenario, tiny } from "../helpers/tiny.ts";

const axis = (text: string) => readAxis(text, "--vary", tiny);
const values = (text: string) => {
  const read = axis(text);
  return Array.from({ length: read.count }, (_, i) => read.valueAt(i));
};
const wrong = (text: string) => {
  const { kind, ids } = failing(() => axis(text).check(scenario("as-planned")));
  return [kind, ...ids];
};

describe("the values of an axis", () => {
  it("go by steps, exact as they are written, and as far as they fit", () => {
    expect(values("compute.target=1000..3000:1000")).toEqual([1000, 2000, 3000]);
    expect(values("compute.target=1000..2500:1000")).toEqual([1000, 2000]);
    expect(values("fx.usd*=0.1..0.5:0.1")).toEqual([0.1, 0.2, 0.3, 0.4, 0.5]);
    expect(values("fx.usd*=0..1:0.1")).toHaveLength(11);
    expect(values("macro.inflation=-1%..1%:1%")).toEqual([-1, 0, 1]);
    expect(values("funding.public = 30조 .. 1조 억:1조".replace("1조 억", "31조"))).toEqual([30e12, 31e12]);
  });

  it("or are so many, both ends among them", () => {
    expect(values("fx.usd*=0.8..1.2/5")).toEqual([0.8, 0.9, 1, 1.1, 1.2]);
    expect(values("compute.price=$80k..$100k/2")).toEqual([80_000, 100_000]);
    // Money and GPUs stay whole.
    expect(values("compute.target=1000..1001/4")).toEqual([1000, 1000, 1001, 1001]);
    expect(values("fx.usd=1000 KRW/USD..1100 KRW/USD/3")).toEqual([1000, 1050, 1100]);
  });

  it("or are listed, in any order", () => {
    expect(values("funding.public=[40조, 30조, 1조 4600억]")).toEqual([40e12, 30e12, 1.46e12]);
  });

  it("are laid on an input as --set lays them", () => {
    for (const [text, i, set] of [
      ["compute.target=1000..3000:1000", 2, "compute.target=3000"],
      ["fx.usd=[1300]", 0, "fx.usd=1300"],
      ["fx.usd*=0.8..1.2/5", 1, "fx.usd*=0.9"],
      ["fx.usd@2027=[1300]", 0, "fx.usd@2027=1300"],
      ["compute.price@2027..=[90000]", 0, "compute.price@2027..=90000"],
      ["funding.public+=[-5조]", 0, "funding.public+=-5조"],
      ["programmes.*.amount*=[0.5]", 0, "programmes.*.amount*=0.5"],
    ] as const) {
      const set_ = scenario("as-planned", { set: [set] });
      const laid = axis(text).settingsAt(scenario("as-planned"), i);
      for (const [name, setting] of laid) {
        const value = setting.value instanceof Map ? Object.fromEntries(setting.value) : setting.value;
        expect([text, name, value]).toEqual([text, name, given(set_, name)]);
      }
    }
  });

  it("are refused when they make no sense", () => {
    expect(wrong("compute.target=1..5")).toEqual(["usage", "axis.malformed"]);
    expect(wrong("compute.target")).toEqual(["usage", "set.no-operator"]);
    expect(wrong("compute.target=3000..1000:100")).toEqual(["usage", "axis.backwards"]);
    expect(wrong("compute.target=1000..3000:0")).toEqual(["usage", "axis.step"]);
    expect(wrong("compute.target=1000..3000/1")).toEqual(["usage", "axis.count"]);
    expect(wrong("compute.target=1e4..2e9 GPU:0.000001")).toEqual(["usage", "axis.too-many"]);
    expect(wrong("compute.tagret=1000..3000/5")).toEqual(["input", "set.unknown-parameter"]);
    expect(wrong("compute.target=-1000..3000:1000")).toEqual(["input", "value.below-minimum"]);
    expect(wrong("compute.target=1000.5..3000:1000")).toEqual([
      "input",
      "value.not-whole",
      "value.not-whole",
    ]);
    expect(wrong("funding.public=30..40:5")).toEqual(["input", "quantity.bare"]);
    expect(wrong("compute.price=1조..2조:1조")).toEqual(["input", "quantity.unit"]);
  });
});
