/** The library as a program sees it: a plan with its lists and its questions, whose errors are in words. */

import { inputRange, inputUnit, inputValue } from "../analysis/projection/displayed.ts";
import { labelsOf, unitIn } from "../analysis/projection/projection.ts";
import { modelOf } from "../analysis/scenario-model.ts";
import { inputKernel } from "../analysis/sweep/input-kernel.ts";
import { basisOf } from "../cli/metric-argument.ts";
import { resolve } from "../cli/open-project.ts";
import type { MoneyOptions, RequestOf, ScenarioOptions } from "../cli/options.ts";
import { languages } from "../output/formats.ts";
import { resolveScenarios } from "../plan/scenarios/resolve.ts";
import type { Project, Scenario } from "../plan/types.ts";
import { memberLabel } from "../report/head.ts";
import { select } from "../report/selection.ts";
import type { InputInfo, Kernel, MetricInfo, OpenOptions, Plan, ScenarioInfo } from "./api.ts";
import { inWords, noteOf, worded } from "./errors-in-words.ts";
import { OpenedPlan } from "./open-plan.ts";
import { choiceIn, entriesIn, wrong } from "./request-options.ts";

/** Opens a plan for a program that has imported the package in the folder `root`. Throws BaekjoError. */
export async function openPlan(
  { root, version }: { readonly root: string; readonly version: string },
  source: unknown,
  options: OpenOptions,
): Promise<Plan> {
  return inWords(options?.lang === "ko" ? "ko" : "en", async () => {
    entriesIn("openPlan", options, ["lang", "onNote"]);
    const { lang, onNote } = options;
    if (onNote !== undefined && typeof onNote !== "function") throw wrong("request.function", "onNote");
    const language = lang === undefined ? "en" : choiceIn("lang", lang, languages);
    const note: OpenedPlan["caller"]["note"] = (each) => onNote?.(noteOf(each, language));
    const opened = new OpenedPlan(source, { root, version, language, note });
    return planOf(opened, await opened.project());
  });
}

function planOf(opened: OpenedPlan, project: Project): Plan {
  const { plan } = project;
  const { language, version } = opened.caller;
  const base = once(
    () => resolveScenarios(project, { scenarios: [], set: [], unset: [] }).scenarios[0] as Scenario,
  );
  const scenarios = listed(() => scenariosIn(project));
  const inputs = listed(() => inputsIn(project, base()));
  const metrics = listed(() => metricsIn(project, base()));
  function listed<T>(list: () => T): () => T {
    return once(() => {
      try {
        return list();
      } catch (error) {
        throw worded(error, language);
      }
    });
  }
  // A document is what its type says: the types are held to documents by a test.
  const answer = <T>(ask: () => Promise<unknown>) => inWords(language, ask) as Promise<T>;
  return {
    ...{ id: plan.id, label: plan.label, years: [...plan.years], version },
    currency: { code: plan.currency.code, decimals: plan.currency.decimals },
    get scenarios() {
      return scenarios();
    },
    get inputs() {
      return inputs();
    },
    get metrics() {
      return metrics();
    },
    run: (request) => answer(() => opened.run(request)),
    compare: (request) => answer(() => opened.compare(request)),
    sweep: (request) => answer(() => opened.sweep(request)),
    solve: (request) => answer(() => opened.solve(request)),
    simulate: ((request, watch) => answer(() => opened.simulate(request, watch))) as Plan["simulate"],
    explain: (request) => answer(() => opened.explain(request)),
    check: (request) => answer(() => opened.check(request)),
    kernel: (request) => answer(() => kernelOf(opened, request)),
  };
}

/** A list is made when it is first requested. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function scenariosIn(project: Project): ScenarioInfo[] {
  const { scenarios } = resolveScenarios(project, { scenarios: project.scenarioNames, set: [], unset: [] });
  return scenarios.map(({ name, label, layers }) => {
    const why = layers.at(-1)?.why;
    return { name, label, ...(why === undefined ? {} : { why }) };
  });
}

function inputsIn(project: Project, base: Scenario): InputInfo[] {
  return [...base.settings.values()].map((setting) => {
    const { name, declaration, source } = setting;
    const range = inputRange(setting);
    return {
      ...{ name, label: memberLabel(declaration.label, name, project), unit: inputUnit(setting, project) },
      value: inputValue(setting, base),
      ...(range === undefined ? {} : { range: rangeOf(range) }),
      source,
    };
  });
}

function rangeOf({ shape, low, high, as }: NonNullable<ReturnType<typeof inputRange>>): InputInfo["range"] {
  return { shape, low, high, ...(as === undefined ? {} : { as }) };
}

function metricsIn(project: Project, base: Scenario): MetricInfo[] {
  return [...modelOf(project, base).figures.values()].map((figure) => {
    const { kind, section } = figure.metric;
    const unit = unitIn(figure, project.plan.currency, project).text;
    return { name: figure.name, label: labelsOf(project, figure).label, unit, kind, section };
  });
}

type KernelOptions = RequestOf<ScenarioOptions> &
  MoneyOptions & {
    readonly metric?: readonly string[];
    readonly section?: string;
    readonly inputs?: readonly string[];
  };

async function kernelOf(opened: OpenedPlan, request: unknown): Promise<Kernel> {
  const read = await opened.read("kernel", request, ["scenario"]);
  const { session, names, notes } = read;
  const options = read.options as KernelOptions;
  const { metric: metrics = [], section, inputs = [] } = options;
  const project = await session.open(names, options.setFile);
  const resolved = await resolve(session.app, project, names, options);
  notes(resolved.notes);
  const choose = <T extends Parameters<typeof select>[0][number]>(figures: readonly T[]) =>
    select(figures, { metrics, section, otherwise: "all" }, project);
  const money = basisOf(options, project);
  const kernel = inputKernel(project, resolved.scenarios[0] as Scenario, inputs, choose, money);
  const years: readonly (number | "total")[] = [...kernel.years, "total"];
  return {
    inputs: kernel.inputs,
    columns: kernel.figures.flatMap(({ name, unit }) => years.map((year) => ({ metric: name, year, unit }))),
    evaluate: (values) => {
      try {
        if (!Number.isSafeInteger((values as ArrayLike<number> | undefined)?.length) || values.length < 0)
          throw wrong("request.numbers", "values");
        return kernel.evaluate(values);
      } catch (error) {
        throw worded(error, opened.caller.language);
      }
    },
  };
}
