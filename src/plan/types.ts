/** What plan, sources and scenarios are once they are read and found sound. */

import type { Issue, Message, Place } from "../errors.ts";
import type { Span } from "../formula/syntax.ts";
import type { Unit, UnitContext } from "../formula/units.ts";
import type { Definition, ParameterDeclaration, Text } from "../model/definition.ts";
import type { Currency, Input, Instance, Range } from "../model/inputs.ts";
import type { Structure } from "../model/types.ts";
import type { Calendar } from "../year-names.ts";
import type { Callable } from "./name-search.ts";
import type { Change } from "./settings/grammar.ts";

export interface Source {
  readonly id: string;
  readonly title: Text;
  readonly publisher: Text;
  /** The page's own date: `2025-04-15`, `2025-04` or `2025`. */
  readonly date: string;
  readonly url: string;
  readonly note?: Text;
}

/** Source ids, or the word that says there is none; a reason is then given beside it. */
export type Citation = readonly string[] | "ASSUMPTION";

/** An input and who set it. */
export interface Setting extends Input {
  readonly source: Citation;
  readonly reason?: Text;
  readonly note?: Text;
  /** The layer that set it: the plan's base name, a scenario's id, a file's name, `-`, `--set`, or `default`. */
  readonly layer: string;
  /** By the id of a project that informed the value: what it would be without that project. */
  readonly without?: ReadonlyMap<string, Setting>;
}

export interface Plan {
  readonly id: string;
  /** The name of the scenario that is the plan itself. */
  readonly base: string;
  readonly label: Text;
  readonly about?: Text;
  readonly years: readonly number[];
  /** What its years are called and when they begin, where they are not calendar years called by their number. */
  readonly calendar?: Calendar;
  readonly currency: Currency;
  /** Units that it makes of others, besides those of the model. */
  readonly units?: ReadonlyMap<string, Unit>;
  readonly inflation?: string;
  /** By family, the members by id, sorted. */
  readonly families: ReadonlyMap<string, ReadonlyMap<string, Text>>;
  /** Every parameter of the model, sorted by name: as the plan gives it, or by its default. */
  readonly settings: ReadonlyMap<string, Setting>;
  readonly correlations: readonly Correlation[];
  /** Sources that the plan file brings itself. */
  readonly sources: ReadonlyMap<string, Source>;
  /** What its base scenario is called beside the others; as the plan is without it. */
  readonly baseLabel?: Text;
  /** What its amounts of money say of tax: "excluding VAT". */
  readonly tax?: Text;
  /** Which money it counts on each side; `basisShort`: in few words, for a sentence that says more. */
  readonly basis?: Text;
  readonly basisShort?: Text;
  /** The scenarios that a report holds it against where none is named. */
  readonly alternatives?: readonly string[];
  /** By a name of the model, by a member (`programmes.ai_for_all`), or by a scenario: what people call it besides. */
  readonly synonyms?: ReadonlyMap<string, readonly string[]>;
}

export interface Correlation {
  readonly a: string;
  readonly b: string;
  /** Of the normal scores of both, between -1 and 1. */
  readonly coefficient: number;
}

/** A parameter as the plan has it: a family's declaration stands once for each member. */
export interface Declared {
  readonly name: string;
  /** Its limits are in `unit`. */
  readonly declaration: ParameterDeclaration;
  /** In which the input is shown and read: the plan's where it states one of another scale, else the model's. */
  readonly unit: Unit;
  readonly family?: string;
  readonly member?: string;
}

export interface ProjectFiles {
  readonly model: string;
  readonly plan: string;
  readonly sources: string;
  readonly scenarios: string;
  /** The scenarios lie beside the plan and are of who wrote it: they need not say all that shipped ones do. */
  readonly own: boolean;
  /** What has happened so far, and the checks of the plan: beside it, where they are there. */
  readonly actuals: string;
  readonly checks: string;
  /** Real projects: beside a user's own plan, else those that ship beside the model. */
  readonly cases: string;
  /** What results call the plan and the model: as they were named, and not at all where they are the ones that ship. */
  readonly named: { readonly plan?: string | undefined; readonly model?: string | undefined };
}

export interface Recorded {
  readonly plan: {
    readonly fingerprint: string;
    /** Every input that the plan gives, written out with its range. */
    readonly inputs: Readonly<Record<string, string>>;
  };
  readonly model: {
    readonly fingerprint: string;
    /** What it takes an input for that a plan does not give. */
    readonly defaults: Readonly<Record<string, string>>;
    /** A short hash for each. */
    readonly formulas: Readonly<Record<string, string>>;
    readonly requirements: Readonly<Record<string, string>>;
  };
}

export interface Project {
  readonly definition: Definition;
  readonly plan: Plan;
  /** Shared sources and the plan's own, sorted by id. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Shipped scenarios, the base first, then sorted. */
  readonly scenarioNames: readonly string[];
  /** What units and quantities are read against. */
  readonly context: UnitContext;
  /** Every parameter by full name, sorted. */
  readonly declared: ReadonlyMap<string, Declared>;
  readonly files: ProjectFiles;
  /** Its definition linked for its own plan, where that was done before. */
  readonly structure?: Structure;
  /** Up to where the money lasts in each scenario that ships, where that was calculated before: none of those that it is not known of. */
  readonly breakEvens?: ReadonlyMap<string, BreakEven>;
  /** What a saved result says of it, where that was calculated before. */
  readonly recorded?: Recorded;
  /** The names of these kinds that a text which is none may mean, best first. */
  readonly suggestions: (
    text: string,
    kinds: readonly NameKind[],
    fits?: (name: string) => boolean,
  ) => readonly string[];
  /** All names of a kind, with what they are called. */
  readonly callables: (kind: NameKind) => readonly Callable[];
  /** Reads a scenario, from its file where no content is given, its faults with it. Throws Failure for what is not in the shape of one. */
  readonly readScenario: (
    file: string,
    content: (() => string | Uint8Array) | undefined,
    as: ScenarioOrigin,
  ) => ScenarioFile;
  /** Reads a table of inputs, from its file where no content is given: its cells, as a saved result has kept them. Throws Failure with all that is wrong with it. */
  readonly readTable: (file: string, content?: unknown) => InputTable;
  /** Whether there is a file of this name. */
  readonly isFile: (path: string) => boolean;
  /** Where in model.json a part of a formula stands: `span` counts in the formula's own text. */
  readonly locate: (kind: "metric" | "requirement", name: string, span: Span) => Place;
}

/** Where along an input money that lasts on the one side runs short on the other. */
export interface BreakEven {
  /** The input, and its unit as shown. */
  readonly input: string;
  readonly label: Text;
  readonly unit: string;
  /** The last of its values at which the money lasts, and its neighbour at which it does not. */
  readonly sufficient: number;
  readonly insufficient: number;
  /** Whether there is nothing between the two: whole things, and money in its smallest unit. */
  readonly integer: boolean;
}

/** Who a scenario file is: one that ships says more about itself. */
export type ScenarioOrigin =
  | { readonly shippedAs: string; readonly own?: boolean }
  | { readonly from: "file" | "stdin" };

export interface ScenarioFile {
  /** A shipped scenario's id; for any other file its name as given, or `-`. */
  readonly id: string;
  readonly from: "shipped" | "file" | "stdin";
  readonly label: Text;
  readonly why?: Text;
  /** Which money it counts, where that is not what the plan counts. */
  readonly basis?: Text;
  readonly basisShort?: Text;
  readonly source: Citation;
  readonly reason?: Text;
  readonly extends?: string;
  /** Each change with its index in the file's list. */
  readonly set: readonly { readonly change: Change; readonly index: number }[];
  readonly unset: readonly string[];
  /** What is wrong with it by itself; what is wrong with laying it on a plan joins that. */
  readonly issues: readonly Issue[];
  /** The path by which it was read, or `-`. */
  readonly file: string;
  /** Its JSON as a value. */
  readonly content: unknown;
  readonly placeOf: PlaceOf;
}

/** A table of inputs as a layer: what it says otherwise than the plan. */
export interface InputTable {
  readonly from: "table";
  /** Its file as named. */
  readonly id: string;
  readonly rows: readonly TableRow[];
  /** Its cells, record by record, the headings first: what a saved result keeps of it. */
  readonly content: readonly (readonly string[])[];
  /** What is worth saying of what was read. */
  readonly notes: readonly Message[];
}

/** An input of which a table says something otherwise than the plan: what it says so. In base units. */
export interface TableRow {
  readonly name: string;
  /** One value, that it is the rest of its whole, or the years that differ. */
  readonly value?: number | "rest" | ReadonlyMap<number, number>;
  readonly range?: Range | "none";
  readonly prices?: number | "none";
  readonly source?: Citation;
  /** In one language; "" for none. */
  readonly reason?: string;
  readonly note?: string;
  /** Those that its table has: what it has no column for, it leaves unsaid. */
  readonly columns: ReadonlySet<string>;
  readonly placeOf: (column: "value" | "range") => Place;
}

export interface Layer {
  /** The plan's base name, a scenario's id, a file as named, `-`, a setting as written, or `--set`. */
  readonly id: string;
  readonly from: "plan" | "shipped" | "file" | "stdin" | "table" | "set";
  readonly file?: string;
  readonly label?: Text;
  readonly why?: Text;
  readonly source?: Citation;
  /** The whole of a scenario that does not ship, as its JSON says it. */
  readonly content?: unknown;
  /** As written. */
  readonly set: readonly string[];
  readonly unset: readonly string[];
}

export interface Scenario {
  /** As requested: `gpus-100k+slow-private`. */
  readonly name: string;
  readonly label: Text;
  /** Bottom first: the plan, the scenarios, `--set`. */
  readonly layers: readonly Layer[];
  /** Which money it counts on each side: as the topmost layer that says so has it. */
  readonly basis?: Text | undefined;
  readonly basisShort?: Text | undefined;
  /** The years asked about. */
  readonly years: readonly number[];
  /** Its inputs are the settings; its years are the plan's and those asked about: a shorter look squeezes nothing. */
  readonly instance: Instance;
  /** Sorted by name; yearly values cover the horizon. */
  readonly settings: ReadonlyMap<string, Setting>;
}

export interface ScenarioRequest {
  readonly scenarios: readonly string[];
  readonly set: readonly string[];
  readonly unset: readonly string[];
  /** Files of tables, laid on each scenario before `set`, in this order. */
  readonly tables?: readonly string[];
  readonly years?: string | undefined;
  /** Each scenario twice: as it is, and then with `set` and `unset` laid on it, named as those layers would be written. */
  readonly contrast?: boolean;
  /** Called once, when a scenario is `-`. */
  readonly stdin?: (() => string | Uint8Array) | undefined;
  /** Scenarios by content: where given, no other is read than these and those that ship. */
  readonly contents?: ReadonlyMap<string, string> | undefined;
}

export type NameKind = "input" | "metric" | "scenario" | "section" | "member";

/** Where a value of a data file stands; of a string, a part of it, counted in UTF-16 units. */
export type PlaceOf = (path: readonly (string | number)[], from?: number, to?: number) => Place;
