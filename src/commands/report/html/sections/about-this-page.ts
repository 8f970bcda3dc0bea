/** How the page came about: the command, the program, the data. */

import { countWords } from "../../../../output/text/trials.ts";
import type { Setting } from "../context.ts";
import { type Child, el, type Markup } from "../element.ts";
import { section } from "../figure.ts";
import { newestSource } from "./answer.ts";

export function made(setting: Setting): Markup {
  const { report, t } = setting;
  const { commandLine, version, plan, model, planFile, modelFile, simulation, fingerprint } = report;
  const fact = (term: string, ...content: readonly Child[]) =>
    el("div", {}, el("dt", {}, term), el("dd", {}, content));
  const file = (id: string, name: string | undefined, mark: string) => [
    el("code", {}, id),
    name === undefined ? " " : ` (${name}) `,
    t("page.mark"),
    " ",
    el("code", {}, mark),
  ];
  return section(
    "made",
    t("page.made"),
    el("p", {}, el("strong", {}, `${t("page.how-to-cite")}: `), citation(setting)),
    el("p", {}, t("page.again")),
    el("pre", {}, el("code", {}, commandLine)),
    el(
      "dl",
      { class: "facts" },
      fact(t("page.program"), `baekjo ${version}`),
      fact(t("page.plan"), file(plan.id, planFile, fingerprint.plan)),
      fact(t("page.model"), file(model.id, modelFile, fingerprint.model)),
      simulation === undefined
        ? undefined
        : fact(
            t("page.draws"),
            t("simulate.plain", { count: countWords(simulation.trials, t), seed: simulation.seed }),
          ),
      report.scenarios.flatMap(({ name, layers }) => {
        const set = layers.flatMap((layer) => [
          ...(layer.from === "table" ? [`--set-file ${layer.id}`] : []),
          ...layer.unset.map((path) => `--unset ${path}`),
          ...layer.set,
        ]);
        return set.length === 0
          ? []
          : [
              fact(
                name,
                set.map((each, i) => [i === 0 ? "" : ", ", el("code", {}, each)]),
              ),
            ];
      }),
    ),
  );
}

/** A page is cited by its plan, its program, and the numbers by which both can be known again. */
function citation({ report, t, language }: Setting): Child[] {
  const { plan, version, day, fingerprint, sources } = report;
  const date = day ?? newestSource(sources);
  return [
    `baekjo ${version}, `,
    el("cite", {}, plan.label[language]),
    date === undefined ? "" : `, ${date}`,
    `. ${t("page.citation", { plan: fingerprint.plan, model: fingerprint.model })}`,
  ];
}
