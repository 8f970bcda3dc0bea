/**
 * Run in the package's folder when it is built, behind the bundles: keeps the shipped data, found sound, and what V8 makes of
 * the bundles when they work.
 */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cli, commands, compiled, guide, page, reading, recording, studies, trust } from "./bundles.ts";
import { Failure } from "./errors.ts";
import type { Language } from "./output/formats.ts";
import { examplesOf, program } from "./program.ts";

const snapshot = join("dist", "shipped.bin");
const tables = join("dist", "tables.bin");

async function prepare(): Promise<void> {
  for (const name of readdirSync("dist")) {
    if (name.endsWith(".cache")) rmSync(join("dist", name));
    if (name.endsWith(".cjs")) toAscii(join("dist", name));
  }
  await writeManuals();
  try {
    const { loadProject, takeSnapshot } = await reading();
    const project = loadProject({ dataDir: "data" });
    writeFileSync(snapshot, takeSnapshot(project, "data"));
    (await recording()).recordOf(project);
    writeFileSync(tables, (await studies()).takeTables(project));
  } catch (error) {
    // Data that is being worked on may be unsound: then it is read and checked at every start, which says what is wrong.
    if (!(error instanceof Failure)) throw error;
    rmSync(snapshot, { force: true });
    return;
  }
  await exercise();
  for (const [name, data] of compiled()) writeFileSync(join("dist", name), data);
}

/** What esbuild leaves in regular expressions of other scripts: of ASCII alone, a source takes V8 half the memory and time. */
function toAscii(bundle: string): void {
  const text = readFileSync(bundle, "utf8");
  const escaped = text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  if (escaped !== text) writeFileSync(bundle, escaped);
}

/** Where man looks for a page, and for that of another language: `man -M dist/man baekjo`. */
const manuals = { en: join("dist", "man", "man1"), ko: join("dist", "man", "ko", "man1") };

async function writeManuals(): Promise<void> {
  const { manual } = await guide();
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  for (const [language, folder] of Object.entries(manuals) as [Language, string][]) {
    const root = program({ root: ".", version }, {}, language);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "baekjo.1"), manual(root, examplesOf, version, language));
  }
}

/** Answers what is asked most, so that what answers it is compiled. */
async function exercise(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "baekjo-"));
  const at = { root: ".", version: "0" };
  const options = { color: "never", lang: "en", scale: "auto" } as const;
  try {
    await cli().answer(["--help"], ".");
    await cli().answer(["run", "--output", join(folder, "asked.txt")], ".");
    const { run, compare } = await commands();
    await run(at, undefined, { ...options, output: join(folder, "run.txt") });
    await run(at, undefined, { ...options, output: join(folder, "run.json") });
    await compare(at, ["gpus-50k", "gpus-100k"], { ...options, output: join(folder, "compare.txt") });
    const { report, sensitivity, simulate } = await studies();
    await simulate(at, [], { ...options, sampling: "plain", output: join(folder, "simulate.json") });
    await sensitivity(at, undefined, { ...options, output: join(folder, "sensitivity.txt") });
    const { backtest, check, explain, track } = await trust();
    await explain(at, ["compute.cost"], { ...options, output: join(folder, "explain.txt") });
    await track(at, undefined, { ...options, asOf: "2026-12-31", output: join(folder, "track.txt") });
    await backtest(at, { ...options, output: join(folder, "backtest.txt") });
    await check(at, [], { ...options, assert: ["1 < 2"], output: join(folder, "check.txt") });
    const { completed } = await guide();
    await completed(at, program(at, {}, "en"), "bash", ["baekjo run --set ", ""]);
    // Loaded here as well: what is compiled of it is kept for both.
    await page();
    await report(at, [], { ...options, output: join(folder, "report.html"), asOf: "2026-12-31" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

prepare();
