/** The keys of a kind of data file, as its JSON Schema has them. */

/** A part of a JSON Schema: what of it is read here. */
export interface SchemaPart {
  description?: string;
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaPart | boolean;
  readonly items?: SchemaPart | readonly SchemaPart[];
  readonly anyOf?: readonly SchemaPart[];
  readonly oneOf?: readonly SchemaPart[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

export interface SchemaKey {
  /** From the kind of file: `plan.parameters.*.range.low`, where `*` is any name. */
  readonly path: string;
  readonly part: SchemaPart;
  readonly required: boolean;
}

/** The keys of a schema in its order, each once, and behind a key those within it; the languages of a text are none. */
export function keysOf(kind: string, schema: SchemaPart): readonly SchemaKey[] {
  const keys = new Map<string, SchemaKey>();
  const visit = (part: SchemaPart, path: string): void => {
    for (const each of [...(part.anyOf ?? []), ...(part.oneOf ?? [])]) visit(each, path);
    const { properties = {}, required = [], additionalProperties: rest, items } = part;
    for (const [key, within] of "en" in properties ? [] : Object.entries(properties)) {
      const at = `${path}.${key}`;
      if (!keys.has(at)) keys.set(at, { path: at, part: within, required: required.includes(key) });
      visit(within, at);
    }
    if (typeof rest === "object") visit(rest, `${path}.*`);
    for (const each of items === undefined ? [] : [items].flat()) visit(each as SchemaPart, path);
  };
  visit(schema, kind);
  return [...keys.values()];
}
