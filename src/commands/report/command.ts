import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { headlineBreakEven } from "../../analysis/compare/break-even.ts";
import { traceOf } from "../../analysis/explain/trace.ts";
import { refuseLong } from "../../analysis/projection/horizon-limit.ts";
import { assumedYears } from "../../analysis/projection/money.ts";
import {
  type Figure,
  type FigureHead,
  type Projection,
  project as projectOver,
} from "../../analysis/projection/projection.ts";
import { figuresTracked, track as trackOver } from "../../analysis/tracking/progress-to-date.ts";
import type { App } from "../../cli/app.ts";
import { dayIn } from "../../cli/arguments.ts";
import { basisOf } from "../../cli/metric-argument.ts";
import { openProject, originOf, recordedOf, resolve } from "../../cli/open-project.ts";
import { type PageOptions, paging } from "../../cli/options.ts";
import { type Destination, destination, everyDestination, print } from "../../cli/output.ts";
import { Failure, message, shellWord } from "../../errors.ts";
import { limits } from "../../limits.ts";
import { named } from "../../messages/example-names.ts";
import { familyOf } from "../../model/family.ts";
import { type Format, pageFormats, type Style } from "../../output/formats.ts";
import type { Actuals } from "../../plan/actuals.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { hasSummary, select } from "../../report/selection.ts";
import { compareReport } from "../compare/report.ts";
import { breakEvenOf } from "../compare/sides.ts";
import { trackReport } from "../track/report.ts";
import { headlineOf, pageReport } from "./build.ts";
import type { Live } from "./interactive/live-section.ts";
import { openMoved } from "./moved-inputs.ts";
import { notSimulated, simulated, tornadoPage } from "./ranged-inputs.ts";
import type { PageReport } from "./report.ts";
import { spendingParts } from "./spending-parts.ts";
import { reportView } from "./view.ts";
import { gridOf } from "./what-if.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [
  "baekjo report -o report.html",
  `baekjo report ${named.other} ${named.other}+${named.layer} --lang ko -o report.html`,
] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return paging()
    .argument("[scenarios...]")
    .action(async (scenarios, options) => report(app, scenarios, options));
}

/** Beside the plan: more no page tells apart. */
const maxOthers = 5;

/** `baekjo report`: one page about the plan and scenarios of it. */
export async function report(app: App, given: readonly string[], options: PageOptions): Promise<void> {
  const to = pageDestination(options, app);
  const day = dayIn(options.asOf, app.streams);
  const project = await openProject(app, options, given);
  const origin = originOf(app, project);
  const names = namesOf(given, project);
  const resolved = await resolve(app, project, names, options);
  const { scenarios, notes } = resolved;
  refuseLong(project, scenarios, "report", limits.longReportValues);
  const actuals = await recordOf(project, options);
  const money = basisOf(options, project);
  const kept = new Set([...Object.values(headlineOf(project)), options.metric, ...unmarked(project)]);
  openMoved(project, scenarios);
  const spentOn = spendingParts(project, scenarios[0] as Scenario);
  const read = new Set([...kept, ...spentOn.names]);
  const projections = scenarios.map((scenario) =>
    projectOver(project, scenario, {
      money,
      only: (figures) => wanted(figures, read),
    }),
  );
  const [first] = projections as [Projection, ...Projection[]];
  const { figures } = first;
  const about = figuresInQuestion(figures, options.metric, project);
  const shown = figures.filter(({ name, summary }) => summary || kept.has(name));
  const metrics = shown.map(({ name }) => name);
  const selection = { metrics, otherwise: "all" } as const;
  const requested = options.metric === undefined ? [] : [options.metric];
  const drawn = await simulated(app, project, scenarios, about, options, money, origin);
  const comparison = compareReport(
    scenarios.map((scenario, i) => ({ project, scenario, projection: projections[i] as Projection })),
    {
      ...{ baseline: 0, selection, origin },
      about: { metrics: requested },
      breakEven: breakEvenShown(project, scenarios, requested),
    },
  );
  const sensitivities = scenarios.map((scenario, i) =>
    tornadoPage(
      project,
      scenario,
      projections[i] as Projection,
      about.tornado,
      money,
      drawn?.programs[i],
      origin,
    ),
  );
  const parts = {
    spentOn,
    projections,
    comparison,
    simulation: drawn?.simulation,
    spread: drawn?.spread,
    sensitivities,
    worse: about.tornado?.worse,
    grid: gridOf(project, scenarios, about.tornado, comparison.inputs, sensitivities.at(-1) ?? {}, money),
    record: actuals && tracking(project, scenarios[0] as Scenario, actuals, day, origin),
    shown,
    trace: traceOf(project, scenarios[0] as Scenario),
  };
  const { plan, model } = await recordedOf(project);
  const fingerprint = { plan: plan.fingerprint, model: model.fingerprint };
  // To programs the language is nothing; a page says it, or another machine's would be in another.
  const { lang, ...rest } = options;
  // Without a record no day changes the numbers: today is said of no page.
  const dated = actuals === undefined && options.asOf === undefined ? undefined : day;
  const obeyed = { ...rest, asOf: dated };
  const reportFor = ({ format, file }: Destination) => {
    const interactive = format === "html" ? options.interactive : undefined;
    const all = { ...obeyed, interactive, format: obeyed.format && [format], output: file };
    const line = commandLine("report", names, isDrawn(format) ? { ...all, lang } : all);
    return pageReport(project, scenarios, parts, { fingerprint, commandLine: line, day: dated }, origin);
  };
  const live = options.interactive && {
    ...{ project, scenarios, projection: first, money },
    script: pageScript(app),
    command: { before: ["baekjo", "run"], behind: flagsOf(runOptions(rest, lang)) },
  };
  const own = everyDestination(to).some(({ format }) => isDrawn(format)) ? await drawing(live) : {};
  const view = { ...reportView, own };
  const behind = [...notSimulated(scenarios, options), ...assumedYears(project, scenarios, money)];
  await print(reportFor, view, to, [...notes, ...behind]);
}

/** The page, and its first chart by itself: of a bundle that is loaded for them alone. */
async function drawing(live: Live | undefined) {
  const { pageHtml, pageSvg } = await import("./html/html-page.ts");
  return { html: (report: PageReport, style: Style) => pageHtml(report, style, live), svg: pageSvg };
}

/** What runs in an interactive page: a file of its own beside the program, which no other command reads. */
function pageScript({ root }: App): string {
  const file = join(root, "dist", "page.js");
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Failure("file", { ...message("explore.no-file"), place: { file } });
  }
}

/** What `run` takes of a page's options, so that it calculates the same. */
function runOptions(
  { plan, model, setFile, set, unset, years, in: currency, real }: Omit<PageOptions, "lang">,
  lang: PageOptions["lang"],
): Readonly<Record<string, Given>> {
  return {
    plan,
    model,
    setFile,
    set,
    unset,
    years,
    in: currency,
    real,
    lang: lang === "en" ? undefined : lang,
  };
}

function isDrawn(format: Format): boolean {
  return format === "html" || format === "svg";
}

/** A page is for a file or a pipe; on a terminal nobody could read it. */
function pageDestination(options: PageOptions, app: App): Destination {
  const to = destination(options, app, { offered: pageFormats });
  const onTerminal = everyDestination(to).some(({ format, file }) => isDrawn(format) && file === undefined);
  if (options.interactive && !everyDestination(to).some(({ format }) => format === "html")) {
    throw new Failure("usage", message("usage.only-format", { option: "--interactive", format: "html" }));
  }
  if (onTerminal && app.streams.stdout.isTTY) {
    throw new Failure("usage", {
      ...message("page.terminal"),
      next: [message("next.see", { command: "baekjo report -o report.html" })],
    });
  }
  return to;
}

/** Between two scenarios that differ in one input; else of the plan itself, along the input that the model names. */
function breakEvenShown(project: Project, scenarios: readonly Scenario[], requested: readonly string[]) {
  const between = scenarios.length === 2 ? breakEvenOf(project, scenarios, 0, requested) : undefined;
  const [plan] = scenarios;
  if (between !== undefined || plan === undefined || requested.length > 0) return between;
  const along = headlineBreakEven(project, plan);
  return along && { ...along, scenario: 0 };
}

/** What has happened so far of the plan, as a file of that name or the one beside the plan says. */
async function recordOf(project: Project, { actuals }: PageOptions): Promise<Actuals | undefined> {
  const { files } = project;
  if (actuals === undefined && !project.isFile(files.actuals)) return undefined;
  const { loadActuals } = await import("../../files/record/record-file.ts");
  return loadActuals(actuals ?? files.actuals, project);
}

/** A record is of amounts as they were paid, in the plan's own money: so is what it is held against, whatever the page is expressed in. */
function tracking(
  project: Project,
  scenario: Scenario,
  actuals: Actuals,
  day: string,
  origin: ReturnType<typeof originOf>,
) {
  const projection = projectOver(project, scenario, { only: () => figuresTracked(actuals) });
  const found = trackOver(projection, actuals, day, project.plan.calendar);
  return trackReport(project, scenario, projection, actuals, found, day, false, origin);
}

/** The plan itself first, then those given, each once. */
function namesOf(requested: readonly string[], { plan }: Project): string[] {
  const others = requested.length > 0 ? requested : (plan.alternatives ?? []);
  const names = [...new Set([plan.base, ...others])];
  if (names.length - 1 > maxOthers) {
    throw new Failure("usage", message("page.too-many", { count: names.length - 1, most: maxOthers }));
  }
  return names;
}

/** Of a model that marks no summary, what it calculates once. */
function unmarked({ definition }: Project): string[] {
  if (hasSummary(definition)) return [];
  return definition.metrics.flatMap(({ name }) => (familyOf(name) === undefined ? [name] : []));
}

/** The summary, what the page is built around and spending is made of (`kept`), and all that somebody pays: the picture is of that. */
function wanted(figures: readonly FigureHead[], kept: ReadonlySet<string | undefined>): ReadonlySet<string> {
  const read = figures.filter(({ name, summary, payer }) => summary || payer !== undefined || kept.has(name));
  return new Set(read.map(({ name }) => name));
}

/** What is drawn, and what inputs are held against. Throws Failure for a name that is no figure, or has no one value. */
function figuresInQuestion(figures: readonly Figure[], metric: string | undefined, project: Project) {
  const named = (name: string | undefined) => figures.find((figure) => figure.name === name);
  const headline = headlineOf(project);
  if (metric === undefined) {
    const money = figures.filter((figure) => figure.summary && figure.money && figure.total !== null);
    const spread = named(headline.spending) ?? money.at(-1);
    return { spread, tornado: named(headline.metric) ?? spread };
  }
  const [figure] = select(figures, { metrics: [metric], otherwise: "all" }, project);
  if (figure === undefined || figure.name !== metric || figure.kind === "rate" || figure.unit === "year") {
    throw new Failure("usage", message("page.figure", { metric }));
  }
  return { spread: figure, tornado: figure };
}

type Given = string | number | boolean | undefined | readonly string[];

/** `options`: as commander has parsed them. Of a file only its name: where it lay says nothing about what is in it. */
export function commandLine(
  command: string,
  names: readonly string[],
  options: Readonly<Record<string, Given>>,
): string {
  const flags = flagsOf(options);
  const output = typeof options.output === "string" ? ["-o", basename(options.output)] : [];
  return ["baekjo", command, ...names, ...flags, ...output].map(shellWord).join(" ");
}

function flagsOf(options: Readonly<Record<string, Given>>): string[] {
  return Object.entries(options)
    .filter(([name]) => !without.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) => wordsOf(name, value));
}

/** What changes nothing in the page. */
const without: ReadonlySet<string> = new Set(["output", "color", "wide", "bom", "ascii"]);

function wordsOf(name: string, value: Given): string[] {
  const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if (value === undefined || value === false) return [];
  if (value === true) return [flag];
  if (typeof value === "string" || typeof value === "number") return [flag, String(value)];
  return value.flatMap((each) => [flag, each]);
}
