import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { kinds } from "../../src/cli/completion/complete.ts";
import { lineWords, shells } from "../../src/cli/completion/shells.ts";
import { silentStreams } from "../../src/cli/streams/streams.ts";
import { commandNames, program } from "../../src/program.ts";
import { baekjo, tiny } from "../helpers/cli.ts";
import { folder, root } from "../helpers/folders.ts";
import { environment } from "../helpers/spawned.ts";

const has = (command: string) => spawnSync(command, ["--version"]).status === 0;

/** A folder with `baekjo` as a command on the path. */
function path(): NodeJS.ProcessEnv {
  const at = join(folder(), "bin");
  mkdirSync(at);
  symlinkSync(join(root, "bin/baekjo.js"), join(at, "baekjo"));
  return environment({ PATH: `${at}:${process.env.PATH}` });
}

/** What the words may end in, without descriptions; what follows comes first. */
async function offered(...words: string[]): Promise<string[]> {
  const { out, err, code } = await baekjo(["__complete", "fish", "--", ...words]);
  expect([err, code]).toEqual(["", 0]);
  return out
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split("\t")[0] as string);
}

test("every value of the command line says how it is completed", async () => {
  const { commands } = await program({ root, version: "0", streams: silentStreams() }, {}, "en");
  const wanted = commands
    .filter((command) => commandNames.includes(command.name()))
    .flatMap(({ registeredArguments, options }) => [
      ...registeredArguments.filter(({ argChoices }) => argChoices === undefined).map((each) => each.name()),
      ...options
        .filter(({ argChoices }) => argChoices === undefined)
        .flatMap(({ flags }) => /<(.+)>/.exec(flags)?.[1] ?? []),
    ]);
  expect(Object.keys(kinds).sort()).toEqual([...new Set(wanted)].sort());
});

describe("what is offered", () => {
  test("commands", async () => {
    expect(await offered("")).toEqual(["space", ...commandNames]);
    expect(await offered("si")).toEqual(["space", "simulate"]);
    expect(await offered("--lang", "ko", "si")).toEqual(["space", "simulate"]);
  });

  test("options and their choices", async () => {
    expect(await offered("run", "--se")).toEqual(["space", "--set-file", "--set", "--section"]);
    expect(await offered("run", "--format", "m")).toEqual(["space", "markdown"]);
    expect(await offered("run", "--lang=")).toEqual(["space", "--lang=en", "--lang=ko"]);
    expect(await offered("completion", "")).toEqual(["space", "bash", "zsh", "fish"]);
    expect(await offered("run", "--no-such", "")).toContain("gpus-100k");
  });

  test("settings as layers, by the point in their names", async () => {
    expect(await offered("run", "gpus-50k+fx.u")).toEqual(["nospace", "gpus-50k+fx.usd="]);
    expect(await offered("run", "fx.u")).toEqual(["nospace", "fx.usd="]);
    expect(await offered("run", "gpus-50k+fx.usd=1600+weak")).toEqual([
      "space",
      "gpus-50k+fx.usd=1600+weak-won",
    ]);
    expect(await offered("run", "gpus-50k+fx.usd=16")).toEqual(["space"]);
    expect(await offered("compare", "--plan", "a.json", "--plan", "")).toEqual([
      ...["space", "canada", "eu", "india", "japan", "korea", "uk"],
    ]);
  });

  test("scenarios, behind a + too, or files", async () => {
    expect(await offered("run", "gpus-1")).toEqual(["space", "gpus-100k"]);
    expect(await offered("compare", "gpus-50k", "--inputs", "gpus-100k+weak")).toEqual([
      "space",
      "gpus-100k+weak-won",
    ]);
    expect(await offered("compare", "--baseline", "gpus-2")).toEqual(["space", "gpus-200k", "gpus-260k"]);
    expect(await offered("run", "./my")).toEqual(["files"]);
    expect(await offered("run", "gpus-100k", "")).toEqual(["space"]);
    expect(await offered("validate", "")).toEqual(["files"]);
  });

  test("parameters, metrics, sections, lists and years", async () => {
    expect(await offered("run", "--set", "fx.")).toEqual(["nospace", "fx.usd="]);
    expect(await offered("run", "--set", "fx.usd=1")).toEqual(["space"]);
    expect(await offered("run", "--unset", "fx.")).toEqual(["space", "fx.usd"]);
    expect(await offered("sweep", "--vary", "compute.targ")).toContain("compute.target=");
    expect(await offered("solve", "--by", "fx.")).toEqual(["space", "fx.usd"]);
    expect(await offered("solve", "--max", "fx.")).toEqual(["space", "fx.usd"]);
    expect(await offered("run", "--metric", "uses.p")).toEqual(["space", "uses.public", "uses.private"]);
    expect(await offered("compare", "--bridge", "programmes.npu.c")).toContain("programmes.npu.cost");
    expect(await offered("run", "--section", "al")).toEqual(["space", "all"]);
    expect(await offered("list", "pro")).toEqual(["space", "programmes"]);
    expect(await offered("list", "programmes", "np")).toEqual(["space", "npu"]);
    expect(await offered("sweep", "--at", "202")).toEqual(["space", "2026", "2027", "2028", "2029"]);
  });

  test("names within a condition", async () => {
    expect(await offered("simulate", "--prob", "any(balance.public.cu")).toEqual([
      "nospace",
      "any(balance.public.cumulative",
    ]);
    expect(await offered("solve", "total(uses.pu")).toEqual(["nospace", "total(uses.public"]);
    expect(await offered("solve", "total(uses.public) > 1조", "gpus-1")).toEqual(["space", "gpus-100k"]);
  });

  test("figures and scenarios in the order in which explain takes them", async () => {
    expect(await offered("explain", "uses.pu")).toEqual(["space", "uses.public"]);
    expect(await offered("explain", "uses.public", "gpus-1")).toEqual(["space", "gpus-100k"]);
    expect(await offered("explain", "--diff", "gpus-1")).toEqual(["space", "gpus-100k"]);
    expect(await offered("explain", "--diff", "gpus-50k", "gpus-100k", "uses.pu")).toEqual([
      "space",
      "uses.public",
    ]);
  });

  test("of the plan that the line names", async () => {
    const india = join(root, "data/india/plan.json");
    expect((await offered("run", "--plan", india, "--metric", "accelerators.h")).join()).toContain(
      "accelerators.h100.",
    );
    expect(await offered("sweep", "--plan", india, "--at", "")).toEqual([
      "space",
      ...["2024-25", "2025-26", "2026-27", "2027-28", "2028-29"],
    ]);
    expect(await offered("run", "--plan", "no/such.json", "--metric", "uses")).toEqual(["space"]);
    expect((await tiny(["__complete", "fish", "--", "run", "dou"])).out).toMatch(/^space\ndouble\t/);
  });

  test("with labels in the reader's language", async () => {
    const { out } = await baekjo(["__complete", "fish", "--", "--lang", "ko", "run", "gpus-100"]);
    expect(out).toBe("space\ngpus-100k\tGPU 10만 장\n");
  });

  test("nothing after what is no command", async () => {
    expect(await offered("rnu", "")).toEqual(["space"]);
  });
});

test.each([
  ["baekjo ", [""]],
  ["baekjo run --set 'fx.usd=1 600' \"gp", ["run", "--set", "fx.usd=1 600", "gp"]],
  ["LANG=ko baekjo run\\ x y", ["run x", "y"]],
  ['baekjo solve "a \\"b\\" c" ', ["solve", 'a "b" c', ""]],
])("a line of bash is read as bash does: %s", (line, words) => {
  expect(lineWords(line)).toEqual(words);
});

describe("in the shells themselves", () => {
  test.each(Object.keys(shells))("%s: the script is what completion prints", async (shell) => {
    expect(await baekjo(["completion", shell])).toEqual({
      out: shells[shell as keyof typeof shells].script,
      err: "",
      code: 0,
    });
  });

  /** The words that bash would put in the place of the last, as readline cuts it. */
  function inBash(line: string, words: readonly string[]): string[] {
    const quoted = words.map((word) => `'${word}'`).join(" ");
    const script = `source <(baekjo completion bash)
COMP_LINE='${line}' COMP_POINT=${line.length} COMP_WORDS=(${quoted}) COMP_CWORD=${words.length - 1}
_baekjo baekjo '${words.at(-1)}' '${words.at(-2)}'
printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", script], { encoding: "utf8", env: path() });
    expect(stderr).toBe("");
    return stdout.split("\n").filter((word) => word !== "");
  }

  test("bash", () => {
    expect(inBash("baekjo sen", ["baekjo", "sen"])).toEqual(["sensitivity"]);
    expect(inBash("baekjo run gpus-100k+we", ["baekjo", "run", "gpus-100k+we"])).toEqual([
      "gpus-100k+weak-won",
    ]);
    expect(inBash("baekjo run --lang=", ["baekjo", "run", "--lang", "=", ""])).toEqual(["en", "ko"]);
    expect(inBash("baekjo run --set fx", ["baekjo", "run", "--set", "fx"])).toEqual(["fx.usd="]);
    expect(
      inBash('baekjo simulate --prob "any(uses.pu', ["baekjo", "simulate", "--prob", "any(uses.pu"]),
    ).toEqual(["any(uses.public"]);
    expect(inBash("baekjo validate ", ["baekjo", "validate", ""])).toEqual([]);
  });

  test.skipIf(!has("fish"))("fish", () => {
    const ask = (line: string) => {
      const script = `baekjo completion fish | source; complete -C '${line}'`;
      const { stdout, stderr } = spawnSync("fish", ["--no-config", "-c", script], {
        encoding: "utf8",
        env: path(),
      });
      expect(stderr).toBe("");
      return stdout;
    };
    expect(ask("baekjo run gpus-100")).toBe("gpus-100k\t100,000 GPUs\n");
    expect(ask("baekjo run --lang=k")).toBe("--lang=ko\n");
    expect(ask("baekjo run --set fx.")).toMatch(/^fx\.usd=\t/);
  });

  test.skipIf(!has("zsh"))("zsh, at a terminal", () => {
    const script = `zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell 'autoload -Uz compinit && compinit -D -u; source <(baekjo completion zsh); stty cols 200; print READY'
zpty -r shell seen $'*\\nREADY*'
ask() { zpty -n -w shell "$1"$'\\t'; zpty -r shell seen "*$2*" && print -r -- "$2"; zpty -n -w shell $'\\x15' }
ask 'baekjo sens' 'sensitivity'
ask 'baekjo run gpus-100k+wea' 'gpus-100k+weak-won'
ask 'baekjo run --set fx.' 'fx.usd='
ask 'baekjo run --lang=k' '--lang=ko'
ask 'baekjo simulate --prob "any(uses.pub' 'uses.public'
ask 'baekjo validate CHANGE' 'CHANGELOG.md'
zpty -d shell`;
    const env = { ...path(), TERM: "xterm" };
    const { stdout, stderr } = spawnSync("zsh", ["-fc", script], {
      ...{ encoding: "utf8", env, cwd: root, timeout: 25_000 },
    });
    expect([stderr, stdout.split("\n")]).toEqual([
      "",
      [...["sensitivity", "gpus-100k+weak-won", "fx.usd=", "--lang=ko", "uses.public", "CHANGELOG.md"], ""],
    ]);
  });
});
