import { expect, test } from "vitest";
import { expectGolden } from "../golden.ts";
import { tiny } from "./cli.ts";

/** Whole outputs on the small plan, whose figures can be worked out in the head. */
test.each([
  ["run.txt", ["run"]],
  ["run-all.txt", ["run", "--section", "all", "--lang", "ko"]],
  ["run.json", ["run", "double+slow-private", "--set", "fx.usd=1000", "--json"]],
  ["run.csv", ["run", "--format", "csv", "--metric", "balance.public"]],
  ["run.md", ["run", "--format", "markdown"]],
  ["run-all.md", ["run", "--section", "all", "--lang", "ko", "--format", "markdown"]],
  ["compare.txt", ["compare", "as-planned", "double"]],
  ["compare-three.txt", ["compare", "as-planned", "double", "weak-won"]],
  ["compare-inputs.txt", ["compare", "as-planned", "double+weak-won", "--inputs"]],
  ["compare-wide.csv", ["compare", "as-planned", "double", "--format", "csv", "--wide"]],
  ["compare.ndjson", ["compare", "as-planned", "double", "--metric", "uses.public", "--format", "ndjson"]],
  ["compare.md", ["compare", "as-planned", "double", "weak-won", "--format", "markdown"]],
  ["run-payer.txt", ["run", "--group-by", "payer"]],
  ["run-payer.json", ["run", "--group-by", "payer", "--json"]],
  ["run-payer.csv", ["run", "--group-by", "payer", "--format", "csv"]],
  ["compare-payer.md", ["compare", "double", "--group-by", "payer", "--lang", "ko", "--format", "markdown"]],
  ["bridge.txt", ["compare", "as-planned", "double+weak-won", "--bridge", "balance.public"]],
  ["bridge.md", ["compare", "as-planned", "stress", "--bridge", "compute.cost", "--format", "markdown"]],
  [
    "sweep.txt",
    ["sweep", "--vary", "compute.target=40000..80000:20000", "--where", "last(balance.public) >= 4.9조"],
  ],
  [
    "sweep-grid.txt",
    [
      "sweep",
      "--vary",
      "compute.target=[40000, 80000]",
      "--vary",
      "fx.usd*=[1, 1.1]",
      "--metric",
      "balance.public",
    ],
  ],
  [
    "sweep-scenarios.md",
    [
      "sweep",
      "as-planned",
      "weak-won",
      "--vary",
      "funding.public=30조..40조/3",
      "--format",
      "markdown",
      "--lang",
      "ko",
    ],
  ],
  [
    "sweep.ndjson",
    [
      "sweep",
      "--vary",
      "fx.usd*=0.9..1.1:0.1",
      "--where",
      "last(balance.public) > 5조",
      "--metric",
      "compute.*",
      "--format",
      "ndjson",
    ],
  ],
  [
    "sweep.csv",
    ["sweep", "as-planned", "double", "--vary", "reserve=[0, 1조]", "--at", "2027", "--format", "csv"],
  ],
  [
    "sweep-wide.csv",
    [
      "sweep",
      "as-planned",
      "double",
      "--metric",
      "uses.public",
      "--metric",
      "compute.cost",
      "--format",
      "csv",
      "--wide",
    ],
  ],
  [
    "sensitivity.txt",
    [
      "sensitivity",
      "--set",
      "funding.public=13조",
      "--metric",
      "balance.public.cumulative",
      "--metric",
      "compute.cost",
    ],
  ],
  [
    "sensitivity.md",
    ["sensitivity", "--metric", "compute.cost", "--at", "2027", "--lang", "ko", "--format", "markdown"],
  ],
  ["sensitivity.csv", ["sensitivity", "--set", "funding.public=12조", "--format", "csv"]],
  [
    "sensitivity-global.txt",
    ["sensitivity", "double", "--global", "--trials", "200", "--metric", "compute.cost"],
  ],
  [
    "sensitivity-global.csv",
    ["sensitivity", "--global", "--trials", "200", "--seed", "7", "--format", "csv"],
  ],
  ["sensitivity-global.json", ["sensitivity", "--global", "--trials", "200", "--json"]],
  ["solve.txt", ["solve", "last(balance.public) >= 4.9조", "--by", "compute.target"]],
  [
    "solve-factor.md",
    [
      "solve",
      "total(compute.cost) = 4.5조",
      "--by",
      "fx.usd",
      "double",
      "--between",
      "0..1",
      "--format",
      "markdown",
      "--lang",
      "ko",
    ],
  ],
  [
    "solve-max.json",
    ["solve", "--max", "compute.target", "--subject-to", "total(compute.cost) <= 5조", "--json"],
  ],
  [
    "solve.csv",
    [
      "solve",
      "compute.target = 5[GPU] or compute.target > 9[GPU]",
      "--by",
      "compute.target",
      "--between",
      "0..20 GPU",
      "--format",
      "csv",
    ],
  ],
  ["simulate.txt", ["simulate", "as-planned", "double", "--prob", "any(balance.public < 0)"]],
  ["simulate.md", ["simulate", "--metric", "compute.cost", "--lang", "ko", "--format", "markdown"]],
  [
    "simulate.csv",
    ["simulate", "--metric", "compute.cost", "--metric", "balance.public.short_from", "--format", "csv"],
  ],
  ["simulate.ndjson", ["simulate", "--metric", "compute.cost", "--sampling", "sobol", "--format", "ndjson"]],
  ["list-metrics.md", ["list", "metrics", "--format", "markdown", "--lang", "ko"]],
  ["list-parameters.md", ["list", "parameters", "--format", "markdown"]],
  ["list-parameters.txt", ["list", "parameters"]],
  ["list-parameters-wide.txt", ["list", "parameters", "--wide"]],
  ["list-scenarios.json", ["list", "scenarios", "--json"]],
] as const)("%s", (name, args) => {
  const { out, err, code } = tiny(args);
  expect([err, code]).toEqual(["", 0]);
  expectGolden(name, out);
});
