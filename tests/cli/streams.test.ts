import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { baekjo, runIn, tiny } from "../helpers/cli.ts";
import { folder, root } from "../helpers/folders.ts";
import { bin, environment, spawned, spawnedTiny } from "../helpers/spawned.ts";

function shell(line: string): { out: string; err: string; code: number | null } {
  const script = `set -o pipefail; baekjo() { "${process.execPath}" "${bin}" "$@"; }; ${line}`;
  const done = spawnSync("bash", ["-c", script], { encoding: "utf8", env: environment() });
  return { out: done.stdout, err: done.stderr, code: done.status };
}

/** Whether a file in a folder has something in it: then the program listens to signals, too. */
function isBegun(at: string): boolean {
  return readdirSync(at).some((name) => statSync(join(at, name)).size > 0);
}

describe("standard output", () => {
  test.each(["run --json", "run --format ndjson", "run --section all --format csv", "list inputs", "--help"])(
    "%s: a reader that has seen enough is no error",
    (args) => {
      const { out, code } = shell(`baekjo ${args} | head -n 1`);
      expect(out.split("\n")).toHaveLength(2);
      expect(code).toBe(0);
      expect(shell(`baekjo ${args} | exec 0<&-`).code).toBe(0);
    },
  );

  test.runIf(existsSync("/dev/full"))("a full disk is 5, whatever is printed", () => {
    for (const args of ["run --json", "run", "--help", "--version"]) {
      const { err, code } = shell(`baekjo ${args} >/dev/full`);
      expect([args, code]).toEqual([args, 5]);
      expect(err).toContain("no space left to write standard output");
    }
  });

  test("holds the result alone; the same twice", async () => {
    const first = await baekjo(["run", "--years", "2026..2035", "--json"]);
    expect(JSON.parse(first.out).format).toBe("baekjo/run/2");
    expect(first.err).toMatch(/^note: /);
    expect(await baekjo(["run", "--years", "2026..2035", "--json"])).toEqual(first);
  });

  test("machine formats do not know the terminal, the locale or the time zone", () => {
    const plain = spawned(["run", "--json"]);
    const env = {
      LANG: "ko_KR.UTF-8",
      LC_ALL: "de_DE.UTF-8",
      TZ: "Asia/Seoul",
      COLUMNS: "40",
      FORCE_COLOR: "1",
    };
    expect(spawned(["run", "--json"], { env })).toEqual(plain);
  });
});

describe("a million points", () => {
  const million = "sweep --vary fx.usd*=0.5..1.5/1000 --vary 'funding.public=20조..40조/1000'";

  test("stop at a reader that has seen enough, and say nothing", () => {
    for (const format of ["csv", "ndjson"]) {
      const { out, err, code } = shell(`baekjo ${million} --format ${format} | head -n 3`);
      expect([out.split("\n").length, err, code]).toEqual([4, "", 0]);
    }
  });

  test("are refused where they would have to be held all at once", () => {
    for (const format of ["table", "markdown", "json"]) {
      const { out, err, code } = shell(`baekjo ${million} --format ${format}`);
      expect([out, code]).toEqual(["", 2]);
      expect(err).toContain("csv and ndjson");
    }
  });

  test("need no more memory than a few", () => {
    const env = { NODE_OPTIONS: "--max-old-space-size=32" };
    const file = join(folder(), "a.csv");
    const args = ["sweep", "--vary", "compute.price=$1..$300000/300000", "--wide", "-o", file];
    expect(spawnedTiny(args, { env })).toEqual({ out: "", err: "", code: 0 });
    expect(readFileSync(file, "utf8").split("\r\n").length).toBe(300_002);
  });

  test("end whole or not at all in a file", async () => {
    const file = join(folder(), "a.csv");
    const args = ["sweep", "--vary", "fx.usd*=0.5..1.5/20000000", "-o", file];
    const child = spawn(process.execPath, [bin, ...args], { env: environment() });
    const ended = new Promise<number | null>((resolve) => child.on("exit", (code) => resolve(code)));
    while (!isBegun(join(file, ".."))) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGINT");
    expect([await ended, readdirSync(join(file, ".."))]).toEqual([130, []]);
  });
});

describe("colour", () => {
  const colour = "\u001b[";
  test("none in a pipe, unless asked for", async () => {
    expect((await baekjo(["run"])).out).not.toContain(colour);
    expect((await baekjo(["run", "--color", "always"])).out).toContain(colour);
    expect((await baekjo(["run"], { env: { FORCE_COLOR: "1" } })).out).toContain(colour);
    expect((await baekjo(["run"], { env: { FORCE_COLOR: "0" } })).out).not.toContain(colour);
    expect((await baekjo(["run", "--color", "never"], { env: { FORCE_COLOR: "1" } })).out).not.toContain(
      colour,
    );
    expect((await baekjo(["run", "--color", "always", "--json"])).out).not.toContain(colour);
  });
});

describe("-o", () => {
  test("writes the whole result; the name gives the format; nothing else is left behind", async () => {
    const at = folder();
    for (const [file, start] of [
      ["a.json", "{\n"],
      ["a.csv", "scenario,"],
      ["a.txt", "Public funding of 35 trillion won "],
      ["a.md", "Public funding of 35 trillion won "],
      ["a.ndjson", '{"format":"baekjo/run/2","record":"head",'],
      ["a.jsonl", '{"format":"baekjo/run/2","record":"head",'],
    ] as const) {
      expect(await baekjo(["run", "-o", join(at, file)])).toMatchObject({ out: "", code: 0 });
      expect(readFileSync(join(at, file), "utf8").startsWith(start)).toBe(true);
    }
    expect(readdirSync(at).sort()).toEqual(["a.csv", "a.json", "a.jsonl", "a.md", "a.ndjson", "a.txt"]);
  });

  test("a failure leaves the old file as it was", async () => {
    const file = join(folder(), "a.json");
    writeFileSync(file, "old");
    expect((await baekjo(["run", "no-such-scenario", "-o", file])).code).toBe(3);
    expect(readFileSync(file, "utf8")).toBe("old");
  });

  test("keeps the file's mode, and follows a link to it", async () => {
    const at = folder();
    writeFileSync(join(at, "a.json"), "old");
    chmodSync(join(at, "a.json"), 0o640);
    symlinkSync("a.json", join(at, "link.json"));
    expect((await baekjo(["run", "-o", join(at, "link.json")])).code).toBe(0);
    expect(statSync(join(at, "a.json")).mode & 0o777).toBe(0o640);
    expect(JSON.parse(readFileSync(join(at, "a.json"), "utf8")).format).toBe("baekjo/run/2");
  });

  test("a link to nothing yet makes the file; a circle of links and a name too long are 5", async () => {
    const at = folder();
    symlinkSync("made.json", join(at, "link.json"));
    expect((await baekjo(["run", "-o", join(at, "link.json")])).code).toBe(0);
    expect(readdirSync(at).sort()).toEqual(["link.json", "made.json"]);
    expect(lstatSync(join(at, "link.json")).isSymbolicLink()).toBe(true);
    symlinkSync("circle.json", join(at, "circle.json"));
    symlinkSync("no/such.json", join(at, "astray.json"));
    for (const name of ["circle.json", "astray.json", `${"a".repeat(300)}.json`]) {
      expect(await baekjo(["run", "-o", join(at, name)])).toMatchObject({ out: "", code: 5 });
    }
    expect((await baekjo(["run", "-o", join(at, `${"a".repeat(245)}.json`)])).code).toBe(0);
  });

  test.runIf(existsSync("/dev/stdout"))("a pipe by name is a pipe: closed, it is silent", () => {
    expect(shell("baekjo run --json -o /dev/stdout | head -c 1")).toEqual({ out: "{", err: "", code: 0 });
  });

  test("-, and what systems call standard output, is standard output, in the format that it would have", async () => {
    for (const args of [["run"], ["run", "--json"], ["list", "scenarios", "--format", "csv"]]) {
      const plain = await baekjo(args);
      for (const name of ["-", "/dev/stdout"]) expect(await baekjo([...args, "-o", name])).toEqual(plain);
    }
    const part = ["simulate", "--trials", "100", "--shard", "1/1"];
    expect(await tiny([...part, "-o", "-"])).toEqual(await tiny(part));
    expect(shell("baekjo run -o /dev/stdout | cat")).toEqual(await baekjo(["run"]));
    expect(existsSync(join(root, "-"))).toBe(false);
  });

  test("a file that may not be written stays as it is, whoever asks", async () => {
    const file = join(folder(), "a.json");
    writeFileSync(file, "old", { mode: 0o444 });
    expect(await baekjo(["run", "-o", file])).toMatchObject({ out: "", code: 5 });
    expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777]).toEqual(["old", 0o444]);
  });

  test("a pipe is written where somebody reads it, and otherwise refused", async () => {
    const pipe = join(folder(), "pipe.json");
    expect(spawnSync("mkfifo", [pipe]).status).toBe(0);
    expect(await baekjo(["run", "-o", pipe])).toMatchObject({
      out: "",
      err: expect.stringContaining("no program reads"),
      code: 5,
    });
    expect(shell(`cat ${pipe} & baekjo run -o ${pipe}; wait`)).toEqual(await baekjo(["run", "--json"]));
  });

  test("a folder, a missing folder and a full device are 5; a device stays one", async () => {
    const at = folder();
    mkdirSync(join(at, "b.json"));
    expect(await baekjo(["run", "-o", join(at, "b.json")])).toMatchObject({ out: "", code: 5 });
    expect(await baekjo(["run", "-o", join(at, "c/d.json")])).toMatchObject({ out: "", code: 5 });
    if (!existsSync("/dev/full")) return;
    expect(await baekjo(["run", "-o", "/dev/full", "--json"])).toMatchObject({ out: "", code: 5 });
    expect(statSync("/dev/full").isCharacterDevice()).toBe(true);
  });
});

describe("standard input", () => {
  const scenario = JSON.stringify({
    format: "baekjo/scenario/1",
    id: "mine",
    label: { en: "Mine", ko: "내 것" },
    why: { en: "To see.", ko: "보려고." },
    source: "ASSUMPTION",
    reason: "a test",
    set: ["fx.usd = 1600"],
  });

  test("a scenario, alone or in a stack", async () => {
    const { out, code } = await baekjo(["run", "gpus-100k+-", "--json"], { input: scenario });
    expect(code).toBe(0);
    expect(JSON.parse(out).scenarios[0].layers.at(-1)).toMatchObject({
      from: "stdin",
      set: ["fx.usd = 1600"],
    });
  });

  test("what is wrong in it is located", async () => {
    const { out, err, code } = await baekjo(["run", "-"], { input: "{" });
    expect([out, code]).toEqual(["", 3]);
    expect(err).toMatch(/-:1:\d/);
  });

  test("interrupted while waiting for it: 130, and nothing said", async () => {
    const child = spawn(process.execPath, [bin, "run", "-"], { env: environment() });
    let said = "";
    child.stdout.on("data", (data) => (said += data));
    child.stderr.on("data", (data) => (said += data));
    const ended = new Promise<number | null>((resolve) => child.on("exit", (code) => resolve(code)));
    // More than a pipe holds: once it is gone, somebody reads.
    await new Promise((resolve) => child.stdin.write(" ".repeat(1_000_000), resolve));
    child.kill("SIGINT");
    expect([await ended, said]).toEqual([130, ""]);
  });
});

test("a bug is 70 and one line; BAEKJO_DEBUG shows where", async () => {
  const at = folder();
  const { out, err, code } = await runIn(at, ["run"]);
  expect([out, code]).toEqual(["", 70]);
  expect(err).toMatch(/^bug: [^\n]+\n$/);
  expect((await runIn(at, ["run"], { env: { BAEKJO_DEBUG: "1" } })).err).toContain("\n    at ");
});

test("an unbuilt checkout says how to build it", () => {
  const at = folder();
  mkdirSync(join(at, "bin"));
  writeFileSync(join(at, "bin/baekjo.js"), readFileSync(bin));
  writeFileSync(join(at, "bin/package.json"), '{ "type": "commonjs" }');
  writeFileSync(join(at, "package.json"), '{ "type": "module" }');
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(at, "bin/baekjo.js")], {
    encoding: "utf8",
  });
  expect([stdout, status]).toEqual(["", 5]);
  expect(stderr).toContain("npm ci");
});
