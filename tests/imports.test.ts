import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** What any folder may import, and what of it imports what else. */
const shared = [
  "control-characters.ts",
  "errors.ts",
  "issues.ts",
  "labels.ts",
  "limits.ts",
  "lists.ts",
  "places.ts",
  "unit-names.ts",
  "year-names.ts",
];
/** Who may import whom. A folder may always import itself and what is shared. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(shared.map((file) => [file, []])),
  // A message is an id of the tables in messages/, which the compiler looks up: a type, and nothing when the program runs.
  "errors.ts": ["messages"],
  formula: [],
  math: [],
  messages: [],
  model: ["formula"],
  // The kernels are what asc has compiled.
  engine: ["model", "formula", "math", "#kernels"],
  plan: ["model", "formula", "math", "node:path"],
  // node:crypto makes fingerprints, in bundles that are loaded only where JSON is written or trust is requested.
  files: [
    ...["plan", "model", "formula", "engine", "zod", "jsonc-parser"],
    ...["node:fs", "node:path", "node:v8", "node:crypto"],
  ],
  simulation: ["engine", "math", "model", "plan"],
  analysis: ["simulation", "engine", "math", "model", "plan", "formula"],
  report: ["analysis", "model", "plan"],
  output: ["report", "messages", "chalk", "cli-table3"],
  // A bundle of its own: what the file of a spreadsheet program is made of, and the one library that knows these files.
  workbook: [
    ...["formula", "math", "model", "engine", "plan", "files", "analysis", "report", "messages", "output"],
    ...["hucre", "node:zlib"],
  ],
  commands: [
    ...["formula", "math", "messages", "model", "engine", "plan", "files", "simulation", "analysis"],
    ...["report", "output", "workbook", "cli", "@commander-js/extra-typings", "d3-scale", "d3-shape"],
    ...["node:crypto", "node:fs", "node:path", "node:os", "node:v8", "node:worker_threads"],
  ],
  cli: [
    ...["formula", "math", "messages", "model", "engine", "plan", "files", "analysis", "report"],
    ...["output", "commands", "@commander-js/extra-typings", "node:fs", "node:path", "node:os"],
  ],
  library: [
    ...[
      "messages",
      "model",
      "formula",
      "engine",
      "plan",
      "files",
      "analysis",
      "report",
      "output",
      "cli",
      "commands",
    ],
    "node:path",
  ],
};
/** From these folders only types may be taken. */
const typesOnly: readonly (readonly [string, string])[] = [
  ["errors.ts", "messages"],
  ["report", "plan"],
  ["simulation", "plan"],
];
/** What runs the program, and what a program imports. */
const entries = ["main.ts", "program.ts", "index.ts"];

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

/** What of the files in folders is against a rule, as `file: what`. */
function against(rule: (file: string) => readonly string[]): string[] {
  const inFolders = files.filter((file) => !entries.includes(file));
  return inFolders.flatMap((file) => rule(file).map((what) => `${file}: ${what}`));
}

test("each file imports only what its folder may", () => {
  const wrong = against((file) => {
    const folder = folderOf(file);
    const may = allowed[folder];
    if (may === undefined) return [`folder ${folder} is not in the table`];
    return importsOf(file)
      .filter(({ what, typeOnly }) => {
        const target = /^[@#]/.test(what) ? what : folderOf(what);
        if (target === folder || shared.includes(what)) return false;
        if (!typeOnly && typesOnly.some(([from, to]) => from === folder && to === target)) return true;
        return !may.includes(target);
      })
      .map(({ what }) => what);
  });
  expect(wrong).toEqual([]);
});

test("the process, the clock and the environment are left to the streams, and chance to nobody", () => {
  const wrong = against((file) => {
    const folder = folderOf(file);
    const text = readFileSync(join(source, file), "utf8")
      .replace(/\/\*.*?\*\//gs, "")
      .replace(/\/\/.*/g, "");
    const world = /\b(process|console|globalThis|performance)\.|\bDate\.now\b|\bnew Date\(\)/;
    const outside = [
      /\bMath\.random\b/,
      ...(folder === "cli" ? [] : [world]),
      // A command may reckon with days.
      ...(folder === "cli" || folder === "commands" ? [] : [/\bDate\b/]),
    ];
    return outside.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
  });
  expect(wrong).toEqual([]);
});

/** The commands that are made of others: the page of all of them, and what tells of one figure or input in another form. */
const madeOf: Readonly<Record<string, readonly string[]>> = {
  cite: ["explain", "simulate"],
  init: ["check"],
  merge: ["simulate"],
  run: ["export"],
  report: ["compare", "explain", "sensitivity", "simulate", "sweep", "track"],
  solve: ["sweep"],
  validate: ["list"],
};

test("a command imports another only where it is made of it", () => {
  const between = files
    .filter((file) => folderOf(file) === "commands")
    .flatMap((file) =>
      importsOf(file)
        .filter(({ what }) => folderOf(what) === "commands")
        .map(({ what }) => [file.split("/")[1] as string, what.split("/")[1] as string] as const),
    )
    .filter(([from, to]) => from !== to && !madeOf[from]?.includes(to));
  expect(between).toEqual([]);
});

test("a command asks through the functions that the library asks through, and works nothing out beside them", () => {
  const asksOf = (file: string, from: RegExp) => {
    const text = readFileSync(join(source, file), "utf8");
    return [...text.matchAll(/import\s*\{([^}]*)\}\s*from\s*"([^"]+)"/g)]
      .filter(([, , what = ""]) => from.test(what))
      .flatMap(([, names = "", what = ""]) =>
        names.split(",").flatMap((name) => (/^ask/.test(name.trim()) ? [[name.trim(), what] as const] : [])),
      );
  };
  const shared = asksOf("library/open-plan.ts", /\/ask\.ts$/);
  const commands = new Set(shared.map(([, what]) => /commands\/(\w+)\/ask\.ts$/.exec(what)?.[1] as string));
  expect([...commands].sort()).toEqual(["check", "compare", "explain", "run", "simulate", "solve", "sweep"]);
  for (const command of commands) {
    const file = `commands/${command}/command.ts`;
    const own = asksOf(file, /^\.\/ask\.ts$/).map(([name]) => name);
    const asked = shared
      .filter(([, what]) => what.endsWith(`commands/${command}/ask.ts`))
      .map(([name]) => name);
    expect(own).toEqual(expect.arrayContaining(asked));
    const working = importsOf(file).map(({ what }) => folderOf(what));
    const calculating = ["analysis", "engine", "model", "plan", "report", "simulation"];
    expect(working.filter((folder) => calculating.includes(folder))).toEqual([]);
  }
});

test("what runs in a page imports nothing that a browser does not have", () => {
  const reached = new Set<string>(["commands/report/interactive/page/main.ts"]);
  for (const file of reached) {
    for (const { what, typeOnly } of files.includes(file) ? importsOf(file) : [])
      if (!typeOnly) reached.add(what);
  }
  // The kernels come along with a folder, and are left out of the script with all that nothing of it calls.
  const foreign = [...reached].filter((what) => !files.includes(what) && what !== "#kernels");
  expect(foreign).toEqual(["d3-scale", "d3-shape"]);
  const surroundings = [...reached].filter((file) => ["cli", "files", "simulation"].includes(folderOf(file)));
  expect(surroundings).toEqual([]);
});

/** Each folder holds what a reader takes in at once. `src` itself and the commands are lists. */
test("no folder has more than 13 entries", () => {
  const folders = new Map<string, Set<string>>();
  for (const file of files) {
    const parts = file.split("/");
    for (let i = 1; i < parts.length; i++) {
      const folder = parts.slice(0, i).join("/");
      folders.set(folder, (folders.get(folder) ?? new Set()).add(parts[i] as string));
    }
  }
  const full = [...folders].filter(([folder, { size }]) => size > 13 && folder !== "commands");
  expect(full).toEqual([]);
});

/** Commands have files of one name each, as languages have; an entry is named as is the custom. */
test("a name of a file stands once", () => {
  const named = files.filter((file) => !["commands", "messages", ...entries].includes(folderOf(file)));
  const names = named.map((file) => file.split("/").at(-1));
  expect(names.filter((name, i) => name !== "types.ts" && names.indexOf(name) !== i)).toEqual([]);
});

/** Files that import each other, on whatever way round: each such group can only be understood as one. */
function cyclesOf(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const reachedFrom = (start: string) => {
    const reached = new Set<string>();
    const queue = [...(imports.get(start) ?? [])];
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      if (reached.has(file)) continue;
      reached.add(file);
      queue.push(...(imports.get(file) ?? []));
    }
    return reached;
  };
  const reached = new Map([...imports.keys()].map((file) => [file, reachedFrom(file)]));
  const groups = new Map<string, string[]>();
  for (const [file, from] of reached) {
    if (!from.has(file)) continue;
    const group = [...from].filter((other) => reached.get(other)?.has(file)).sort();
    groups.set(group.join(), group);
  }
  return [...groups.values()];
}

test("no file imports itself, on whatever way round, types included", () => {
  expect(
    cyclesOf(
      new Map([
        ["a", ["b"]],
        ["b", ["c"]],
        ["c", ["a", "d"]],
        ["d", []],
      ]),
    ),
  ).toEqual([["a", "b", "c"]]);
  expect(cyclesOf(new Map(files.map((file) => [file, importsOf(file).map(({ what }) => what)])))).toEqual([]);
});
