/** Runs in a page: reads what the page carries, and shows the part in which inputs can be moved. */

import { message } from "../../../../errors.ts";
import { carried as texts } from "../../../../messages/carried.ts";
import { isCalled } from "../../../../plan/name-search.ts";
import type { Setting as Input, Scenario } from "../../../../plan/types.ts";
import { settingIn } from "../../html/context.ts";
import { type Child, el, inner } from "../../html/element.ts";
import { Calculator } from "../calculator.ts";
import type { Carried, CarriedScenario } from "../carried.ts";
import { controlOf } from "../controls.ts";
import { liveSetting } from "../live-report.ts";
import { unpack } from "../packed.ts";
import {
  commandOf,
  hashOf,
  isSettings,
  type State,
  scenarioFileOf,
  settingsOf,
  stateOf,
} from "../settings-state.ts";
import { boardMarkup, showAnswer, showBoard, showIssues, textOf } from "./board.ts";
import { Dial } from "./dial.ts";

/** A search shows so many inputs at once. */
const maxFound = 12;
/** Milliseconds of quiet before an answer is whole: its break-even takes a hundred evaluations, more than a frame has room for. */
const pause = 100;
/** Milliseconds of quiet before an answer is said and a link is written. */
const quiet = 500;

const carried = unpack(document.getElementById("explore-data")?.textContent ?? "") as Carried;
Object.assign(texts, carried.texts);
const { language } = carried;
const page = settingIn(carried.report, carried.table);
const { t } = page;
const calculator = new Calculator(carried);
const { project } = calculator;

let state: State = stateOf(location.hash, carried);
let dials = new Map<string, Dial>();
let drawing = 0;
let pausing = 0;
let waiting = 0;

const root = document.getElementById("explore-live") as HTMLElement;
root.innerHTML = markup();
root.hidden = false;
const part = <E extends HTMLElement = HTMLElement>(id: string) => document.getElementById(id) as E;
const chosen = () => carried.scenarios[state.place] as CarriedScenario;
const unmovedScenario = () => calculator.scenarios[state.place] as Scenario;

function markup(): string {
  const { scenarios } = carried;
  const start = el(
    "label",
    { class: "start" },
    `${t("explore.start")} `,
    el(
      "select",
      { id: "live-start" },
      scenarios.map((_, i) => el("option", { value: i }, page.nameOf(i))),
    ),
  );
  return inner([
    el("p", { class: "soft" }, t("explore.about")),
    scenarios.length > 1 ? start : undefined,
    el(
      "div",
      { class: "live" },
      el(
        "div",
        { class: "board" },
        boardMarkup,
        el("p", { class: "unseen", id: "live-said", role: "status" }),
      ),
      el(
        "div",
        { class: "dials-of" },
        el("h3", {}, t("explore.inputs")),
        el("ul", { class: "dials", id: "live-dials" }),
        el("div", { id: "live-also" }),
        el(
          "p",
          { class: "dial-buttons" },
          el("button", { type: "button", id: "live-reset" }, t("explore.reset-all")),
        ),
        el("label", { class: "search", for: "live-search" }, t("explore.search")),
        el("input", {
          type: "search",
          id: "live-search",
          placeholder: t("explore.search-hint"),
          autocomplete: "off",
          "aria-describedby": "live-count",
        }),
        el("p", { class: "soft small", id: "live-count", role: "status" }),
        el("ul", { class: "found", id: "live-found" }),
      ),
    ),
    el("h3", {}, t("explore.take")),
    el("p", {}, t("explore.command")),
    el("pre", { tabindex: 0, id: "live-command" }),
    el(
      "p",
      { class: "take" },
      el("button", { type: "button", id: "live-copy" }, t("explore.copy-command")),
      el("button", { type: "button", id: "live-link" }, t("explore.copy-link")),
      el("a", { id: "live-file", href: "#", download: "scenario.json" }, t("explore.file")),
      el("span", { class: "soft", id: "live-copied", role: "status" }),
    ),
    el(
      "details",
      { id: "live-table" },
      el("summary", {}, t("explore.numbers")),
      el("div", { id: "live-numbers" }),
    ),
  ] as Child[]);
}

/** One dial for each input that leads in the scenario, is set, or was requested. */
function placeDials(more: readonly string[] = []): void {
  const kept = [...dials.keys()];
  const leading = chosen().leading.filter(calculator.reads(state.place));
  const wanted = [...new Set([...leading, ...kept, ...state.set.keys(), ...more])];
  dials = new Map();
  part("live-dials").replaceChildren();
  for (const name of wanted) {
    const input = unmovedScenario().settings.get(name);
    if (input !== undefined) addDial(input);
  }
}

function addDial(input: Input): Dial {
  const { name } = input;
  const others = calculator.scenarios.flatMap(({ settings }) => {
    const value = settings.get(name)?.value;
    return typeof value === "number" ? [value] : [];
  });
  const dial: Dial = new Dial(
    input,
    controlOf(input, project, others),
    { project, setting: page, scenario: unmovedScenario(), reads: calculator.reads(state.place) },
    (text) => move(name, text, dial),
  );
  dials.set(name, dial);
  part("live-dials").append(dial.element);
  return dial;
}

/** What cannot be read is said where it was typed, and changes nothing. */
function move(name: string, text: string | undefined, dial: Dial): void {
  const set = new Map(state.set);
  if (text === undefined) set.delete(name);
  else set.set(name, text);
  const next = { ...state, set };
  const found = calculator.calculate(next.place, settingsOf(next));
  if ("issues" in found && !found.contradictory) {
    dial.fail(found.issues.map((issue) => textOf(issue, language)).join(" "));
    return;
  }
  state = next;
  draw();
}

/** Soon: once for all that happens before the next picture. */
function draw(): void {
  cancelAnimationFrame(drawing);
  drawing = requestAnimationFrame(drawNow);
}

function drawNow(): void {
  const set = settingsOf(state);
  const { missing } = state;
  const changed = set.length > 0;
  const before = calculator.calculate(state.place, []);
  const found = changed ? calculator.calculate(state.place, set) : before;
  let announced = "";
  let scenario: Scenario | undefined;
  clearTimeout(pausing);
  if (missing !== undefined)
    announced = showIssues(page, [message("explore.no-scenario", { name: missing })], false);
  else if ("figures" in found && "figures" in before) {
    const yours = t("explore.yours");
    const live = liveSetting(carried, calculator, state.place, [before.figures, found.figures], {
      en: yours,
      ko: yours,
    });
    showBoard(live, changed, part<HTMLDetailsElement>("live-table").open);
    const shown = found.scenario;
    scenario = shown;
    const { place } = state;
    pausing = setTimeout(() => {
      const asked = live.report.comparison.outcomes[0]?.metric;
      announced = showAnswer(live, changed, calculator.breakEven(place, shown, asked));
    }, pause) as unknown as number;
  } else {
    const wrong = "issues" in found ? found : before;
    announced = "issues" in wrong ? showIssues(page, wrong.issues, wrong.contradictory) : "";
  }
  for (const [name, dial] of dials) dial.show(state.set.get(name), scenario);
  showOthers();
  part("live-command").textContent = commandOf(state, carried);
  // Not disabled: then it would lose the focus of whoever has just pressed it.
  part("live-reset").setAttribute("aria-disabled", String(!changed && missing === undefined));
  showFile(changed && missing === undefined);
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    part("live-said").textContent = announced;
    const hash = hashOf(state, carried);
    // A link to a place on the page stays until something is set.
    if (hash !== location.hash.slice(1) && (hash !== "" || isSettings(location.hash)))
      history.replaceState(null, "", hash === "" ? location.pathname + location.search : `#${hash}`);
  }, quiet) as unknown as number;
}

/** Settings of the link that no dial shows: of some years, or of a name that is none. */
function showOthers(): void {
  const others = [...state.set].filter(([name]) => !dials.has(name));
  part("live-also").innerHTML =
    others.length === 0
      ? ""
      : inner([
          el("p", {}, t("explore.also")),
          el(
            "ul",
            { class: "found" },
            others.map(([name, text]) =>
              el(
                "li",
                {},
                el("code", {}, text),
                " ",
                el(
                  "button",
                  { type: "button", "data-name": name, "aria-label": t("explore.remove", { setting: text }) },
                  t("explore.reset"),
                ),
              ),
            ),
          ),
        ]);
}

function showFile(changed: boolean): void {
  const link = part<HTMLAnchorElement>("live-file");
  const label = t("explore.changed", { scenario: page.nameOf(state.place) });
  const file = scenarioFileOf(state, carried, label);
  link.hidden = file === undefined || !changed;
  if (file !== undefined) link.href = `data:application/json;charset=utf-8,${encodeURIComponent(file)}`;
}

function search(text: string): void {
  const found =
    text.trim() === "" ? [] : carried.project.callables.filter((each) => isCalled(text.trim(), each));
  part("live-count").textContent = text.trim() === "" ? "" : t("explore.found", { count: found.length });
  part("live-found").innerHTML = inner(
    found
      .slice(0, maxFound)
      .map(({ name, labels }) =>
        el(
          "li",
          {},
          el("button", { type: "button", "data-name": name }, labels[language === "ko" ? 1 : 0] ?? name),
          " ",
          el("code", { class: "soft" }, name),
        ),
      ),
  );
}

async function copy(text: string, from: HTMLElement): Promise<void> {
  let copied = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const selection = getSelection();
    selection?.selectAllChildren(from);
    copied = false;
  }
  part("live-copied").textContent = t(copied ? "explore.copied" : "explore.not-copied");
}

part("live-start")?.addEventListener("change", (event) => {
  state = { place: Number((event.target as HTMLSelectElement).value), set: state.set };
  placeDials();
  draw();
});
part("live-reset").addEventListener("click", () => {
  state = { place: state.place, set: new Map() };
  draw();
});
part("live-also").addEventListener("click", ({ target }) => {
  const name = (target as HTMLElement).dataset.name;
  if (name === undefined) return;
  const set = new Map(state.set);
  set.delete(name);
  state = { ...state, set };
  draw();
  part("live-reset").focus();
});
part("live-search").addEventListener("input", (event) => search((event.target as HTMLInputElement).value));
part("live-found").addEventListener("click", ({ target }) => {
  const name = (target as HTMLElement).dataset.name ?? "";
  const input = unmovedScenario().settings.get(name);
  if (input === undefined) return;
  const dial = dials.get(name) ?? addDial(input);
  part<HTMLInputElement>("live-search").value = "";
  search("");
  drawNow();
  dial.focus();
});
part("live-copy").addEventListener("click", () => copy(commandOf(state, carried), part("live-command")));
part("live-link").addEventListener("click", () => {
  const link = location.href.split("#")[0] as string;
  const hash = hashOf(state, carried);
  return copy(hash === "" ? link : `${link}#${hash}`, part("live-command"));
});
part("live-table").addEventListener("toggle", draw);
addEventListener("hashchange", () => {
  if (!isSettings(location.hash)) return;
  state = stateOf(location.hash, carried);
  open();
});

function open(): void {
  const start = document.getElementById("live-start") as HTMLSelectElement | null;
  if (start !== null) start.value = String(state.place);
  placeDials();
  drawNow();
}

open();
