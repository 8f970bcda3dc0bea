import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

/** What any folder may import. */
const shared = ["errors.ts", "hidden.ts", "limits.ts", "lists.ts"];
/** Who may import whom. A folder may always import itself and what is shared. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "errors.ts": [],
  "hidden.ts": [],
  "limits.ts": [],
  "lists.ts": [],
  formula: [],
  model: ["formula"],
  // node:crypto makes fingerprints, in bundles that are loaded only where JSON is written or trust is asked for.
  plan: ["formula", "model", "zod", "jsonc-parser", "node:fs", "node:path", "node:v8", "node:crypto"],
  analysis: ["formula", "model", "plan"],
  report: ["analysis", "model", "plan"],
  text: [],
  render: ["report", "text", "chalk", "cli-table3", "d3-scale", "d3-shape", "node:crypto"],
  commands: [
    "bundles.ts",
    "formula",
    "model",
    "plan",
    "analysis",
    "report",
    "text",
    "render",
    "@commander-js/extra-typings",
    "node:fs",
    "node:path",
    "node:os",
    "node:v8",
    "node:worker_threads",
  ],
};
/** From these folders only types may be taken. */
const typesOnly: readonly (readonly [string, string])[] = [
  ["analysis", "plan"],
  ["report", "plan"],
];

const source = fileURLToPath(new URL("../src", import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);
const folderOf = (file: string) => file.split("/")[0] as string;

interface Import {
  readonly what: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), "utf8");
  const statements = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"/g,
  );
  const dynamic = text.matchAll(/\bimport\(\s*"([^"]+)"\s*\)/g);
  return [
    ...[...statements].map((match) => ({ what: match[2] as string, typeOnly: match[1] !== undefined })),
    ...[...dynamic].map((match) => ({ what: match[1] as string, typeOnly: false })),
  ].map(({ what, typeOnly }) => ({
    what: what.startsWith(".") ? relative(source, join(source, dirname(file), what)) : what,
    typeOnly,
  }));
}

describe.each(
  files.filter(
    (file) =>
      !["start.ts", "cli.ts", "program.ts", "prepare.ts", "bundles.ts", "absent.ts", "worker.ts"].includes(
        file,
      ),
  ),
)("%s", (file) => {
  const folder = folderOf(file);

  test("imports only what its folder may", () => {
    const may = allowed[folder];
    expect(may, `folder ${folder} is not in the table`).toBeDefined();
    const wrong = importsOf(file).filter(({ what, typeOnly }) => {
      const target = what.startsWith("@") ? what : folderOf(what);
      if (target === folder || shared.includes(what)) return false;
      if (!typeOnly && typesOnly.some(([from, to]) => from === folder && to === target)) return true;
      return !may?.includes(target);
    });
    expect(wrong).toEqual([]);
  });

  test("leaves the process, the clock and the environment to the commands, and chance to nobody", () => {
    const text = readFileSync(join(source, file), "utf8")
      .replace(/\/\*.*?\*\//gs, "")
      .replace(/\/\/.*/g, "");
    const outside =
      folder === "commands"
        ? /\bMath\.random\b/
        : /\b(process|console|globalThis)\.|\bDate\b|\bMath\.random\b/;
    expect(outside.exec(text)?.[0]).toBeUndefined();
  });
});

test("no command imports another", () => {
  const verbs = new Set(
    ["index", "guide", "studies", "trust"]
      .map((name) => readFileSync(join(source, `commands/${name}.ts`), "utf8"))
      .join("\n")
      .match(/"\.\/\w+\.ts"/g)
      ?.map((name) => `commands/${name.slice(3, -1)}`),
  );
  expect(verbs.size).toBeGreaterThan(3);
  for (const verb of verbs) {
    expect(importsOf(verb).filter(({ what }) => verbs.has(what))).toEqual([]);
  }
});
