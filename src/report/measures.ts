/** A figure read as one number, and the inputs that have a range. */

import type { Text } from "../model/definition.ts";
import type { Row } from "./types.ts";

/** A figure as the one number that is looked at. */
export interface MeasureRow extends Pick<Row, "metric" | "label" | "unit" | "kind" | "nominal"> {
  /** The year whose value it is; of a flow's total and of a single figure none. */
  readonly year?: number;
  /** With every input at its value. */
  readonly value: number | null;
  /** The first year in which the figure is below zero. */
  readonly firstNegativeYear: number | null;
  /** In how many evaluations it was undefined, where inputs were drawn. */
  readonly undefinedEvaluations?: number;
}

/** An input that has a range. */
export interface RangedInputRow {
  readonly name: string;
  readonly label: Text;
  /** "1" for factors on a yearly path. */
  readonly unit: string;
  readonly factor: boolean;
  /** Low and high are added to every year of a yearly path. */
  readonly addend?: true;
  readonly shape: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
