/**
 * What `simulate` must hold on the shipped plan with all its ranges: the yearly money rows of the summary, year by year and in total,
 * with P5 to P95, mean and standard error. The kernel, numpy and C++ are first held against each other on the same inputs; then
 * whole processes, start included, are timed in turn, so that a machine that slows down slows all of them.
 *
 * numpy draws from its own generator (SFC64) in chunks of the best size, C++ the very words and values that baekjo draws. Both leave
 * out what is certain. C++ is a straight line for one trial at a time, as one would write it.
 */

import { join } from "node:path";
import { agreement } from "./agree.ts";
import { baekjo, type Column, columnsOfBaekjo, columnsOfProgram, distance } from "./command.ts";
import { kernelSeconds } from "./kernel.ts";
import { buildPrograms, type Command, type Place, type Run, run } from "./programs.ts";
import { shippedProgram } from "./shipped.ts";

const million = 1_000_000;
const rounds = 3;
const seed = 1;

/** Prints what it finds; says whether all holds. `quick`: without the hundred million trials and the repeats. */
export function bench({ quick, ...place }: Place & { readonly quick: boolean }): boolean {
  const shipped = shippedProgram(join(place.root, "data"));
  const { program } = shipped;
  const programs = buildPrograms(place, program, seed);
  const ask = (command: Command, ...args: (string | number)[]): Run =>
    run(place, [...command, ...args.map(String)]);
  let holds = true;
  const say = (what: string, value: string, wanted = "", held = true): void => {
    console.log(
      `${what.padEnd(58)} ${value.padStart(9)}  ${wanted === "" ? "" : `${wanted}${held ? "" : "  MISSED"}`}`,
    );
    holds &&= held;
  };
  const ratio = (what: string, value: number, least: number): void =>
    say(what, value.toFixed(2), `at least ${least}`, value >= least);
  const micro = (seconds: number, trials: number): string => `${((seconds / trials) * 1e6).toFixed(2)} µs`;

  const varying = program.outputs.filter(({ node }) => program.steps[node]?.kind !== "constant").length;
  say("steps in the graph", `${program.steps.length}`);
  say("ranged inputs, of which the outputs need", `${program.slots}, ${program.drawn.length}`);
  say("outputs, of which not certain", `${program.outputs.length}, ${varying}`);

  console.log("\nagreement to 1e-12 or one won");
  for (const { what, rows, values, undefinedValues, most, apart } of agreement(place, shipped, programs)) {
    const found = `${values} values in ${rows} rows, ${undefinedValues} undefined, ${most} won apart at most`;
    say(what, `${apart.length}`, `apart; ${found}`, apart.length === 0);
    for (const one of apart.slice(0, 5)) console.log(`  ${one}`);
  }

  const sizes = [1024, 2048, 4096, 8192, 16384];
  const timed = (size: number) => secondsOf(ask(programs.numpy, "time", 4 * 65536, size));
  const times = sizes.map((size) => Math.min(timed(size), timed(size)));
  const chunk = sizes[times.indexOf(Math.min(...times))] as number;

  console.log("\nthe model alone, drawn already, processor time a trial");
  const kernel = kernelSeconds(shipped);
  say("baekjo", micro(kernel.seconds, kernel.trials));
  say(`numpy, chunks of ${chunk}`, micro(secondsOf(ask(programs.numpy, "model", million, chunk)), million));
  say("C++", micro(secondsOf(ask(programs.cpp, "model", million)), million));

  const simulate = baekjo(place, program);
  if (simulate === undefined) {
    console.log(
      "\nno simulate in this build: draws, model and summaries of the others alone, processor time a trial",
    );
    say("numpy", micro(ask(programs.numpy, "time", million, chunk).cpu, million));
    say("C++", micro(ask(programs.cpp, "time", million).cpu, million));
    return holds;
  }

  console.log(`\n${million} trials, whole processes in turn, medians of ${rounds}`);
  const runs = inTurn(rounds, {
    "baekjo, one job": () => ask(simulate, "--trials", million, "--seed", seed, "--jobs", 1),
    numpy: () => ask(programs.numpy, "time", million, chunk),
    "C++": () => ask(programs.cpp, "time", million),
    "baekjo, two jobs": () => ask(simulate, "--trials", million, "--seed", seed, "--jobs", 2),
  });
  for (const [name, { cpu, wall, memory }] of Object.entries(runs)) {
    const rest = `${cpu.toFixed(2)} s processor, ${wall.toFixed(2)} s wall, ${memory.toFixed(0)} MB`;
    say(name, micro(cpu, million), `a trial; ${rest}`);
  }
  const { "baekjo, one job": one, "baekjo, two jobs": two, numpy, "C++": cpp } = runs;
  ratio("numpy / baekjo, processor time", numpy.cpu / one.cpu, 2.3);
  ratio("C++ / baekjo, processor time", cpp.cpu / one.cpu, 1.3);
  ratio("one job / two jobs, wall time", one.wall / two.wall, 1.7);

  const { means, quantiles } = distance(columnsOfProgram(cpp), columnsOfBaekjo(one, program));
  say("means apart from C++, the same draws", means.toExponential(1), "at most 1e-9", means <= 1e-9);
  say("quantiles apart, in bins", quantiles.toFixed(2), "at most 1", quantiles <= 1);

  const fewer = 100_000;
  console.log(`\n${fewer} trials, a whole process, wall time, medians of ${3 * rounds}`);
  const small = inTurn(3 * rounds, {
    baekjo: () => ask(simulate, "--trials", fewer),
    numpy: () => ask(programs.numpy, "time", fewer, chunk),
  });
  for (const [name, { wall }] of Object.entries(small)) say(name, `${wall.toFixed(2)} s`);
  ratio("numpy / baekjo", small.numpy.wall / small.baekjo.wall, 1);
  if (quick) return holds;

  console.log(
    `\n${4 * million} trials, wall time, medians of ${rounds}: what two jobs share without the start`,
  );
  const longer = ["--trials", 4 * million, "--seed", seed];
  const jobs = inTurn(rounds, {
    one: () => ask(simulate, ...longer, "--jobs", 1),
    two: () => ask(simulate, ...longer, "--jobs", 2),
  });
  for (const [name, { wall }] of Object.entries(jobs)) say(`${name} at a time`, `${wall.toFixed(2)} s`);
  say("one job / two jobs", (jobs.one.wall / jobs.two.wall).toFixed(2));

  console.log("\npeak memory");
  const least = ask(simulate, "--trials", million).memory;
  const most = ask(simulate, "--trials", 100 * million).memory;
  say(`${million} trials`, `${least.toFixed(0)} MB`);
  say(`${100 * million} trials`, `${most.toFixed(0)} MB`, "under 150", most < 150);
  say("ratio", (most / least).toFixed(2), "at most 1.2", most / least <= 1.2);

  console.log("\nscrambled Sobol, 16384 trials, 50 repeats: error of the mean of total cost");
  const total = program.outputs.findIndex(
    ({ metric, column }) => metric === "uses.total" && column === "total",
  );
  const mean = (...args: (string | number)[]): number =>
    (columnsOfBaekjo(ask(simulate, ...args), program).get(total) as Column).mean;
  const error = errorsOfMean(mean, 16_384, 50);
  say("plain", error.plain.toExponential(2));
  say("Sobol", error.sobol.toExponential(2));
  ratio("plain / Sobol", error.plain / error.sobol, 5);
  return holds;
}

/** Root mean square errors against the mean of a million scrambled trials of another seed. */
function errorsOfMean(mean: (...args: (string | number)[]) => number, trials: number, repeats: number) {
  const truth = mean("--trials", 2 ** 20, "--sampling", "sobol", "--seed", 1_000_003);
  const error = (sampling: string): number => {
    let squares = 0;
    for (let i = 1; i <= repeats; i++) {
      squares += (mean("--trials", trials, "--sampling", sampling, "--seed", i) - truth) ** 2;
    }
    return Math.sqrt(squares / repeats);
  };
  return { plain: error("plain"), sobol: error("sobol") };
}

/** Runs each in turn, `rounds` times over; gives the medians, and the output of the last. */
function inTurn<Name extends string>(rounds: number, programs: Record<Name, () => Run>): Record<Name, Run> {
  const names = Object.keys(programs) as Name[];
  const all = names.map((): Run[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, name] of names.entries()) all[i]?.push(programs[name]());
  }
  const medians = all.map((runs): Run => {
    const of = (what: "cpu" | "wall" | "memory") =>
      runs.map((one) => one[what]).sort((a, b) => a - b)[runs.length >> 1] as number;
    return { stdout: runs.at(-1)?.stdout ?? "", cpu: of("cpu"), wall: of("wall"), memory: of("memory") };
  });
  return Object.fromEntries(names.map((name, i) => [name, medians[i]])) as Record<Name, Run>;
}

/** Processor time that a program gives of itself, without its start. */
function secondsOf({ stdout }: Run): number {
  return JSON.parse(stdout).seconds;
}
