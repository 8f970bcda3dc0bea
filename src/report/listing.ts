/** What `list` reports: items in columns, which are data. */

import type { Message, MessageId } from "../errors.ts";
import type { MethodPart, ParameterDeclaration, Share, Text } from "../model/definition.ts";
import type { Head, Section } from "./types.ts";

export type Cell =
  | (string | number | boolean | null | Text)
  | (readonly (number | null)[] | readonly string[] | readonly Text[]);

export interface Column {
  readonly id: string;
  /** Message id of its heading in a table; columns without one are for machines only. */
  readonly heading?: MessageId;
  /** name: ids, kept whole and never altered. text: prose, wrapped. number: right-aligned. mark: for tables only. unit, kind, shape: in tables in the reader's words. */
  readonly as: "name" | "text" | "number" | "mark" | "unit" | "kind" | "shape";
  /** Which field of an item has its unit, where that is not `unit`. */
  readonly unit?: string;
  /** In a table only where every line may be as long as it likes. */
  readonly wide?: boolean;
  /** Of a text: where it would have fewer columns of a line, each item is shown below its name. */
  readonly min?: number;
  readonly only?: "csv";
}

/** What a page about the figures says beside them. */
export interface ModelPage {
  readonly label: Text;
  readonly method: readonly MethodPart[];
  readonly sections: readonly Section[];
  readonly payers: readonly Section[];
  /** What the model asks of a plan. */
  readonly parameters: readonly ParameterDeclaration[];
  /** The wholes whose parts must add to 100%. */
  readonly shares: readonly Share[];
}

export interface ListReport extends Head {
  readonly command: "list";
  readonly list: string;
  readonly columns: readonly Column[];
  readonly items: readonly Readonly<Record<string, Cell>>[];
  /** Said below a table: what its mark means, and what the columns hold that it has no room for. */
  readonly legend?: Message;
  readonly more?: Message;
  /** Of the list of figures. */
  readonly page?: ModelPage;
}
