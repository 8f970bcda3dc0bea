/** One input of a page: what it is called, where it stands, and what moves it. */

import { fromBase, unitTextIn, written } from "../../../../formula/units.ts";
import { levelText } from "../../../../output/numbers/formatter.ts";
import { quantities, quantity } from "../../../../output/numbers/quantity.ts";
import { settingContext } from "../../../../plan/settings/conversion.ts";
import { readSetting } from "../../../../plan/settings/grammar.ts";
import { isQuantity, readQuantity } from "../../../../plan/settings/quantities.ts";
import { wholesIn } from "../../../../plan/shares.ts";
import type { Setting as Input, Project, Scenario } from "../../../../plan/types.ts";
import { memberLabel } from "../../../../report/head.ts";
import { minus, type Setting } from "../../html/context.ts";
import { type Child, el } from "../../html/element.ts";
import { sourceMarks } from "../../html/figure.ts";
import { type Control, placeOf, settingText } from "../controls.ts";

/** What a dial calls when it is moved, with the setting that it then stands for; undefined for the input as it was. */
export type Moved = (setting: string | undefined) => void;

export interface Dialled {
  readonly project: Project;
  /** As the page prints. */
  readonly setting: Setting;
  /** The scenario as it is. */
  readonly scenario: Scenario;
  /** Whether a metric of the page reads it. */
  readonly reads: (name: string) => boolean;
}

export class Dial {
  readonly element = document.createElement("li");
  private readonly input: Input;
  private readonly control: Control | undefined;
  private readonly of: Dialled;
  private readonly moved: Moved;

  constructor(input: Input, control: Control | undefined, of: Dialled, moved: Moved) {
    this.input = input;
    this.control = control;
    this.of = of;
    this.moved = moved;
    this.element.className = "dial";
    this.element.innerHTML = this.markup();
    this.listen();
  }

  get label(): string {
    const { project, setting } = this.of;
    return memberLabel(this.input.declaration.label, this.input.name, project)[setting.language].normalize(
      "NFC",
    );
  }

  /** Shows the input as it is now. `text`: its setting; undefined as it was. `scenario`: with all settings; undefined where there is none. */
  show(text: string | undefined, scenario: Scenario | undefined): void {
    const { control, element } = this;
    const value = this.valueOf(text);
    const shown = value === undefined ? this.printPath(scenario) : this.print(value);
    this.part("output").textContent = shown;
    element.classList.toggle("moved", text !== undefined);
    this.part<HTMLButtonElement>("button").hidden = text === undefined;
    const exact = element.querySelector<HTMLInputElement>(".exact");
    if (exact !== null && document.activeElement !== exact) {
      exact.value = text === undefined ? this.typed(control?.now) : text.slice(text.indexOf("=") + 1).trim();
    }
    const slider = element.querySelector<HTMLInputElement>("input[type=range]");
    if (slider !== null && control !== undefined) {
      const place = placeOf(control, value ?? control.now);
      if (control.values[Number(slider.value)] !== value) slider.value = String(place);
      slider.setAttribute("aria-valuetext", shown);
    }
    const choice = element.querySelector("select");
    if (choice !== null && control !== undefined)
      choice.value = String(placeOf(control, value ?? control.now));
    this.part(".follows").textContent = this.restText(scenario);
    this.fail("");
  }

  /** Says why what was typed is not used. */
  fail(text: string): void {
    const exact = this.element.querySelector(".exact");
    this.part(".wrong").textContent = text;
    if (text === "") exact?.removeAttribute("aria-invalid");
    else exact?.setAttribute("aria-invalid", "true");
  }

  focus(): void {
    this.element.querySelector<HTMLElement>("input, select")?.focus();
  }

  private part<E extends HTMLElement>(selector: string): E {
    return this.element.querySelector(selector) as E;
  }

  private markup(): string {
    const { input, control, label } = this;
    const { t } = this.of.setting;
    const id = `dial-${input.name}`;
    const { values = [], choice = false } = control ?? {};
    const last = values.length - 1;
    const slides = control !== undefined && !choice && last > 0;
    const described = `${id}-about`;
    const move = choice
      ? el(
          "select",
          { id, "aria-describedby": described },
          values.map((value, i) => el("option", { value: i }, this.print(value))),
        )
      : slides
        ? el("input", { type: "range", id, min: 0, max: last, step: 1, "aria-describedby": described })
        : undefined;
    const exact =
      control === undefined || choice
        ? undefined
        : el("input", {
            ...{ type: "text", class: "exact", id: slides ? `${id}-exact` : id },
            ...{ "aria-describedby": `${id}-wrong`, autocomplete: "off", spellcheck: "false" },
            "aria-label": t("explore.exact", { label }),
          });
    return [
      el(
        "div",
        { class: "dial-name" },
        move === undefined && exact === undefined ? el("span", {}, label) : el("label", { for: id }, label),
        el("output", { for: id, class: exact !== undefined && control?.op === "=" ? "typed" : undefined }),
        el(
          "button",
          { type: "button", hidden: "", "aria-label": t("explore.reset-one", { label }) },
          t("explore.reset"),
        ),
      ),
      el(
        "div",
        { class: "dial-move" },
        slides ? el("span", { class: "track" }, move, this.marks()) : move,
        exact,
      ),
      el("p", { class: "soft small", id: described }, this.about()),
      el("p", { class: "small follows" }),
      el("p", { class: "small alarm wrong", id: `${id}-wrong`, role: "alert" }),
    ]
      .map(({ text }) => text)
      .join("");
  }

  /** Where the ends of the range and the value as it was stand along the slider. */
  private marks(): Child {
    const { low, high, values = [], now } = this.control ?? {};
    const at = (value: number | undefined, kind: string) => {
      const place = values.indexOf(value as number);
      if (place < 0) return undefined;
      const x = Math.round((place / (values.length - 1)) * 10_000) / 10;
      return el("line", { class: kind, x1: x, x2: x, y1: kind === "mark-now" ? 0 : 3, y2: 10 });
    };
    return el(
      "svg",
      { class: "marks-of", viewBox: "0 0 1000 10", preserveAspectRatio: "none", "aria-hidden": "true" },
      at(low, "mark-end"),
      at(high, "mark-end"),
      at(now, "mark-now"),
    );
  }

  private about(): Child {
    const { control, input } = this;
    const { setting, reads } = this.of;
    const { t } = setting;
    if (control === undefined) return t("explore.is-rest", { names: (input.rest ?? []).join(", ") });
    const { low, high, now } = control;
    const before = t("explore.before", {
      value: control.op === "=" ? this.print(now) : this.printPath(this.of.scenario),
    });
    const ends =
      low === undefined || high === undefined
        ? undefined
        : t("explore.ends", { low: this.print(low), high: this.print(high) });
    const known = setting.report.sources.map(({ id }) => id);
    const sources = input.source === "ASSUMPTION" ? [] : input.source.filter((id) => known.includes(id));
    const chart: Child =
      input.source === "ASSUMPTION" ? t("explore.assumption") : sourceMarks(setting, sources);
    const idle = reads(input.name) ? undefined : t("explore.no-effect");
    return [before, ends, chart, idle]
      .filter((part) => part !== undefined)
      .map((part, i) => [i === 0 ? "" : " · ", part]);
  }

  private listen(): void {
    const { element, control, moved } = this;
    const { project, setting } = this.of;
    if (control === undefined) return;
    const take = (place: number) => {
      const value = control.values[place] as number;
      moved(value === control.now ? undefined : settingText(control, value, project, setting.language));
    };
    const slider = element.querySelector<HTMLInputElement>("input[type=range]");
    slider?.addEventListener("input", () => take(Number(slider.value)));
    const choice = element.querySelector("select");
    choice?.addEventListener("change", () => take(Number(choice.value)));
    const exact = element.querySelector<HTMLInputElement>(".exact");
    exact?.addEventListener("change", () => {
      const typed = exact.value.trim();
      const same = typed === "" || typed === this.typed(control.now);
      moved(same ? undefined : `${control.name}${control.op}${typed}`);
    });
    this.part("button").addEventListener("click", () => {
      moved(undefined);
      this.focus();
    });
  }

  /** What a setting moves the input to, in the unit of the control; undefined for one that it cannot show. */
  private valueOf(text: string | undefined): number | undefined {
    const { control } = this;
    if (text === undefined) return control?.now;
    const read = readSetting(text, this.of.project.plan.calendar);
    if (control === undefined || "malformed" in read || read.op !== control.op) return undefined;
    if (typeof read.value !== "string" || read.years !== undefined) return undefined;
    const found = readQuantity(read.value, control.unit, settingContext(this.of.project));
    return isQuantity(found) ? written(fromBase(found.value, control.unit)) : undefined;
  }

  private typed(value: number | undefined): string {
    const { control } = this;
    if (control === undefined || value === undefined) return "";
    const text = settingText(control, value, this.of.project, this.of.setting.language);
    return text.slice(text.indexOf("=") + 1);
  }

  private print(value: number): string {
    const { control, input } = this;
    const { setting, project } = this.of;
    const { table, t, language } = setting;
    if (input.unit.text === "level") return levelText(value, language);
    if (control?.op === "*=") return t("explore.factor", { value: quantity(value, "1", table) });
    const text = minus(quantity(value, unitTextIn(input.unit.text, project.context.currency), table));
    return control?.op === "+=" ? t("explore.addend", { value: text }) : text;
  }

  /** As it stands in a scenario: one value, or one for each year. */
  private printPath(scenario: Scenario | undefined): string {
    return this.printInput(scenario?.settings.get(this.input.name) ?? this.input);
  }

  private printInput({ value, unit }: Input): string {
    const { setting, project } = this.of;
    const inUnit = (base: number) => written(fromBase(base, unit));
    const { years } = setting.report;
    const all = typeof value === "number" ? inUnit(value) : years.map((year) => inUnit(value.get(year) ?? 0));
    return minus(quantities(all, unitTextIn(unit.text, project.context.currency), setting.table));
  }

  /** What the rest of its whole is now, where it is a part of one. */
  private restText(scenario: Scenario | undefined): string {
    const { project, setting } = this.of;
    const { language, t } = setting;
    const whole = wholesIn(project).find(({ parts }) => parts.includes(this.input.name));
    const parts = (whole?.parts ?? []).map((part) => scenario?.settings.get(part));
    const rest = parts.find((part) => part?.rest !== undefined);
    if (rest === undefined || rest.name === this.input.name) return "";
    const label = memberLabel(rest.declaration.label, rest.name, project)[language];
    return t("explore.follows", { label, value: this.printInput(rest) });
  }
}
