import { expect, test } from "vitest";
import { failing, scenario } from "../helpers/tiny.ts";

test("a key too many hides nothing that is wrong with the rest", () => {
  const stdin = JSON.stringify({
    format: "baekjo/scenario/1",
    nmae: "x",
    set: ["fx.usd", "nothing = 1", "fx.usd = 5 kW"],
  });
  expect(failing(() => scenario("-", { stdin })).ids).toEqual([
    "shape.unknown-key",
    "set.no-operator",
    "set.unknown-parameter",
    "quantity.unit",
  ]);
});
