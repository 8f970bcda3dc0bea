import { Option } from "@commander-js/extra-typings";
import {
  answer,
  backtestSeed,
  backtestTrials,
  fittingScopes,
  type Question,
} from "../../analysis/backtest.ts";
import type { App } from "../../cli/app.ts";
import { askedFiles, originOf } from "../../cli/open-project.ts";
import { type AnswerOptions, tabling, valued } from "../../cli/options.ts";
import { destination, print } from "../../cli/output.ts";
import { Failure, message } from "../../errors.ts";
import { smallestUnit } from "../../formula/currency.ts";
import { fromBase } from "../../formula/units.ts";
import type { CaseTerms } from "../../model/definition.ts";
import { caseRun, costRate, measureOf, type Unscored } from "../../plan/cases/case-scenario.ts";
import type { Case, CaseBook } from "../../plan/cases/case-types.ts";
import {
  type CaseClass,
  type CaseScope,
  caseClasses,
  caseScopes,
  purchases,
} from "../../plan/cases/classes.ts";
import { backtestReport } from "./report.ts";
import { backtestView } from "./view.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = ["baekjo backtest", "baekjo backtest --class state --json"] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return tabling()
    .option("--all")
    .addOption(valued("--cases <file>"))
    .addOption(new Option("--class <class>").choices(caseClasses))
    .addOption(new Option("--scope <scope>").choices(caseScopes))
    .action(async (options) => backtest(app, options));
}

type BacktestOptions = AnswerOptions & {
  readonly cases?: string;
  readonly class?: CaseClass;
  readonly scope?: CaseScope;
};

/** `baekjo backtest`: the model's unit costs against what real projects cost. */
export async function backtest(app: App, options: BacktestOptions): Promise<void> {
  const to = destination(options, app);
  const { loadProject } = await import("../../files/load.ts");
  const { loadCases } = await import("../../files/cases/case-file.ts");
  const project = loadProject(await askedFiles(app, options));
  const { cases: terms } = project.definition;
  if (terms === undefined) {
    throw new Failure("input", {
      ...message("backtest.no-terms"),
      place: { file: project.files.model },
      next: [message("next.see", { command: "baekjo help model" })],
    });
  }
  const book = loadCases(project, options.cases);
  const { class: only, scope } = options;
  const selected = book.cases.filter(
    (each) => (only === undefined || each.class === only) && (scope === undefined || each.scope === scope),
  );
  if (selected.length === 0) {
    throw new Failure(
      "input",
      message(book.cases.length === 0 ? "backtest.no-cases" : "backtest.none-such", {
        class: only ?? "*",
        scope: scope ?? "*",
      }),
    );
  }
  const unscored: { case: Case; why: Unscored }[] = [];
  const questions: Question[] = [];
  for (const each of selected) {
    const measure = measureOf(each, terms);
    if (typeof measure === "string") unscored.push({ case: each, why: measure });
    else questions.push({ ...requested(book, each, terms), measure });
  }
  const answers = questions.flatMap((question) => {
    const found = answer(book.project, question);
    if (found === undefined) {
      unscored.push({ case: question.case, why: "price" });
      return [];
    }
    const { status, class: kind, scopeIsAssumed = false } = question.case;
    const isDoubtful = !found.withinRange && found.measure.per === "gpu" && kind !== "strategic";
    if (!scopeIsAssumed && !(isDoubtful && purchases.has(status))) return found;
    return { ...found, fits: fittingScopes(book.project, question, terms) };
  });
  const report = backtestReport(
    book,
    {
      ...{ answers, unscored, purchases, scopes: caseScopes, classes: caseClasses },
      selection: {
        class: only,
        scope,
      },
      casesFile: options.cases,
      ...{ trials: backtestTrials, seed: backtestSeed },
    },
    originOf(app, project),
  );
  await print(report, backtestView, to);
}

/** The case's run, and the rates that its cost and the plan's money go by. */
function requested(book: CaseBook, each: Case, { rate }: CaseTerms): Omit<Question, "measure"> {
  const run = caseRun(book, each);
  const fx = run.scenario.settings.get(rate)?.value;
  const { decimals } = book.project.plan.currency;
  return {
    case: each as Question["case"],
    run,
    rate: costRate(book, each) ?? 1,
    planRate: typeof fx === "number" ? fromBase(fx, smallestUnit(decimals)) : 1,
  };
}
