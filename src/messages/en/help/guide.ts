/** Topics of `baekjo help` that say how to ask and how to run it elsewhere, in English. */

import { named, questions } from "../../example-names.ts";

/** Paragraphs, commands to paste, text as it stands, questions with what answers them, and terms with what they mean. */
export type Block =
  | string
  | { readonly commands: readonly string[] }
  | { readonly code: string }
  | { readonly asks: readonly (readonly [question: string, command: string, reading: string])[] }
  | { readonly terms: readonly (readonly [term: string, text: string])[] };

export const guideEn = {
  questions: [
    'Each question is answered by one command, here for the Korean plan that ships with the program; names, years and numbers can be replaced by others. --all shows every row, --json every digit, and baekjo explain where a number comes from. Metrics and inputs are also found by common names: baekjo list metrics "new money".',
    {
      asks: [
        [
          "Is the 100 trillion new money?",
          questions.newMoney,
          "The first budget compared with that of the year before, on its three definitions; the new money in the state's own five-year plan, against public funding; and what firms would not have invested anyway, against private funding.",
        ],
        [
          "What does one GPU cost a year, all in?",
          questions.perGpu,
          "Purchase price spread over its service life, plus power, data-centre space and operation, for a GPU bought in that year: in state-owned sites, in rented space, and hosted as planned, which costs less than either: operators host part of the GPUs at their own cost, in exchange for GPU time.",
        ],
        [
          "What if only 60% of the private funding arrives?",
          questions.private60,
          "The public balance does not change: nearly all private funding pays for firms' own projects, which shrink with it.",
        ],
        [
          "What does AI for All cost, with its GPUs?",
          questions.aiForAll,
          "The programme alone, its GPUs, both together, and the cost per user and per use.",
        ],
        [
          "What do 100,000 GPUs displace?",
          questions.displaced,
          "Programmes are funded by priority from what the GPUs leave: those of low priority are cut.",
        ],
        [
          "What if a dollar costs 1,600 won?",
          questions.weakWon,
          "GPUs are priced in dollars, so their cost moves with the rate.",
        ],
        [
          "What if the build-out is two years late?",
          questions.late,
          "Money for GPUs that are not bought by the last year is set aside, so that a delay does not count as a saving.",
        ],
        [
          "What if electricity costs twice as much?",
          questions.electricity,
          "Only the electricity that the plan itself pays for, and what share of compute cost it is.",
        ],
        [
          "How much power do 200,000 GPUs need?",
          questions.power,
          "Peak demand of the sites, cooling included, and their consumption in a year.",
        ],
        [
          "What share of 200,000 GPUs would firms have to pay?",
          questions.firmsShare,
          "The smallest share at which public funding lasts in every year; the state pays the rest.",
        ],
        [
          "What does a citizen get?",
          questions.citizen,
          "The dividend of the AI wealth fund for each resident, if the fund begins as announced, with state holdings worth 20 trillion won, and pays out at the assumed rate; and what the fund is worth.",
        ],
      ],
    },
    { commands: ["baekjo list scenarios", "baekjo help scenarios"] },
  ],
  uncertainty: [
    "An input that has a range can take any value in it. simulate varies all of them at random in many trials, sensitivity changes one at a time, sweep takes given values, and solve finds the value at which a condition holds.",
    {
      terms: [
        [
          "simulate",
          "percentiles, the mean with its standard error, the percentile of the plan itself, and with --prob the probability of any condition; several scenarios share their random draws and are compared trial by trial",
        ],
        [
          "--sampling sobol, --until",
          "a mean ten times more accurate for the same number of trials; --until 'se(METRIC) < AMOUNT' continues to that accuracy",
        ],
        [
          "--seed, --jobs, --draws",
          "the random seed; the number of threads, which does not change the result; the trials themselves, one row each. Adding an input to a plan does not change the draws of the others",
        ],
        [
          "sensitivity",
          "each input at its low and at its high, and which of them can change a metric's sign alone; --global gives Sobol indices (the share of the variance due to each input) and rank correlations",
        ],
        [
          "sweep",
          "--vary takes x=1..5:0.5 (step), x=1..5/9 (number of values) or x=[1, 2, 4], and *= and += in place of =; several scenarios form an axis of their own",
        ],
        [
          "solve",
          "the intervals of an input in which a condition holds, and the next values at which it fails; --max and --min give the largest and the smallest value. Verified means that bounds on the formulas exclude all other values",
        ],
      ],
    },
    "Not every input has a range, and many are assumptions: a probability is that of the model.",
    {
      commands: [
        `baekjo sensitivity ${named.other}`,
        `baekjo simulate ${named.base} ${named.other} --sampling sobol --metric ${named.spending}`,
        `baekjo sweep --vary ${named.count}=50000..100000:10000 --vary '${named.rate}*=[0.9, 1, 1.1]'`,
        `baekjo solve 'all(${named.left} >= 0)' --by ${named.rate} ${named.other} --between 1000..2000`,
      ],
    },
  ],
  evidence: [
    "Every number can be traced to its source, and checked again later.",
    {
      terms: [
        [
          "explain",
          "a metric traced through its formulas down to inputs with a source, or the word ASSUMPTION and a reason; each input is changed by 1%, and the share of assumptions is their part of all those changes. --diff A B gives the contribution of each branch to a change",
        ],
        [
          "cite",
          "one sentence for an article, with its 90% range, the share of assumptions and the main sources; --all has every address and the hashes of the data; --format bibtex or csl for a reference manager",
        ],
        ["list sources", "--used-by, --unused, --older-than 12mo, --missing"],
        [
          "track",
          `the plan against what was voted, signed and installed by a date; no amount counts twice. The scenario ${named.record} continues the plan from there`,
        ],
        [
          "replay",
          "a saved result recalculated: whether it is the same, or which formulas and inputs have changed and where the result first differs",
        ],
        [
          "backtest",
          "the model's unit costs against the costs of real projects, each in its own year, currency and scope; a case is scored without the inputs that it informed",
        ],
        ["validate", "checks every data file for errors"],
      ],
    },
    "Your own cases go into a file of the same form as data/projects.json, for backtest --cases. scope is what the cost covers (servers, hardware, hardware-operation, all-in, all-in-operation, facility), class the kind of buyer (commercial, state, strategic), status how firm the cost is (contract, actual, approved are purchases; announced, plan, budget, press, estimate, modelled are not):",
    {
      code: `{ "format": "baekjo/cases/1", "cases": {
  "my-cluster": {
    "date": "2024-07", "class": "commercial", "status": "contract", "scope": "hardware",
    "gpus": { "H100": 2016 }, "cost": 13500000000, "currency": "JPY"
  }
} }`,
    },
    "A sum for a programme, a lease or a valuation is no cost of GPUs: its scope is programme, rental or value, and it is not scored; a loan, a round sum or a remark is no purchase, but announced, press or estimate. hardware is all of the IT (servers, network, storage), and what GPUs are read as where scope is left out; operation is the years of running that are in the cost, year that of the order where date is a later page's, vat the rate of value-added tax that is in it. set changes inputs of the plan for the case alone. A purchase outside the range of its scope is counted, and the scopes that it fits are named; one that fits none may be a programme's sum, a part of the price, or a system with more than the GPUs named. A purchase of mix, GPUs that no page names, tests no price and stands with what is announced.",
    "The actuals of a pledge are in actuals.json beside its plan, one entry for each vote, contract or delivery: date is its date; status is announced, requested, approved (by the board of a fund), voted, contracted, spent or installed; part_of, overlaps and replaces name entries with the same money, so that it counts once; alternatives in place of value give each source's number where sources differ, and entries of low confidence are not counted.",
    {
      commands: [
        `baekjo explain ${named.carried} ${named.other}`,
        `baekjo explain --diff ${named.base} ${named.other} ${named.left}@2028`,
        "baekjo list sources --used-by --older-than 12mo",
        "baekjo track --as-of 2026-06-30",
        "baekjo backtest",
        "baekjo validate",
      ],
    },
  ],
  options: [
    "Options common to nearly all commands; the help of each command has its own.",
    {
      commands: ["baekjo run --help"],
    },
  ],
  ci: [
    "check evaluates assertions about a plan and ends with exit code 1 if one fails; replay does so for a published result. In a GitHub workflow:",
    {
      code: `name: plan
on: [push, pull_request]
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npm ci
      - run: npx baekjo check --as-of "$(git log -1 --format=%cs)" --format github -o - -o junit.xml
      - run: npx baekjo replay published.json # made by: baekjo run -o published.json`,
    },
    "The age of sources is measured at the date of the commit, so that the result of a commit does not change. The kinds of check, as written in a file:",
    {
      code: `{ "id": "lasts", "assert": "${named.left} >= 0", "each": "year", "scenarios": ["${named.base}", "*+${named.layer}"] },
{ "id": "likely", "assert": "P(any(${named.left} < 0)) <= 20%", "level": "warn" },
{ "id": "adds", "assert": "${named.private} + ${named.public} = ${named.total}", "each": "year", "scenarios": ["*"], "matrix": true },
{ "id": "whole", "defined": "all", "matrix": true },
{ "id": "cited", "coverage": { "documented": "100%", "sourced": "60%" } },
{ "id": "used", "unused": 0 },
{ "id": "fresh", "age": "36 months" },
{ "id": "stable", "drift": { "result": "published.json", "metric": "${named.cost}", "within": "1%" } }`,
    },
    "matrix repeats a check with every input that has a range at its low and at its high, one at a time. A probability within two standard errors of its limit is undecided, which is a warning. An unknown metric, or a pattern that matches no scenario, is an error and never a pass: the other checks are still evaluated, and the exit code is 3.",
    { commands: ["baekjo check", `baekjo check --assert 'all(${named.left} >= 0)' ${named.base}`] },
  ],
  cluster: [
    "A simulation can be split into shards, and merge produces exactly the result of a single run; a part that is missing, duplicated or from another run is an error. A Slurm array, whose index and count --shard auto reads:",
    {
      code: `#!/bin/bash
#SBATCH --array=1-16
#SBATCH --cpus-per-task=2
cd "$HOME/baekjo"
npx baekjo simulate ${named.other} --trials 1000000000 --jobs 2 --shard auto -o "part-$SLURM_ARRAY_TASK_ID.json"
# sbatch simulate.sh; when all are done:
#   npx baekjo merge part-*.json`,
    },
    "A Kubernetes indexed job, with your own image and volume; the number of shards is given twice, because pods do not know it:",
    {
      code: `apiVersion: batch/v1
kind: Job
metadata: { name: simulate }
spec:
  completionMode: Indexed
  completions: 16
  parallelism: 16
  template:
    spec:
      restartPolicy: Never
      volumes: [{ name: out, persistentVolumeClaim: { claimName: out } }]
      containers:
        - name: baekjo
          image: registry.example/baekjo
          volumeMounts: [{ name: out, mountPath: /out }]
          env: [{ name: BAEKJO_SHARDS, value: "16" }]
          command:
            - sh
            - -c
            - npx baekjo simulate ${named.other} --trials 1000000000 --shard auto -o /out/part-$JOB_COMPLETION_INDEX.json`,
    },
    "A lost task can be run again alone: sbatch --export=ALL,BAEKJO_SHARDS=16 --array=3 simulate.sh. An array of one task, or with gaps, does not give the number of shards: set BAEKJO_SHARDS, and each task number, from 1, is then its shard. All parts must be made by the same version of the program; the version of Node does not matter.",
    {
      commands: [
        `baekjo simulate ${named.other} --trials 1024 --shard 1/2 -o part-1.json`,
        "baekjo help limits",
      ],
    },
  ],
} as const satisfies Readonly<Record<string, readonly Block[]>>;
