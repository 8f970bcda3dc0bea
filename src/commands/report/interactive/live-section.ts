/** The part of a page in which inputs can be moved: empty until its script fills it, and what that script is given. */

import { createHash } from "node:crypto";
import type { Setting } from "../html/context.ts";
import { el, Markup } from "../html/element.ts";
import { section } from "../html/figure.ts";
import { carriedOf, type PageRequest } from "./carry.ts";
import { pack } from "./packed.ts";

/** What an interactive page is made of beside its report. `script`: the text of the page's script. */
export interface Live extends PageRequest {
  readonly script: string;
}

/** Without the script it is one sentence, and the rest of the page stands by itself. */
export function liveSection({ t }: Setting): Markup {
  return section(
    "explore",
    t("explore.heading"),
    el("noscript", {}, el("p", { class: "soft" }, t("explore.no-script"))),
    el("div", { id: "explore-live", hidden: "" }),
  );
}

/** The data and the script, for the end of the page. Throws Failure "input" for formulas that are wrong. */
export function liveScript({ report, table }: Setting, live: Live): Markup {
  const carried = pack(carriedOf(live, report, table, live.script));
  // Within a script `<` could end it; in JSON it may be written otherwise.
  const data = carried.replaceAll("<", "\\u003c");
  return new Markup(
    `<script type="application/json" id="explore-data">${data}</script><script>${live.script}</script>`,
  );
}

/** What the page's policy allows beside its style: this script and no other. */
export function scriptPolicy({ script }: Live): string {
  return `script-src 'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}
