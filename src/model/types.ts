/** What a definition is once it is linked: its structure, apart from values, and the program that it compiles to, as data. */

import type { FormulaIssue, Tree } from "../formula/syntax.ts";
import type { Unit } from "../formula/units.ts";
import type { Definition, MetricDefinition, Share, Text } from "./definition.ts";
import type { Input, Instance } from "./inputs.ts";

export interface Flat {
  /** A code for each step, which stands behind all that it needs, and the arguments of all of them one behind the other. */
  readonly codes: Uint8Array;
  readonly args: Uint32Array;
  /** Where those of each step start, and where the last end. */
  readonly starts: Uint32Array;
  readonly constants: Float64Array;
}

/** A structure compiled with every input open, or with some of them, for any values of these. */
export interface Program extends Flat {
  readonly years: readonly number[];
  /** What is read, in the order of the slots: one of a scalar, one for each year named of a path. */
  readonly inputs: readonly ProgramInput[];
  /** What the others are, where some are not open: the program serves for no other value of these. */
  readonly closed?: ReadonlyMap<string, Pick<Input, "value" | "prices">>;
  /** How far back lags look at least, by the input or formula of inputs that says how far: so that no metric waits for itself. */
  readonly lags: ReadonlyMap<string, number>;
  /** The inputs that are the rest of their wholes, each with the parts that it is the rest of. */
  readonly rests: ReadonlyMap<string, readonly string[]>;
  /** The steps that are the values of the requirements, then of the figures: one a year, or one. */
  readonly outputs: Uint32Array;
}

export interface ProgramInput {
  readonly name: string;
  readonly years?: readonly number[];
  /** The year in whose prices it is stated. */
  readonly prices?: number;
}

/** One figure to be calculated: a metric, or a family's metric for one member. */
export interface Figure {
  readonly name: string;
  readonly metric: MetricDefinition;
  readonly member?: string;
  readonly tree: Tree;
  readonly unit: Unit;
  /** Whether it has a value for each year, or one that stands for itself in all. */
  readonly yearly: boolean;
  /** Whether it is plain money, and so rounded once, to the currency's smallest unit. */
  readonly rounded: boolean;
}

/** A formula that stands by itself: a requirement of the model, or a condition that a user asks about. */
export interface Expression {
  readonly name: string;
  readonly member?: string;
  readonly tree: Tree;
  readonly yearly: boolean;
  /** Of one side of a comparison, the other one: its money is counted as the comparison counts it. */
  readonly beside?: Tree;
}

/** What the inputs must meet, or they contradict each other: a requirement that the model declares, or that a whole adds up. */
export interface Requirement extends Expression {
  readonly says: Text;
  /** The whole whose parts must add to 100%. */
  readonly whole?: Whole;
}

/** A definition linked. It depends on no value of an input; only on which inputs are yearly, and which are a rest. */
export interface Structure {
  readonly definition: Definition;
  /** By name: in the order of the definition, members by id. */
  readonly figures: ReadonlyMap<string, Figure>;
  readonly requirements: readonly Requirement[];
  readonly yearlyInputs: ReadonlySet<string>;
  /** The inputs that are the rest of their wholes, each with the parts that it is the rest of. */
  readonly rests: ReadonlyMap<string, readonly string[]>;
  /** Where it was compiled before. */
  readonly program?: Program;
}

/** A structure with the inputs of one scenario. */
export interface Model extends Structure {
  readonly instance: Instance;
}

export interface LinkIssue extends FormulaIssue {
  readonly of: "metric" | "requirement" | "parameter" | "expression";
  readonly name: string;
  /** It is no formula at all. */
  readonly unread?: true;
}

export type Linked = { readonly structure: Structure } | { readonly issues: readonly LinkIssue[] };

/** A declared whole written out for one plan: once, or once for each member of its family. */
export interface Whole {
  /** `compute.payers`, `programmes.npu.payers`. */
  readonly name: string;
  readonly share: Share;
  /** The member of the family that it is the whole of. */
  readonly member?: string;
  /** The inputs that are its parts, by name. */
  readonly parts: readonly string[];
}
