/** The words by which cases are sorted. Help names them, so nothing else is here. */

export const caseClasses = ["commercial", "state", "strategic"] as const;
export type CaseClass = (typeof caseClasses)[number];

/** What the cost of a case covers. The model has no unit cost for the last three: such cases are kept, and not scored. */
export const caseScopes = [
  "servers",
  "hardware",
  "hardware-operation",
  "all-in",
  "all-in-operation",
  "facility",
  "rental",
  "programme",
  "value",
] as const;
export type CaseScope = (typeof caseScopes)[number];

export const caseStatuses = [
  "contract",
  "actual",
  "approved",
  "announced",
  "plan",
  "budget",
  "press",
  "estimate",
  "modelled",
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** What a case file may say of value-added tax in a cost, in place of the rate that is in it. */
export const vatWords = ["included", "excluded", "recoverable", "none", "not-stated"] as const;

/**
 * Of value-added tax in a cost: removed where its rate was given, included still, recoverable where the buyer gets it back, so that it is
 * no cost of theirs, and none where the country has none.
 */
export const caseVats = ["removed", ...vatWords] as const;
export type CaseVat = (typeof caseVats)[number];

/** Statuses of what was bought. */
export const purchases: ReadonlySet<CaseStatus> = new Set(["contract", "actual", "approved"]);
