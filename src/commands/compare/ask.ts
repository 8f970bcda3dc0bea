import { assumedYears } from "../../analysis/projection/money.ts";
import { basisOf, selectionOf } from "../../cli/metric-argument.ts";
import { resolve, resultOf, type Session } from "../../cli/open-project.ts";
import type { RequestOf } from "../../cli/options.ts";
import { Failure, message } from "../../errors.ts";
import type { Format } from "../../output/formats.ts";
import type { Answer } from "../../output/report-view.ts";
import { noteOnSummary } from "../../report/selection.ts";
import type { CompareReport } from "../../report/types.ts";
import { compareReport } from "./report.ts";
import { breakEvenOf, bridgesTo, type CompareOptions, sameInputs, sideOf, withUnshown } from "./sides.ts";
import { compareView } from "./view.ts";

/** Scenarios of one plan side by side, each against the baseline. Throws Failure, and Interrupted. */
export async function askCompare(
  { app, formats, open }: Session,
  requested: readonly string[],
  options: RequestOf<CompareOptions>,
): Promise<Answer<CompareReport>> {
  const { baseline: wanted } = options;
  const project = await open(wanted === undefined ? requested : [...requested, wanted], options.setFile);
  const { names, baseline, contrast } = scenariosOf(requested, options, project.plan.base);
  const resolved = await resolve(app, project, names, options, contrast);
  const { scenarios, notes } = resolved;
  const origin = await resultOf(app, options, requested, formats, project, scenarios);
  const bridges = bridgesTo(project, scenarios, baseline, options);
  const evens =
    scenarios.length === 2 ? breakEvenOf(project, scenarios, baseline, options.metric) : undefined;
  const reportFor = (format: Format) => {
    const selection = selectionOf(options, format);
    const sides = scenarios.map((scenario) => sideOf(project, scenario, options, selection));
    const report = compareReport(sides, {
      ...{ baseline, selection, bridges, origin },
      showInputs: options.inputs ?? false,
      charted: options.chart ?? false,
      breakEven: evens,
    });
    return withUnshown(report, sides, options);
  };
  const reports = new Map(formats.map((format) => [format, reportFor(format)]));
  const first = reports.get(formats[0]) as CompareReport;
  const assumed = assumedYears(project, scenarios, basisOf(options, project));
  const unmarked = noteOnSummary(project, selectionOf(options, formats[0]));
  return {
    report: (format) => reports.get(format) ?? reportFor(format),
    view: compareView,
    notes: [...notes, ...unmarked, ...assumed, ...sameInputs(first)],
  };
}

/**
 * What is compared with what. One scenario, or none and so the plan, is compared with itself as `--set` and `--unset` change it;
 * without these with the plan. Of several, a baseline that is not among them joins them, in front.
 */
function scenariosOf(requested: readonly string[], options: RequestOf<CompareOptions>, plan: string) {
  const { baseline: wanted, set = [], unset = [], setFile = [] } = options;
  const [first = plan, ...more] = requested;
  const single = more.length === 0 && (wanted === undefined || wanted === first);
  if (single && set.length + unset.length + setFile.length > 0)
    return { names: [first], baseline: 0, contrast: true };
  if (requested.length === 0) {
    throw new Failure("usage", {
      ...message("usage.missing-argument", { argument: { en: "scenarios", ko: "시나리오" } }),
      next: [message("next.see", { command: "baekjo compare --help" })],
    });
  }
  const named = wanted ?? (more.length === 0 ? plan : first);
  const at = more.length === 0 && first === named ? -1 : requested.indexOf(named);
  return at < 0
    ? { names: [named, ...requested], baseline: 0, contrast: false }
    : { names: requested, baseline: at, contrast: false };
}
