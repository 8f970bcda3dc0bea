import { assumedYears } from "../../analysis/projection/money.ts";
import type { App } from "../../cli/app.ts";
import { placeholder } from "../../cli/help/help.ts";
import { basisOf, selectionOf } from "../../cli/metric-argument.ts";
import { openProject, resolve, resultOf } from "../../cli/open-project.ts";
import { projecting, valued, withTwoPlans } from "../../cli/options.ts";
import { type Destination, destination, everyDestination, print } from "../../cli/output.ts";
import { Failure, message } from "../../errors.ts";
import { named } from "../../messages/example-names.ts";
import { noteOnSummary } from "../../report/selection.ts";
import type { CompareReport } from "../../report/types.ts";
import { comparePlans, type Version } from "./plans.ts";
import { compareReport } from "./report.ts";
import { compareResults, filesCompared } from "./results.ts";
import {
  breakEvenOf,
  bridgesTo,
  type CompareOptions,
  refuseDropped,
  sameInputs,
  sideOf,
  withUnshown,
} from "./sides.ts";
import { compareView } from "./view.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [
  `baekjo compare ${named.base} ${named.other}`,
  `baekjo compare ${named.base} ${named.other} --inputs`,
] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return withTwoPlans(projecting())
    .argument("[scenarios...]")
    .addOption(valued("--baseline <scenario>"))
    .option("--inputs")
    .option("--chart")
    .addOption(valued("--bridge <metric>"))
    .action(async (scenarios, options) => compare(app, scenarios, options));
}

/** As the table of verbs has it: `--plan` and `--model` may be given twice. */
type Given = Omit<CompareOptions, "plan" | "model"> & {
  readonly plan?: string | readonly string[];
  readonly model?: string | readonly string[];
};

/** `baekjo compare`: scenarios side by side, each against the baseline; a scenario of each of two plans; two saved results. */
export async function compare(
  app: App,
  asked: readonly string[],
  { plan = [], model = [], ...rest }: Given,
): Promise<void> {
  const [first, second] = [plan].flat();
  const [own, other = own] = [model].flat();
  const options = {
    ...rest,
    plan: first,
    model: own,
  };
  const files = first === undefined && app.again === undefined ? filesCompared(asked) : undefined;
  if (files?.kind === "result") return await compareResults(app, files.names, options);
  const plans =
    files?.names ?? (first !== undefined && second !== undefined ? ([first, second] as const) : undefined);
  if (plans === undefined) {
    if (other !== own) throw new Failure("usage", message("compare.one-plan"));
    return await compareScenarios(app, asked, options);
  }
  const versions = plans.map((plan, i): Version => {
    const model = i === 0 ? own : other;
    return model === undefined ? { plan } : { plan, model };
  });
  await comparePlans(app, versions as [Version, Version], files === undefined ? asked : [], options);
}

async function compareScenarios(app: App, asked: readonly string[], options: CompareOptions) {
  const output = destination(options, app, { wideCsv: true });
  for (const { format } of everyDestination(output)) refuseDropped(options, format);
  const { baseline: wanted } = options;
  const project = await openProject(app, options, wanted === undefined ? asked : [...asked, wanted]);
  const { names, baseline, contrast } = scenariosOf(asked, options, project.plan.base);
  const resolved = await resolve(app, project, names, options, contrast);
  const { scenarios, notes } = resolved;
  const origin = await resultOf(app, options, asked, output, project, scenarios);
  const bridges = bridgesTo(project, scenarios, baseline, options);
  const evens =
    scenarios.length === 2 ? breakEvenOf(project, scenarios, baseline, options.metric) : undefined;
  const reportFor = ({ format }: Destination) => {
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
  const reports = new Map(everyDestination(output).map((to) => [to, reportFor(to)]));
  const first = reports.get(output) as CompareReport;
  const assumed = assumedYears(project, scenarios, basisOf(options, project));
  const unmarked = noteOnSummary(project, selectionOf(options, output.format));
  const all = [...notes, ...unmarked, ...assumed, ...sameInputs(first)];
  await print((to) => reports.get(to) as CompareReport, compareView, output, all);
}

/**
 * What is compared with what. One scenario, or none and so the plan, is compared with itself as `--set` and `--unset` change it;
 * without these with the plan. Of several, a baseline that is not among them joins them, in front.
 */
function scenariosOf(asked: readonly string[], options: CompareOptions, plan: string) {
  const { baseline: wanted, set = [], unset = [], setFile = [] } = options;
  const [first = plan, ...more] = asked;
  const single = more.length === 0 && (wanted === undefined || wanted === first);
  if (single && set.length + unset.length + setFile.length > 0)
    return { names: [first], baseline: 0, contrast: true };
  if (asked.length === 0) {
    throw new Failure("usage", {
      ...message("usage.missing-argument", { argument: placeholder("scenarios", options.lang) }),
      next: [message("next.see", { command: "baekjo compare --help" })],
    });
  }
  const named = wanted ?? (more.length === 0 ? plan : first);
  const at = more.length === 0 && first === named ? -1 : asked.indexOf(named);
  return at < 0
    ? { names: [named, ...asked], baseline: 0, contrast: false }
    : { names: asked, baseline: at, contrast: false };
}
