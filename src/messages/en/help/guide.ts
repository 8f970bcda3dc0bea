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
    'Each of these is answered by one command. They ask the plan that ships for Korea; a name, a year or a number in them may be any other. --all shows every row, --json every digit, and baekjo explain where a figure comes from. What you have no name for is found by what people call it: baekjo list metrics "new money".',
    {
      asks: [
        [
          "Is the 100 trillion new money?",
          questions.newMoney,
          "The first budget over that of the year before, by its three counts; new money of the state's own five-year plan beside the public side; and what firms would not have invested anyway beside the private side.",
        ],
        [
          "What does one GPU cost a year, all in?",
          questions.perGpu,
          "Purchase spread over its life, power, rooms and running, for a GPU bought in that year: in rooms of the state's own, in rented ones, and as the plan mixes them.",
        ],
        [
          "What if only 60% of the private money comes?",
          questions.private60,
          "The public balance does not move: nearly all private money pays for firms' own projects, which shrink with it.",
        ],
        [
          "What does AI for All cost, with its GPUs?",
          questions.aiForAll,
          "The programme alone, its GPUs, both together, and per user and per use.",
        ],
        [
          "What do 100,000 GPUs displace?",
          questions.displaced,
          "Programmes are served by priority from what the GPUs leave: the last rows change.",
        ],
        [
          "What if a dollar costs 1,600 won?",
          questions.weakWon,
          "GPUs are priced in dollars, so their cost moves with the rate.",
        ],
        [
          "What if the build-out is two years late?",
          questions.late,
          "What is not bought by the last year is set aside, so that being late is not told as a saving.",
        ],
        [
          "What if electricity costs twice as much?",
          questions.electricity,
          "Only the power that the plan pays itself.",
        ],
        [
          "How much power do 200,000 GPUs take?",
          questions.power,
          "Peak of the sites, cooling included, and what they use in a year.",
        ],
        [
          "What share of 200,000 GPUs would firms have to pay?",
          questions.firmsShare,
          "The least share at which public money lasts in every year; the state pays the rest.",
        ],
        [
          "What does a citizen get?",
          questions.citizen,
          "What the state's stake pays out to each resident. It is no sovereign fund: of that the plan has no size.",
        ],
      ],
    },
    { commands: ["baekjo list scenarios", "baekjo help scenarios"] },
  ],
  uncertainty: [
    "An input that has a range may be anything in it. simulate draws all of them many times over, sensitivity moves one at a time, sweep goes over values that are given, and solve looks for the one that must hold.",
    {
      terms: [
        [
          "simulate",
          "percentiles, the mean with its standard error, where the plan itself stands, and with --prob the chance of any condition; several scenarios share their draws and are compared trial by trial",
        ],
        [
          "--sampling sobol, --until",
          "a mean ten times better for the same trials; --until 'se(FIGURE) < AMOUNT' goes on until that is so",
        ],
        [
          "--seed, --jobs, --draws",
          "other draws; any number of threads gives the same bytes; the trials themselves, a row each. An input added to a plan leaves the draws of the others as they were",
        ],
        [
          "sensitivity",
          "each input from its low to its high, and which of them alone turn a figure's sign; --global gives Sobol indices (which share of a variance an input brings) and rank correlations",
        ],
        [
          "sweep",
          "--vary takes x=1..5:0.5 (by steps), x=1..5/9 (so many) or x=[1, 2, 4], with *= and += too; several scenarios are an axis of their own",
        ],
        [
          "solve",
          "the stretches of an input in which a condition holds, and the neighbours at which it fails; --max and --min the end of them. Proved means that bounds on the formulas exclude all else",
        ],
      ],
    },
    "Not every input has a range, and many rest on an assumption: a probability is that of the model.",
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
    "Every number can be followed to the page that it is from, and checked later.",
    {
      terms: [
        [
          "explain",
          "a figure through its formulas as they ran, down to inputs with a source or the word ASSUMPTION and a reason; each input is moved by 1%, and the share of assumptions is theirs of all that this changes. --diff A B says what each branch brings of a change",
        ],
        [
          "cite",
          "one sentence for an article, with its 90% range, the share of assumptions and the main sources; --all has every address and the hashes of the data; --format bibtex or csl for a reference manager",
        ],
        ["list sources", "--used-by, --unused, --older-than 12mo, --missing"],
        [
          "track",
          `the plan against what was voted, signed and installed by a day; no won counts twice. The scenario ${named.record} opens the plan from there`,
        ],
        [
          "replay",
          "a saved result worked out again: the same, or which formula and which input have changed and where the result differs first",
        ],
        [
          "backtest",
          "the unit costs of the model against what real projects cost, each in its own year, currency and scope; a case is scored without what it informed",
        ],
        ["validate", "looks for errors in every data file"],
      ],
    },
    "Real projects of your own go into a file of the same form as data/projects.json, for backtest --cases. scope says what the cost covers (servers, hardware, hardware-operation, all-in, all-in-operation, facility), class who buys (commercial, state, strategic), status how firm it is (contract, actual, approved are purchases; announced, plan, budget, press, estimate, modelled are not):",
    {
      code: `{ "format": "baekjo/cases/1", "cases": {
  "my-cluster": {
    "date": "2024-07", "class": "commercial", "status": "contract", "scope": "hardware",
    "gpus": { "H100": 2016 }, "cost": 13500000000, "currency": "JPY"
  }
} }`,
    },
    "What became of a pledge is in actuals.json beside its plan, an entry for each vote, signature or delivery: date is its day; status is announced, requested, voted, contracted, spent or installed; part_of, overlaps and replaces name entries that hold the same money, so that it counts once; alternatives in place of value give what each page prints where they differ, and what has low confidence never counts.",
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
    "Nearly every command takes these; its own stand in its help.",
    {
      commands: ["baekjo run --help"],
    },
  ],
  ci: [
    "check holds a plan to what is asserted of it and ends with 1 where it fails; replay does so for a published result. In a workflow of GitHub:",
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
    "The age of sources counts to the day of the commit, so that one commit has one answer. The kinds of check, as they stand in a file:",
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
    "matrix takes every input that has a range to its low and its high, one at a time. A probability within two standard errors of its limit is undecided, which warns. An unknown figure, or a pattern that means no scenario, is an error and never a pass: the other checks are asked all the same, and the exit code is then 3.",
    { commands: ["baekjo check", `baekjo check --assert 'all(${named.left} >= 0)' ${named.base}`] },
  ],
  cluster: [
    "A simulation splits into shards, and merge puts them together to the very bytes of the single run; a part that is missing, there twice or of another run is an error. A Slurm array, of which --shard auto reads index and count:",
    {
      code: `#!/bin/bash
#SBATCH --array=1-16
#SBATCH --cpus-per-task=2
cd "$HOME/baekjo"
npx baekjo simulate ${named.other} --trials 1000000000 --jobs 2 --shard auto -o "part-$SLURM_ARRAY_TASK_ID.json"
# sbatch simulate.sh; when all are done:
#   npx baekjo merge part-*.json`,
    },
    "A Kubernetes indexed job, with an image and a volume of yours; how many there are is said twice, since no pod is told:",
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
    "A task that was lost is run again alone: sbatch --export=ALL,BAEKJO_SHARDS=16 --array=3 simulate.sh. An array of one task, or one with gaps, does not know of how many shards its tasks are: BAEKJO_SHARDS says so, and a task's number, from 1, is then its shard's. Parts must be made by one version of the program, on any version of Node.",
    {
      commands: [
        `baekjo simulate ${named.other} --trials 1024 --shard 1/2 -o part-1.json`,
        "baekjo help limits",
      ],
    },
  ],
} as const satisfies Readonly<Record<string, readonly Block[]>>;
