/**
 * How commands grow with years, programmes and scenarios: `node tests/bench/growth.mjs [part of a command]`, after `npm run build`. Each
 * command runs in a process of its own, small and large in turn; printed are the processor time of the user, the ratio of large to small,
 * and the peak memory, beside what must hold. Not a test: a busy machine proves nothing, though ratios hold better than times.
 */

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const baekjo = join(root, "bin/baekjo.js");
const folder = mkdtempSync(join(tmpdir(), "baekjo-growth-"));
// NODE_EXTRA_CA_CERTS alone triples the start of Node 20.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/** The shipped plan with so many programmes more: copies of one that it has. */
function programmes(count) {
  const plan = JSON.parse(readFileSync(join(root, "data/korea/plan.json"), "utf8"));
  const [first] = Object.keys(plan.families.programmes);
  const own = Object.entries(plan.parameters).filter(([name]) => name.startsWith(`programmes.${first}.`));
  for (let i = Object.keys(plan.families.programmes).length; i < count; i++) {
    const id = `copy_${i}`;
    plan.families.programmes[id] = { en: `Copy ${i}`, ko: `사본 ${i}` };
    for (const [name, input] of own) plan.parameters[name.replace(`.${first}.`, `.${id}.`)] = input;
  }
  const file = join(folder, `plan-${count}.json`);
  writeFileSync(file, JSON.stringify(plan));
  return ["--plan", file];
}

const years = (count) => ["--years", `2026..${2025 + count}`];
const lasts = "all(balance.public.cumulative >= 0)";
const rows = [
  // What is run, what with: small, then large; at most so many times as long, so many seconds, so many MB.
  ["sensitivity --global", years, [5, 10], { ratio: 3 }],
  ["sensitivity --global", years, [25, 50], {}],
  ["sensitivity", years, [50, 100], {}],
  ["simulate", years, [5, 10], { ratio: 2.5 }],
  ["simulate", years, [50, 100], {}],
  [`solve --max compute.target --subject-to|${lasts}`, years, [5, 25], { seconds: 3 }],
  [`solve --max compute.target --subject-to|${lasts}`, programmes, [20, 200], { seconds: 3 }],
  ["explain balance.public.cumulative", years, [50, 100], { seconds: 4, memory: 300 }],
  ["explain balance.public.cumulative", programmes, [100, 500], { seconds: 4, memory: 300 }],
  ["explain balance.public.cumulative --diff gpus-100k", years, [50, 100], { seconds: 4, memory: 300 }],
  ["report", years, [5, 30], { seconds: 4, memory: 300 }],
  ["report", years, [50, 100], { seconds: 4, memory: 300 }],
  ["report", programmes, [100, 500], { seconds: 4, memory: 300 }],
  ["check", years, [5, 30], {}],
  ["check --assert|P(last(balance.public.cumulative) < 0) < 5%", years, [50, 100], {}],
  ["run", years, [50, 100], {}],
  ["run", programmes, [100, 500], {}],
  ["validate", programmes, [100, 500], {}],
];

/** Runs a command to its end. Any exit will do but that of a bug. */
function measure(args) {
  return new Promise((resolve, reject) => {
    // A process tells of itself when it ends: what others do does not count.
    const own = 'process.on("exit", () => { const { userCPUTime, maxRSS } = process.resourceUsage();';
    const tell = `${own} require("node:fs").writeFileSync(${JSON.stringify(join(folder, "usage"))}, userCPUTime / 1e6 + " " + maxRSS / 1024); });`;
    writeFileSync(join(folder, "tell.cjs"), tell);
    const child = spawn(process.execPath, ["-r", join(folder, "tell.cjs"), baekjo, ...args], {
      env: { ...env, NO_COLOR: "1" },
      stdio: ["ignore", "ignore", "pipe"],
      cwd: root,
    });
    let errors = "";
    child.stderr.on("data", (text) => (errors += text));
    child.on("error", reject);
    child.on("close", (code) => {
      const [seconds, memory] = readFileSync(join(folder, "usage"), "utf8").split(" ").map(Number);
      resolve({ seconds, memory, code, errors });
    });
  });
}

const words = (command) => {
  const [plain, ...asIs] = command.split("|");
  return [...plain.split(" "), ...asIs];
};
const [part = ""] = process.argv.slice(2);
const line = (cells) =>
  console.log(cells.map((cell, i) => (i < 2 ? cell.padEnd(i ? 12 : 46) : cell.padStart(9))).join("  "));
line(["command", "from..to", "CPU s", "CPU s", "ratio", "MB", "exit", "at most"]);
try {
  for (const [command, grown, [small, large], { ratio, seconds, memory }] of rows) {
    if (!command.includes(part)) continue;
    const few = await measure([...words(command), ...grown(small)]);
    const many = await measure([...words(command), ...grown(large)]);
    const times = many.seconds / few.seconds;
    const over =
      many.code === 70 ||
      times > (ratio ?? Infinity) ||
      many.seconds > (seconds ?? Infinity) ||
      many.memory > (memory ?? Infinity);
    const most = [ratio && `${ratio}×`, seconds && `${seconds} s`, memory && `${memory} MB`]
      .filter(Boolean)
      .join(", ");
    line([
      command.replace("|", " ").slice(0, 46),
      `${grown.name} ${small}..${large}`,
      few.seconds.toFixed(2),
      many.seconds.toFixed(2),
      times.toFixed(1),
      many.memory.toFixed(0),
      `${many.code}`,
      `${most}${over ? "  OVER" : ""}`,
    ]);
    if (many.code > 1)
      console.log(`  ${many.errors.split("\n").find((text) => !text.startsWith("note")) ?? ""}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
