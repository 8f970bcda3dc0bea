import { bridge } from "../analysis/bridge.ts";
import { project as projectOver } from "../analysis/project.ts";
import { Failure, type Message } from "../errors.ts";
import type { Project, Scenario } from "../plan/project.ts";
import { compareView } from "../render/views/compare.ts";
import { bridgeRow } from "../report/bridge.ts";
import { compareReport } from "../report/compare.ts";
import type { BridgeRow, CompareReport, ScenarioHead } from "../report/report.ts";
import { namesSelected } from "../report/select.ts";
import { placeholder } from "./help.ts";
import { asking, resolve, resultOf } from "./load.ts";
import type { Installation, ProjectOptions } from "./options.ts";
import { destination, print } from "./print.ts";
import { basisOf, selectionOf, usualFigure } from "./selection.ts";

type CompareOptions = ProjectOptions & {
  readonly baseline?: string;
  readonly inputs?: true;
  readonly bridge?: string;
  readonly chart?: true;
};

/** `baekjo compare`: scenarios side by side, each against the baseline. */
export async function compare(
  at: Installation,
  asked: readonly string[],
  options: CompareOptions,
): Promise<void> {
  const to = destination(options, at);
  const { baseline: wanted } = options;
  await asking(at, options, wanted === undefined ? asked : [...asked, wanted], async (project) => {
    const { names, baseline, contrast } = scenariosOf(asked, options, project.plan.base);
    const resolved = await resolve(at, project, names, options, contrast);
    if (resolved === undefined) return;
    const { scenarios, notes } = resolved;
    const selection = selectionOf(options, to.format);
    const projections = scenarios.map((scenario) =>
      projectOver(project, scenario, {
        money: basisOf(options),
        only: (figures) => namesSelected(figures, selection, project),
      }),
    );
    const bridged = options.bridge ?? (options.chart ? usualFigure : undefined);
    const bridges = bridgesTo(project, scenarios, baseline, bridged);
    const showInputs = options.inputs ?? false;
    const report = compareReport(
      project,
      scenarios,
      projections,
      baseline,
      selection,
      bridges,
      showInputs,
      options.chart ?? false,
      await resultOf(at, options, asked, to, project, scenarios),
    );
    await print(report, compareView, to, [...notes, ...sameInputs(report)]);
  });
}

/** What each changed input contributes to one figure: from the baseline to each of the others. */
function bridgesTo(
  project: Project,
  scenarios: readonly Scenario[],
  baseline: number,
  metric: string | undefined,
): BridgeRow[] {
  if (metric === undefined) return [];
  return scenarios.flatMap((scenario, i) =>
    i === baseline ? [] : [bridgeRow(bridge(project, scenarios[baseline] as Scenario, scenario, metric), i)],
  );
}

/**
 * What is compared with what. One scenario, or none and so the plan, is compared with itself as `--set` and `--unset` change it;
 * without these with the plan. Of several, a baseline that is not among them joins them, in front.
 */
function scenariosOf(asked: readonly string[], options: CompareOptions, plan: string) {
  const { baseline: wanted, set = [], unset = [] } = options;
  const [first = plan, ...more] = asked;
  const single = more.length === 0 && (wanted === undefined || wanted === first);
  if (single && set.length + unset.length > 0) return { names: [first], baseline: 0, contrast: true };
  if (asked.length === 0) {
    throw new Failure("usage", {
      id: "usage.missing-argument",
      values: { argument: placeholder("scenarios", options.lang) },
      next: [{ id: "next.see", values: { command: "baekjo compare --help" } }],
    });
  }
  const named = wanted ?? (more.length === 0 ? plan : first);
  const at = more.length === 0 && first === named ? -1 : asked.indexOf(named);
  return at < 0
    ? { names: [named, ...asked], baseline: 0, contrast: false }
    : { names: asked, baseline: at, contrast: false };
}

/** Scenarios that no input tells from the baseline: worth a word, since their columns are alike for no visible reason. */
function sameInputs({ scenarios, baseline, inputs }: CompareReport): Message[] {
  const a = (scenarios[baseline] as ScenarioHead).name;
  const same = (i: number) =>
    inputs.every(({ values }) => JSON.stringify(values[i]) === JSON.stringify(values[baseline]));
  return scenarios.flatMap(({ name }, i) =>
    i !== baseline && same(i) ? [{ id: "compare.same", values: { a, b: name } }] : [],
  );
}
