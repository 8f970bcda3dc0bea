/** A WebAssembly module around functions (W3C, WebAssembly Core Specification 2.0, chapter 5). */

import { type Code, get, set, unsigned, type ValueType, v128 } from "./wasm.ts";

export interface Signature {
  readonly params: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** A function of a module. Its locals are counted behind its parameters. */
export interface WasmFunction extends Signature {
  readonly locals: readonly ValueType[];
  readonly body: Code;
  /** The name by which it is called from outside; none for those that are called by others alone. */
  readonly name?: string;
}

/** A function whose locals are numbered as its body asks for them; parameters are numbered from 0. */
export function define(
  name: string | undefined,
  { params, results }: Signature,
  body: (local: (type: ValueType) => number) => Code,
): WasmFunction {
  const locals: ValueType[] = [];
  const code = body((type) => params.length + locals.push(type) - 1);
  return { ...(name === undefined ? {} : { name }), params, results, locals, body: code };
}

/** Has locals of a function's own set in some code: each gives how its value is read from there on. */
export function keepIn(code: Code[], local: (type: ValueType) => number): (value: Code) => Code {
  return (value) => {
    const own = local(v128);
    code.push(set(own, value));
    return get(own);
  };
}

/**
 * A module whose functions share a memory that is given from outside, as `host.memory`. Functions are numbered: those of `host`
 * first, in the order given, then the module's own.
 */
export function wasmModule(
  host: Readonly<Record<string, Signature>>,
  functions: readonly WasmFunction[],
): Uint8Array {
  const signatures = [...Object.values(host), ...functions];
  const names = Object.keys(host);
  const exported = functions.flatMap(({ name }, i) =>
    name === undefined ? [] : [[...text(name), 0, ...unsigned(names.length + i)]],
  );
  return flat([
    [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(
      1,
      signatures.map(({ params, results }) => [
        0x60,
        ...unsigned(params.length),
        ...params,
        ...unsigned(results.length),
        ...results,
      ]),
    ),
    section(2, [
      [...text("host"), ...text("memory"), 2, 0, 1],
      ...names.map((name, type) => [...text("host"), ...text(name), 0, ...unsigned(type)]),
    ]),
    section(
      3,
      functions.map((_, i) => unsigned(names.length + i)),
    ),
    section(7, exported),
    section(
      10,
      functions.map(({ locals, body }) => sized([runs(locals), body, 0x0b])),
    ),
  ]);
}

function section(id: number, items: readonly Code[]): Code {
  return [id, sized([unsigned(items.length), ...items])];
}

function sized(code: Code): Code {
  const bytes = flat(code);
  return [unsigned(bytes.length), bytes];
}

function text(of: string): number[] {
  return [...unsigned(of.length), ...Array.from(of, (letter) => letter.charCodeAt(0))];
}

/** Locals of one type behind each other are declared together. */
function runs(locals: readonly ValueType[]): Code {
  const groups: Code[] = [];
  let start = 0;
  for (let i = 1; i <= locals.length; i++) {
    const type = locals[start] as ValueType;
    if (locals[i] === type) continue;
    groups.push([unsigned(i - start), type]);
    start = i;
  }
  return [unsigned(groups.length), groups];
}

/** What is written to, from one call to the next. */
let bytes = new Uint8Array(2 ** 16);

function flat(code: Code): Uint8Array {
  // What is written to may be another one by the end.
  const size = write(code, 0);
  return bytes.slice(0, size);
}

/** Gives the place behind what was written. Most of it are single bytes in short lists: those take no call of their own. */
function write(code: Code, from: number): number {
  if (typeof code === "number") return write([code], from);
  let at = from;
  if (at + code.length > bytes.length) room(code.length);
  if (code instanceof Uint8Array) {
    bytes.set(code, at);
    return at + code.length;
  }
  for (let i = 0; i < code.length; i++) {
    const each = code[i] as Code;
    if (typeof each !== "number") at = write(each, at);
    else if (at < bytes.length) bytes[at++] = each;
    else at = write([each], at);
  }
  return at;
}

function room(more: number): void {
  const grown = new Uint8Array(2 * bytes.length + more);
  grown.set(bytes);
  bytes = grown;
}
