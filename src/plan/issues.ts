/** Issues in a number and a shape fit to print. */

import type { Issue } from "../errors.ts";
import { harmless } from "./place.ts";

/** More errors of one file than this are counted, not listed. */
export const mostIssues = 50;

/** At most fifty issues, the last of them telling how many more there are. */
export function capped(issues: readonly Issue[]): readonly Issue[] {
  if (issues.length <= mostIssues) return issues;
  const more = issues.length - mostIssues;
  return [...issues.slice(0, mostIssues), { id: "issues.more", values: { count: more } }];
}

/** A name out of a file, short enough and harmless enough to print. */
export function shown(text: string): string {
  const clean = harmless(text);
  return clean.length <= 80 ? clean : `${clean.slice(0, 79)}…`;
}
