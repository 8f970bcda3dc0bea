/** What a page that answers what-ifs carries: the plan as settings are laid on it, and the model as a program. */

import type { Figure } from "../../../analysis/projection/projection.ts";
import type { Unit, UnitContext } from "../../../formula/units.ts";
import type { Definition } from "../../../model/definition.ts";
import type { Program, Requirement } from "../../../model/types.ts";
import type { Language } from "../../../output/formats.ts";
import type { TableStyle } from "../../../output/numbers/formatter.ts";
import type { Callable } from "../../../plan/name-search.ts";
import type { Layer, Plan, Scenario, Setting } from "../../../plan/types.ts";
import type { PageReport } from "../report.ts";

export interface Carried {
  readonly language: Language;
  /** The texts of the program that the script may say, by message id, in the language of the page. */
  readonly texts: Readonly<Record<string, string>>;
  readonly project: CarriedProject;
  /** In the order of the page's. */
  readonly scenarios: readonly CarriedScenario[];
  /** All years that are calculated. */
  readonly years: readonly number[];
  /** Their outputs are the values of the figures, then of the requirements. */
  readonly programs: readonly Program[];
  readonly requirements: readonly (Requirement & Lengthy)[];
  readonly figures: readonly CarriedFigure[];
  /** What the live part is made with: rows, uses and outcomes of each scenario as it is. */
  readonly report: PageReport;
  /** As the page prints money. */
  readonly table: TableStyle;
  /** The words of the command line that works a scenario out, before its name and behind it. */
  readonly command: { readonly before: readonly string[]; readonly behind: readonly string[] };
}

/** A project's names and values: nothing that is read from files. */
export interface CarriedProject {
  readonly definition: Definition;
  readonly plan: Plan;
  readonly context: UnitContext;
  /** Every input, with all that it is called. */
  readonly callables: readonly Callable[];
}

export interface CarriedScenario extends Pick<Scenario, "name" | "label" | "years"> {
  readonly layers: readonly Layer[];
  /** Its inputs that are not as the plan has them. */
  readonly settings: readonly Setting[];
  /** Place among the programs. */
  readonly program: number;
  /** The inputs that move the answer most, the strongest first, behind those in which the scenarios differ. */
  readonly leading: readonly string[];
}

/** A figure but for its values: how they are displayed. */
export interface CarriedFigure extends Lengthy {
  readonly figure: Omit<Figure, "values" | "total">;
  readonly unit: Unit;
  readonly rounded: boolean;
}

/** How many values it has among the outputs: one a year, or one. */
interface Lengthy {
  readonly length: number;
}
