import { word } from "../../messages/format.ts";
import type { Style } from "../../output/formats.ts";
import { measureName } from "../../output/numbers/ranges.ts";
import { type Entry, outline } from "../../output/text/outline.ts";
import { byHand } from "../../output/text/overrides-line.ts";
import { type Page, type Part, type Room, type Say, unlimited } from "../../output/text/page.ts";
import type { ParameterReport } from "../../report/explanation.ts";
import { amountsOf, figureText, moneyLine } from "./explain-table.ts";
import {
  betterText,
  effectsText,
  groundText,
  numbersOf,
  sourceGrid,
  sourceLines,
  valueText,
} from "./provenance-table.ts";

/** Where a parameter comes from, and what rests on it. */
export function parameterPage(report: ParameterReport, { language }: Style, room: Room): Page {
  const say: Say = (id, values = {}) => word({ id, values }, language);
  const [scenario] = report.scenarios;
  const { parameter, usedBy, moved, moves, sources } = report;
  const style = amountsOf(report, language, say);
  const numbers = numbersOf(sources);
  const label = parameter.label[language].normalize("NFC");
  const said = [parameter.about, parameter.note].flatMap((text) =>
    text === undefined ? [] : [text[language].normalize("NFC")],
  );
  const value: Part = {
    drawing: outline(
      [
        {
          first: "",
          next: "  ",
          name: parameter.name,
          value: valueText(parameter, style, say),
          below: [groundText(parameter, numbers, style, say)],
        },
      ],
      room,
    ),
  };
  const users = usedBy.map(({ metric, formula, active }): Entry => {
    const mark = active ? "" : ` (${say("explain.inactive")})`;
    return { first: "", next: "  ", name: metric + mark, value: "", below: [`= ${formula}`] };
  });
  const effects = moved.map((row): Entry => {
    return {
      first: `${effectsText(row)}  `,
      next: " ".repeat(19),
      name: measureName(row, report.years, language, say),
      value: figureText(row, style),
      below: betterText(row.better, say),
    };
  });
  return {
    titles: [
      say("table.title", { name: scenario.name, label: scenario.label[language].normalize("NFC") }),
      say("explain.title", { figure: label, value: valueText(parameter, style, say) }),
    ],
    typed: byHand(scenario),
    basis: moneyLine(report.money, [parameter, ...moved], language),
    parts: [
      ...said.map((remark) => ({ remark })),
      value,
      ...(sources.length === 0
        ? []
        : [
            room === unlimited
              ? sourceGrid(sources, language, say("explain.sources"), say)
              : sourceLines(sources, numbers, language, room, say("explain.sources")),
          ]),
      ...(users.length === 0
        ? [{ remark: say("explain.unused") }]
        : [{ title: say("explain.used-by", { count: users.length }), drawing: outline(users, room) }]),
      ...(effects.length === 0
        ? []
        : [{ title: say("explain.one-percent"), drawing: outline(effects, room) }]),
    ],
    notes: [
      [
        parameter.rest === undefined
          ? say("explain.moves", { figures: moves.figures, of: moves.of })
          : say("explain.rest-still"),
      ],
    ],
  };
}
