/** What the model is, what it leaves out, and where on the page it is measured what moves the answer most. */

import type { Setting } from "../context.ts";
import { type Child, el, type Markup } from "../element.ts";
import { section } from "../figure.ts";

export function method({ report, t, language }: Setting): Markup | undefined {
  const parts = report.method;
  if (parts.length === 0) return undefined;
  return section(
    "method",
    t("page.method"),
    parts.map(({ label, about }) => [el("h3", {}, label[language]), el("p", {}, about[language])]),
    report.sensitivities.length === 0
      ? undefined
      : el("p", {}, t("page.method-measured"), " ", el("a", { href: "#hinges" }, t("page.hinges"))),
  );
}

/** A link to it, where the model says anything. */
export function methodLink({ report, t }: Setting): Child {
  return report.method.length === 0 ? undefined : [" · ", el("a", { href: "#method" }, t("page.method"))];
}
