/** Issues in a number and a shape fit to print. */

import { type Issue, numberOf } from "./errors.ts";
import { withoutControls } from "./places.ts";

/** More errors of one file than this are counted, not listed. */
export const maxIssues = 50;

/** At most fifty issues, the last of them telling how many more there are. */
export function capped(issues: readonly Issue[]): readonly Issue[] {
  const shown = issues.filter(({ id }) => id !== moreIssues);
  const more = numberOf(issues) - Math.min(shown.length, maxIssues);
  return more === 0 ? shown : [...shown.slice(0, maxIssues), { id: moreIssues, values: { count: more } }];
}

const moreIssues = "issues.more";

/** Issues of which so many are counted and not shown: `add` words one only where it will be shown. */
export class Issues {
  private readonly shown: Issue[] = [];
  private count = 0;

  add(word: () => Issue): void {
    this.count++;
    if (this.shown.length < maxIssues) this.shown.push(word());
  }

  get all(): readonly Issue[] {
    const more = this.count - this.shown.length;
    return more === 0 ? this.shown : [...this.shown, { id: moreIssues, values: { count: more } }];
  }
}

/** A name out of a file, short enough and harmless enough to print. */
export function shown(text: string): string {
  const clean = withoutControls(text);
  return clean.length <= 80 ? clean : `${clean.slice(0, 79)}…`;
}
