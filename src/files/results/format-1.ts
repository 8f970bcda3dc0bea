/**
 * Results as versions of the program before 0.2 saved them, `baekjo/<command>/1`, made results of format 2: the same values under the
 * names of today. Nothing else knows of them.
 */

import { getNodeValue, type Node } from "jsonc-parser";
import type { JsonDocument } from "../json/json.ts";

/** What stands at a path of format 1, `*` for any place of a list or any name: its key of today, and its values where those are words. */
type Renames = Readonly<Record<string, string | Readonly<Record<string, string | undefined>>>>;

const everywhere: Renames = { made: "provenance" };

const axis = (at: string): Renames => ({ [`${at}.names`]: "inputs" });

const rows: Renames = { "rows.*.of": "saved_scenario" };

const tornadoEnd = (at: string): Renames => ({
  [`${at}.input`]: "input_value",
  [`${at}.belowZeroFrom`]: "first_negative_year",
  [`${at}.flips`]: "sign_flips",
  [`${at}.shortage`]: "shortfall",
  [`${at}.breaks`]: "violations",
});

const estimate = (at: string): Renames => ({ [`${at}.low`]: "lower", [`${at}.high`]: "upper" });

const outside = { contradictory: "infeasible" };

const renames: Readonly<Record<string, Renames>> = {
  run: { ...rows, groupBy: "group_by" },
  compare: {
    ...rows,
    groupBy: "group_by",
    breakEven: "break_even",
    "breakEven.name": "input",
    "breakEven.lasts": "sufficient",
    "breakEven.short": "insufficient",
    "breakEven.whole": "integer",
    "differences.*.of": "saved_scenario",
    "differences.*.relative": "relative_change",
    "inputs.*.layers": "set_by",
    "inputs.*.rests": "rest",
    bridge: "bridges",
    "bridge.*.other": "alternative",
    "bridge.*.parts": "contributions",
  },
  sweep: {
    ...axis("axes.*"),
    where: "condition",
    at: "year",
    "points.*.at": "inputs",
    "points.*.broken": "infeasible",
  },
  solve: {
    ...axis("by"),
    "by.whole": "integer",
    "by.now": "current",
    "range.chosen": "chosen_by",
    best: "optimum",
    bestRestated: "optimum_restated",
    contradictory: "infeasible_ranges",
    undefined: "undefined_ranges",
    "nearest.*.at": "input_value",
    "nearest.*.atRestated": "input_restated",
    instead: "suggested_condition",
    scanned: "search",
    "answers.*.before": "next_below",
    "answers.*.after": "next_above",
    "answers.*.beforeIs": "next_below_is",
    "answers.*.afterIs": "next_above_is",
    "answers.*.beforeIs.=": outside,
    "answers.*.afterIs.=": outside,
    "answers.*.restated.before": "next_below",
    "answers.*.restated.after": "next_above",
  },
  simulate: {
    ...rows,
    ranged: "varied_inputs",
    "rows.*.statistic.=": {
      least: "min",
      most: "max",
      rank: "percentile_rank",
      undefined: "undefined_trials",
    },
    "probabilities.*.bound": "confidence_bound",
    "probabilities.*.undefined": "undefined_trials",
    firsts: "first_years",
    "firsts.*.never": "probability_never",
    "differences.*.higher": "probability_higher",
    "differences.*.same": "probability_same",
    broken: "violations",
  },
  sensitivity: {
    ...rows,
    drawn: "sample",
    "drawn.unsound": "infeasible_evaluations",
    "measures.*.belowZeroFrom": "first_negative_year",
    "measures.*.flippedBy": "sign_flipped_by",
    "measures.*.undefinedIn": "undefined_evaluations",
    ...tornadoEnd("tornado.*.low"),
    ...tornadoEnd("tornado.*.high"),
    // Two keys have become one: the latter is there only of what is added.
    "inputs.*.factor": "as",
    "inputs.*.factor.=": { true: "factor", false: undefined },
    "inputs.*.addend": "as",
    "inputs.*.addend.=": { true: "addend" },
    "tornado.*.flips": "sign_flips",
    "indices.*.first": "first_order",
    "indices.*.total": "total_order",
    "indices.*.rank": "rank_correlation",
    ...estimate("indices.*.first"),
    ...estimate("indices.*.total"),
  },
};

/** The document with the keys and words of format 2, each value where it stands in the file. The one that is given is no more of use. */
export function upgraded(document: JsonDocument, command: string): JsonDocument {
  const names: Renames = { ...everywhere, ...renames[command] };
  const rename = (node: Node, path: string): void => {
    const values = names[`${path}.=`];
    const word = String(node.value);
    if (typeof values === "object" && Object.hasOwn(values, word)) setValue(node, values[word]);
    for (const child of node.children ?? []) {
      const [key, value] = node.type === "object" ? (child.children ?? []) : [undefined, child];
      if (value === undefined) continue;
      const at = key === undefined ? "*" : String(key.value);
      const inside = path === "" ? at : `${path}.${at}`;
      // What it was made of is kept by names that are the user's own.
      if (inside !== "made") rename(value, inside);
      const name = names[inside];
      if (key !== undefined && typeof name === "string") setValue(key, name);
    }
  };
  rename(document.root, "");
  const format = document.find(["format"]);
  if (format !== undefined) setValue(format, `baekjo/${command}/2`);
  return { ...document, value: getNodeValue(document.root) };
}

/** The tree was read for nobody else. */
function setValue(node: Node, value: unknown): void {
  Object.assign(node, { value });
}
