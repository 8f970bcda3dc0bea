import { describe, expect, it } from "vitest";
import { baekjo, tiny } from "../helpers/cli.ts";

const cost = "total(compute.cost)";

describe("an amount at the end of a condition that is written otherwise is offered as it is read", () => {
  it.each([
    [`${cost} > 35tn 500bn`, `${cost} > 35.5T`],
    [`${cost} > 30 to 40 trillion`, `${cost} >= 30 trillion and ${cost} <= 40 trillion`],
    [`${cost} = 8조~9조`, `${cost} >= 8조 and ${cost} <= 9조`],
    [`${cost} > ½조`, `${cost} > 0.5조`],
    [`${cost} > 9'000'000'000'000원`, `${cost} > 9T`],
    [`${cost} > 9 000 000 000 000원`, `${cost} > 9,000,000,000,000원`],
    [`${cost} > 9조원 이상`, `${cost} > 9조원`],
    [`${cost} > 약 9조`, `${cost} > 9조`],
    [`${cost} > 9조.`, `${cost} > 9조`],
    [`${cost} > 9,5조`, `${cost} > 9.5조`],
    [`${cost} ≥ 9조`, `${cost} >= 9조`],
    ["all(compute.cost ≤ half a trillion)", "all(compute.cost <= 0.5 trillion)"],
  ])("%s", async (written, meant) => {
    const { out, err, code } = await tiny(["check", "--assert", written]);
    expect(code).toBe(2);
    expect(err + out).toContain(`did you mean ${meant}?`);
    // What is offered is a condition.
    expect([0, 1]).toContain((await tiny(["check", "--assert", meant])).code);
  });
});

it("a share in words is offered in percent", async () => {
  const { out, err } = await baekjo(["check", "--assert", "compute.payers.firms >= half"]);
  expect(err + out).toContain("did you mean compute.payers.firms >= 50%?");
});
