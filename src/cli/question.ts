import type { Question } from "../analysis/conditions/condition.ts";
import { placeInArgument } from "../places.ts";

/** A condition as it was given to an option or an argument. */
export function questionFrom(option: string, text: string): Question {
  return { text, placeOf: ({ from, to }) => placeInArgument(option, text, from, to) };
}
