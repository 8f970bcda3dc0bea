/**
 * A report as one page that needs nothing beside itself: no font, no network, and no script but that of the part in which inputs can be
 * moved, where that is requested. A bundle of its own, since only `report` draws.
 */

import { createHash } from "node:crypto";
import type { Style } from "../../../output/formats.ts";
import { type Live, liveScript, liveSection, scriptPolicy } from "../interactive/live-section.ts";
import { liveStyle } from "../interactive/live-style.ts";
import type { PageReport } from "../report.ts";
import { pageFinding } from "../view.ts";
import { settingOf } from "./context.ts";
import { el, Markup, plainText } from "./element.ts";
import { standalone } from "./figure.ts";
import { made } from "./sections/about-this-page.ts";
import { answer, headline } from "./sections/answer.ts";
import { years } from "./sections/by-year.ts";
import { hinges } from "./sections/drivers.ts";
import { method } from "./sections/method.ts";
import { record } from "./sections/progress.ts";
import { comparison } from "./sections/side-by-side.ts";
import { figureNotes, inputs, sources } from "./sections/sources.ts";
import { picture, spendingChart } from "./sections/spending.ts";
import { uncertainty } from "./sections/uncertainty.ts";
import { stylesheet } from "./style.ts";

/** In the order in which somebody reads who may stop at any of them. */
const parts = [
  ...[answer, picture, comparison, years, uncertainty, hinges, record],
  ...[method, figureNotes, inputs, sources, made],
];

/** The first chart of the page by itself, as a file for a text; an empty picture where the plan spends nothing. */
export function pageSvg(report: PageReport, style: Style): string {
  const setting = settingOf(report, style);
  const content = spendingChart(setting);
  const empty = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
  return `${content === undefined ? empty : standalone(setting, content)}\n`;
}

/** `live`: what it takes for inputs to be moved; without it the page has no script. */
export function pageHtml(report: PageReport, style: Style, live?: Live): string {
  const setting = settingOf(report, style);
  const { language, t } = setting;
  const rules = live === undefined ? stylesheet : stylesheet + liveStyle;
  const sheet = createHash("sha256").update(rules).digest("base64");
  const allowed = [`style-src 'sha256-${sheet}'`, ...(live === undefined ? [] : [scriptPolicy(live)])];
  const policy = `default-src 'none'; ${allowed.join("; ")}; base-uri 'none'; form-action 'none'`;
  const title = plainText(headline(setting));
  const { plan } = report;
  const description = pageFinding(report, language) ?? t("page.title", { plan: plan.label[language] });
  const meta = (name: string, content: string) => el("meta", { name, content });
  const property = (name: string, content: string) => el("meta", { property: name, content });
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
      el("title", {}, title),
      meta("description", description),
      property("og:type", "article"),
      property("og:title", title),
      property("og:description", description),
      property("og:locale", language === "ko" ? "ko_KR" : "en_US"),
      property("og:site_name", `baekjo ${report.version}`),
      // Our own, and so not escaped: a selector may hold what text may not.
      new Markup(`<style>${rules}</style>`),
    ),
    el(
      "body",
      {},
      el("main", {}, head, live && liveSection(setting), rest),
      live && liveScript(setting, live),
    ),
  );
  return `<!doctype html>\n${page.text}\n`;
}
