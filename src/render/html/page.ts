/**
 * A report as one page that needs nothing beside itself: no script, no font, no network. A bundle of its own, since only `report`
 * draws.
 */

import { createHash } from "node:crypto";
import type { PageReport } from "../../report/page.ts";
import type { Style } from "../formats.ts";
import { el, Markup } from "./element.ts";
import { answer } from "./parts/answer.ts";
import { comparison } from "./parts/comparison.ts";
import { made } from "./parts/made.ts";
import { picture } from "./parts/picture.ts";
import { record } from "./parts/record.ts";
import { figureNotes, inputs, sources } from "./parts/sources.ts";
import { uncertainty } from "./parts/spread.ts";
import { hinges } from "./parts/tornado.ts";
import { years } from "./parts/years.ts";
import { settingOf } from "./setting.ts";
import { stylesheet } from "./style.ts";

/** In the order in which somebody reads who may stop at any of them. */
const parts = [
  ...[answer, picture, comparison, years, uncertainty, hinges, record],
  ...[figureNotes, inputs, sources, made],
];

export function pageHtml(report: PageReport, style: Style): string {
  const setting = settingOf(report, style);
  const { language, say } = setting;
  const sheet = createHash("sha256").update(stylesheet).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${sheet}'; base-uri 'none'; form-action 'none'`;
  const [head, ...rest] = parts.map((part) => part(setting));
  const page = el(
    "html",
    { lang: language },
    el(
      "head",
      {},
      el("meta", { charset: "utf-8" }),
      el("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
      el("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      el("meta", { name: "color-scheme", content: "light dark" }),
      el("meta", { name: "generator", content: `baekjo ${report.version}` }),
      el("title", {}, say("page.title", { plan: report.plan.label[language] })),
      // Our own, and so not escaped: a selector may hold what text may not.
      new Markup(`<style>${stylesheet}</style>`),
    ),
    el("body", {}, el("main", {}, head, rest)),
  );
  return `<!doctype html>\n${page.text}\n`;
}
