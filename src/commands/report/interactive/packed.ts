/**
 * Values as text that a page can carry: JSON in which what is alike stands once, with maps, sets and typed arrays. A string among the parts of a
 * value is the number of its own entry.
 */

type Packed = string | number | boolean | null;
type Entry =
  | string
  | { readonly list: readonly Packed[] }
  | { readonly set: readonly Packed[] }
  | { readonly map: readonly Packed[] }
  | { readonly object: Readonly<Record<string, Packed>> }
  | { readonly bytes: string; readonly of: Kind };

const kinds = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f64: Float64Array } as const;
type Kind = keyof typeof kinds;

/** Of plain values, arrays, maps, sets, and arrays of bytes, of whole numbers (read back as `Uint32Array`) and of doubles. What is undefined is left out. */
export function pack(value: unknown): string {
  const entries: string[] = [];
  const places = new Map<string, string>();
  const add = (entry: Entry): string => {
    const text = JSON.stringify(entry);
    let place = places.get(text);
    if (place === undefined) {
      place = String(entries.push(text) - 1);
      places.set(text, place);
    }
    return place;
  };
  const of = (part: unknown): Packed => {
    if (part === null || typeof part === "number" || typeof part === "boolean") return part;
    if (typeof part === "string") return add(part);
    if (Array.isArray(part)) return add({ list: part.map((each) => of(each ?? null)) });
    if (part instanceof Map) return add({ map: [...part].flatMap(([key, each]) => [of(key), of(each)]) });
    if (part instanceof Set) return add({ set: [...part].map(of) });
    if (part instanceof Uint8Array) return add({ of: "u8", bytes: base64(part) });
    if (part instanceof Float64Array) return add({ of: "f64", bytes: base64(part) });
    if (part instanceof Uint32Array) {
      const narrow = part.every((each) => each < 0x10000);
      return narrow
        ? add({ of: "u16", bytes: base64(Uint16Array.from(part)) })
        : add({ of: "u32", bytes: base64(part) });
    }
    const kept = Object.entries(part as object).filter(([, each]) => each !== undefined);
    return add({ object: Object.fromEntries(kept.map(([key, each]) => [key, of(each)])) });
  };
  const root = of(value);
  return `[${[...entries, JSON.stringify(root)].join(",")}]`;
}

/** What was packed. Parts that are alike are one object: none is to be changed. */
export function unpack(text: string): unknown {
  const entries = JSON.parse(text) as Entry[];
  const made: unknown[] = [];
  const of = (part: Packed): unknown => (typeof part === "string" ? made[Number(part)] : part);
  for (const entry of entries.slice(0, -1)) made.push(typeof entry === "string" ? entry : partOf(entry, of));
  return of(entries.at(-1) as Packed);
}

function partOf(entry: Exclude<Entry, string>, of: (part: Packed) => unknown): unknown {
  if ("list" in entry) return entry.list.map(of);
  if ("set" in entry) return new Set(entry.set.map(of));
  if ("object" in entry) {
    return Object.fromEntries(Object.entries(entry.object).map(([key, part]) => [key, of(part)]));
  }
  if ("map" in entry) {
    const map = new Map<unknown, unknown>();
    for (let i = 0; i < entry.map.length; i += 2) {
      map.set(of(entry.map[i] as Packed), of(entry.map[i + 1] as Packed));
    }
    return map;
  }
  const bytes = Uint8Array.from(atob(entry.bytes), (character) => character.charCodeAt(0));
  const array = new kinds[entry.of](bytes.buffer);
  return array instanceof Uint16Array ? Uint32Array.from(array) : array;
}

/** In the order of bytes that every machine with a browser has: the least first. */
export function base64({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  let text = "";
  for (let i = 0; i < bytes.length; i++) text += String.fromCharCode(bytes[i] as number);
  return btoa(text);
}
