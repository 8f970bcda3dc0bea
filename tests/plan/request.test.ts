import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partsIn } from "../../src/plan/scenarios/request.ts";
import { readSetting } from "../../src/plan/settings/grammar.ts";
import { failing, scenario, tiny } from "../helpers/tiny.ts";

const textsIn = (request: string) => partsIn(request).map(({ kind, text }) => `${kind} ${text}`);

describe("the parts of a request", () => {
  test.each([
    ["gpus-100k", ["name gpus-100k"]],
    ["gpus-100k + weak-won", ["name gpus-100k", "name weak-won"]],
    ["gpus-100k+fx.usd=1600", ["name gpus-100k", "setting fx.usd=1600"]],
    ["a+b+energy.price*=1.2", ["name a", "name b", "setting energy.price*=1.2"]],
    ["fx.usd=1600", ["setting fx.usd=1600"]],
    ["+x@2028=5조", ["setting x@2028=5조"]],
    ["+x+=5조", ["setting x+=5조"]],
    ["a+x += 1조 4,600억 + b", ["name a", "setting x += 1조 4,600억", "name b"]],
    ["x=+5+y=1e+6+b", ["setting x=+5", "setting y=1e+6", "name b"]],
    ["x=5[+4..6+1]+b", ["setting x=5[+4..6+1]", "name b"]],
    ["a+energy.price=200원/kWh", ["name a", "setting energy.price=200원/kWh"]],
    ["./a.json+x=1+-", ["file ./a.json", "setting x=1", "stdin -"]],
    ["./a=b", ["file ./a=b"]],
    ["x/=2", ["setting x/=2"]],
    ["--output=a.txt", ["name --output=a.txt"]],
    ["a++b", ["name a", "name ", "name b"]],
    ["+a", ["name ", "name a"]],
  ])("%s", (request, parts) => {
    expect(textsIn(request)).toEqual(parts);
  });

  test("each part says where in the request it stands", () => {
    const request = "a + x += 5조+ b";
    for (const { text, from } of partsIn(request)) expect(request.slice(from, from + text.length)).toBe(text);
  });

  test("settings joined by plus signs come apart as they were", () => {
    const path = fc.constantFrom("x", "fx.usd", "a.*.b", "x@2028", "x@2027..2029", "환율");
    const value = fc.constantFrom(
      "5",
      "+5",
      "-5조",
      "1e+6",
      "1조 4,600억",
      "[1, 2, 3]",
      "50[40..60]",
      "200원/kWh",
    );
    const setting = fc.tuple(path, fc.constantFrom("=", "*=", "+="), value).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(setting, { minLength: 1, maxLength: 5 }), (settings) => {
        expect(partsIn(settings.join("+")).map(({ text }) => text)).toEqual(settings);
      }),
    );
  });
});

describe("a setting as a layer", () => {
  const settings = [
    "compute.target=80,000",
    "compute.target*=1.5",
    "fx.usd@2028..=1600",
    "fx.usd@..2027*=1.1",
    "energy.price=200 KRW/kWh",
    "funding.private.amount+=5조",
    "funding.private.amount=50조[40조..60조]",
    "programmes.*.amount*=0.5",
    "macro.inflation=3%",
  ];
  const known = settings.filter((text) => {
    const read = readSetting(text);
    return "path" in read && (read.path.includes("*") || tiny.declared.has(read.path));
  });

  test.each(known)("%s gives what --set gives, over any horizon", (setting) => {
    for (const years of [undefined, "2026..2032", "2027..2028"]) {
      const options = years === undefined ? {} : { years };
      const layered = scenario(`double+${setting}`, options);
      const set = scenario("double", { ...options, set: [setting] });
      for (const [name, { value, range }] of set.settings) {
        expect([name, layered.settings.get(name)?.value, layered.settings.get(name)?.range]).toEqual([
          name,
          value,
          range,
        ]);
      }
    }
  });

  test("layers are laid on in order, and each value remembers who set it", () => {
    const one = scenario("compute.target=50000+double+compute.target+=5");
    expect(one.layers.map(({ id, from }) => [id, from])).toEqual([
      [tiny.plan.base, "plan"],
      ["compute.target=50000", "set"],
      ["double", "shipped"],
      ["compute.target+=5", "set"],
    ]);
    expect(one.settings.get("compute.target")).toMatchObject({ layer: "compute.target+=5" });
    const other = scenario("compute.target=50000+compute.target*=3");
    expect(other.settings.get("compute.target")?.value).toBe(150_000);
    expect(scenario("compute.target*=3+compute.target=50000").settings.get("compute.target")?.value).toBe(
      50_000,
    );
  });

  test("x=plan takes back what was set", () => {
    const own = scenario(tiny.plan.base).settings.get("compute.target");
    expect(scenario("double+compute.target=plan").settings.get("compute.target")).toEqual(own);
  });

  test.each([
    ["double+compute.traget=5", "input", "set.unknown-parameter", 8],
    ["double+compute.target=abc", "usage", "quantity.malformed", 23],
    ["double+compute.target-=5", "usage", "set.operator", 22],
    ["double + =5", "usage", "set.malformed", 10],
  ])("%s is refused, and the place points into it", (request, kind, id, column) => {
    const failure = failing(() => scenario(request));
    expect(failure).toMatchObject({ kind, ids: [id] });
    expect(failure.issues[0]?.place).toMatchObject({ file: "<scenario>", text: request, column });
  });
});
