/** What cases are: real projects with what was bought and what was paid, and what is known beside them. */

import type { Text } from "../../model/definition.ts";
import type { Change } from "../settings/grammar.ts";
import type { Citation, PlaceOf, Project } from "../types.ts";
import type { CaseClass, CaseScope, CaseStatus, CaseVat } from "./classes.ts";

export interface Case {
  readonly id: string;
  readonly label: Text;
  readonly country?: string;
  /** The page's own date. */
  readonly date: string;
  /** The year in whose prices and at whose rates it was bought. */
  readonly year: number;
  readonly class: CaseClass;
  readonly status: CaseStatus;
  readonly scope: CaseScope;
  /** Its file does not say what the cost covers. */
  readonly scopeIsAssumed?: true;
  /** By member of the accelerators, how many. Empty where they are counted but not named: the plan's mix of the year. */
  readonly gpus: ReadonlyMap<string, number>;
  /** Names of accelerators that the plan lacks. */
  readonly unknown: readonly string[];
  /** All of them; none where the case is one of power alone. */
  readonly count?: number;
  readonly mw?: number;
  /** What the power is of: the IT, or the peak of the whole site. */
  readonly mwOf: "it" | "site";
  /** In its own currency, without value-added tax where its rate is known. */
  readonly cost?: number;
  readonly vat: CaseVat;
  readonly currency: string;
  /** Units of the currency per dollar, where the case states it itself. */
  readonly rate?: number;
  /** Years of operation in the cost; without, the service life of the plan. */
  readonly operation?: number;
  readonly confidence: "high" | "medium" | "low";
  /** Why it is kept apart and not scored. */
  readonly apart?: Text;
  readonly doubts?: Text;
  readonly set: readonly { readonly change: Change; readonly index: number }[];
  readonly source: Citation;
  readonly placeOf: PlaceOf;
}

/** What held for whoever bought in a year, or for a class of buyers: settings under all of their cases. */
export interface SharedSettings {
  readonly set: Case["set"];
  /** By case that informed `set`, what stands in its place while that case is scored. */
  readonly without: ReadonlyMap<string, Case["set"]>;
  readonly source: Citation;
  readonly placeOf: PlaceOf;
}

/** What was found elsewhere on like projects: reported cost over what was calculated. */
export interface ReferenceClass {
  readonly label: Text;
  readonly scenario: string;
  readonly n: number;
  readonly ratio: number;
  readonly logSpread: number;
  readonly source: Citation;
}

export interface CaseBook {
  /** The project, its accelerators joined by the generations that only cases have. */
  readonly project: Project;
  /** The accelerators that the plan has itself. */
  readonly planned: ReadonlySet<string>;
  /** By currency, units per dollar by year. */
  readonly rates: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly years: ReadonlyMap<number, SharedSettings>;
  readonly classes: ReadonlyMap<CaseClass, SharedSettings>;
  /** What holds for orders of fewer GPUs than `below`, over what holds for their year and class. */
  readonly small?: SharedSettings & { readonly below: number };
  /** Names under which accelerators are known, in the form of `keyOf`, and the member that each means. */
  readonly names: ReadonlyMap<string, string>;
  /** The generation from which on a case counts as of today's kind. */
  readonly since?: string;
  readonly reference?: ReferenceClass;
  readonly cases: readonly Case[];
  /** Source ids that the file's numbers cite. */
  readonly cited: ReadonlySet<string>;
}
