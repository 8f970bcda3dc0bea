/**
 * A scenario as it is requested by position: `gpus-100k`, a file, `-` for standard input, a setting (`fx.usd=1600`), or several of
 * them joined by `+`, each laid on those before it.
 */

/** More layers than these are no request of a person's. */
export const maxParts = 50;

export interface RequestPart {
  readonly kind: "name" | "file" | "stdin" | "setting";
  /** Without the blanks around it. */
  readonly text: string;
  /** Where it starts in the request, in UTF-16 units. */
  readonly from: number;
}

/** The parts of a request in order, empty ones too; of `+fx.usd=1600` the setting alone, which is then laid on the plan. */
export function partsIn(request: string): readonly RequestPart[] {
  const parts = pieces(request).map(({ text, from }): RequestPart => {
    const trimmed = text.trim();
    return { kind: kindOf(trimmed), text: trimmed, from: from + text.length - text.trimStart().length };
  });
  return parts[0]?.text === "" && parts[1]?.kind === "setting" ? parts.slice(1) : parts;
}

/** Whether a file is a table of inputs, by its name. */
export function isTable(file: string): boolean {
  return /\.(?:csv|tsv)$/i.test(file);
}

/** Whether a request, or a part of one, names a file: what has a slash or ends as one of ours does, and is no setting. */
export function isPath(text: string): boolean {
  return kindOf(text.trim()) === "file";
}

/**
 * A setting has a `=`, and no slash in the name before it: `./a=b` is a file, `energy.price=200원/kWh` and `x@2026/27=5` are none. What looks like an
 * option is neither.
 */
function kindOf(part: string): RequestPart["kind"] {
  if (part === "-") return "stdin";
  if (part.endsWith(".json") || isTable(part)) return "file";
  const equals = part.indexOf("=");
  const [before = ""] = part.slice(0, Math.max(0, equals - 1)).split("@");
  if (equals >= 0 && !part.startsWith("-") && !before.includes("/")) return "setting";
  return part.includes("/") ? "file" : "name";
}

/** A plus sign parts two layers, but for that of `+=`, of a value (`=+5`), of an exponent (`1e+5`), and within brackets. */
function pieces(request: string): readonly { readonly text: string; readonly from: number }[] {
  const found: { text: string; from: number }[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at < request.length; at++) {
    if (request[at] === "[") depth++;
    else if (request[at] === "]") depth = Math.max(0, depth - 1);
    if (request[at] !== "+" || depth > 0 || request[at + 1] === "=") continue;
    const before = request.slice(from, at);
    const setting = before.includes("=");
    if (/=\s*$/.test(before) || (setting && /\d[eE]$/.test(before) && /\d/.test(request[at + 1] ?? "")))
      continue;
    found.push({ text: before, from });
    from = at + 1;
  }
  return [...found, { text: request.slice(from), from }];
}

/** Layers that blanks have parted: `gpus-100k + weak-won`. */
export function joinedLayers(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const last = joined.at(-1);
    const follows =
      last !== undefined && (arg.startsWith("+") || last.endsWith("+")) && !arg.startsWith("+=");
    if (follows) joined[joined.length - 1] = `${last}${arg}`;
    else joined.push(arg);
  }
  return joined;
}
