/**
 * Calculates a scenario under settings, in a page as on the command line: settings are read and laid on by the same code, the same program is
 * evaluated by the same interpreter, and values are displayed by the same rules. Knows nothing of Node and nothing of a browser.
 */

import { alongInput, breakEvenFrom, isLasting } from "../../../analysis/compare/bisection.ts";
import { contradictions, isBroken } from "../../../analysis/conditions/contradictions.ts";
import { type Figure, valuesShown } from "../../../analysis/projection/projection.ts";
import { Interpreter } from "../../../engine/program/interpreter.ts";
import { isCompatible, type Slot } from "../../../engine/program/outputs.ts";
import { codeOf } from "../../../engine/program/steps.ts";
import { type Issue, type Message, message } from "../../../errors.ts";
import { toBase, writtenIn } from "../../../formula/units.ts";
import { append } from "../../../lists.ts";
import type { Instance } from "../../../model/inputs.ts";
import type { Program } from "../../../model/types.ts";
import { settleRests } from "../../../model/wholes.ts";
import { placeInArgument } from "../../../places.ts";
import { found } from "../../../plan/name-search.ts";
import { applyLayer, type Overlay } from "../../../plan/scenarios/layers.ts";
import { readSetting } from "../../../plan/settings/grammar.ts";
import { severalRests, wholesIn } from "../../../plan/shares.ts";
import type { BreakEven, Declared, Project, Scenario, Setting } from "../../../plan/types.ts";
import type { Carried, CarriedProject, CarriedScenario } from "./carried.ts";

const inputCode = codeOf("input");

/** A scenario under settings, or why it cannot be: settings that cannot be read or laid on, or inputs that contradict each other. */
export type Calculated =
  | { readonly scenario: Scenario; readonly figures: readonly Figure[]; readonly notes: readonly Message[] }
  | { readonly issues: readonly Issue[]; readonly contradictory: boolean };

export class Calculator {
  readonly project: Project;
  /** As they are. */
  readonly scenarios: readonly Scenario[];
  private readonly carried: Carried;
  private readonly slots: readonly (readonly Slot[])[];
  private readonly interpreters: readonly Interpreter[];

  constructor(carried: Carried) {
    this.carried = carried;
    this.project = projectOf(carried.project);
    this.scenarios = carried.scenarios.map((scenario) => this.scenarioOf(scenario));
    this.interpreters = carried.programs.map((program) => new Interpreter(program));
    this.slots = carried.programs.map(() => this.slotsOf());
  }

  /** Whether an input plays any part in what is calculated of a scenario; the rest of a whole does where its parts do. */
  reads(place: number): (name: string) => boolean {
    const program = this.carried.programs[this.carried.scenarios[place]?.program ?? 0] as Program;
    const { codes, args, starts } = program;
    const slots = new Set<number>();
    for (let step = 0; step < codes.length; step++) {
      if (codes[step] === inputCode) slots.add(args[starts[step] as number] as number);
    }
    const names = new Set<string>();
    let slot = 0;
    for (const { name, years = [0] } of program.inputs) {
      for (const _ of years) if (slots.has(slot++)) names.add(name);
    }
    return (name) => names.has(name) || program.rests.has(name);
  }

  /** `place`: of the scenario. `set`: as they would be given to `--set`, in order. */
  calculate(place: number, set: readonly string[]): Calculated {
    const { project, carried } = this;
    const { years } = carried;
    const base = this.scenarios[place] as Scenario;
    const changes: Overlay["set"][number][] = [];
    for (const text of set) {
      const read = readSetting(text, project.plan.calendar);
      if ("malformed" in read) {
        const { span, ...wrong } = read.malformed;
        const at = placeInArgument("--set", text, span.from, span.to);
        return { issues: [{ ...wrong, place: at }], contradictory: false };
      }
      const { spans } = read;
      const placeOf = (part: keyof typeof spans) =>
        placeInArgument("--set", text, spans[part].from, spans[part].to);
      changes.push({ change: read, placeOf });
    }
    const settings = new Map(base.settings);
    const notes: Message[] = [];
    const [first, last] = [years[0] as number, years.at(-1) as number];
    const overlay: Overlay = { id: "--set", source: "ASSUMPTION", unset: [], set: changes };
    const layerContext = {
      project,
      planned: project.plan.settings,
      years,
      reach: [first, last] as const,
      notes,
    };
    const issues = [...applyLayer(settings, overlay, layerContext)];
    settleRests(settings, wholesIn(project));
    append(issues, severalRests(settings, project));
    if (issues.length > 0) return { issues, contradictory: false };

    const instance: Instance = { ...base.instance, inputs: settings };
    const layers = [...base.layers, { id: "--set", from: "set" as const, set, unset: [] }];
    const scenario: Scenario = { ...base, layers, settings, instance };
    return this.evaluate(scenario, (carried.scenarios[place] as CarriedScenario).program, notes);
  }

  private evaluate(scenario: Scenario, at: number, notes: readonly Message[]): Calculated {
    const { project, carried } = this;
    const program = carried.programs[at] as Program;
    const { instance } = scenario;
    if (!isCompatible(program, instance)) {
      return { issues: [message("explore.beyond")], contradictory: false };
    }
    const outputs = this.outputsOf(at, instance);
    const slots = this.slots[at] as readonly Slot[];
    const required = slots.slice(carried.figures.length);
    const read = (column: number) => outputs[column] as number;
    const broken = contradictions(project, scenario, carried.requirements, required, read);
    if (broken.length > 0) return { issues: broken, contradictory: true };

    const from = instance.years.indexOf(scenario.years[0] as number);
    const shownYears = { from, to: from + scenario.years.length };
    const figures = carried.figures.map(({ figure, unit, rounded }, i): Figure => {
      const slot = slots[i] as Slot;
      const base = outputs.subarray(slot.from, slot.from + slot.length);
      return { ...figure, ...valuesShown({ kind: figure.kind, rounded }, unit, base, shownYears) };
    });
    return { scenario, figures, notes };
  }

  /**
   * Up to where the money lasts in a scenario, along the input that the model names, as `run` says it. Undefined where the metric that is asked
   * about is another than the model's, and where there is none.
   */
  breakEven(place: number, scenario: Scenario, asked: string | undefined): BreakEven | undefined {
    const { project, carried } = this;
    const { metric, breakEven: name = "" } = project.definition.headline ?? {};
    const setting = scenario.settings.get(name);
    const figure = carried.figures.findIndex((each) => each.figure.name === metric);
    if (metric !== asked || figure < 0 || typeof setting?.value !== "number") return undefined;
    const at = (carried.scenarios[place] as CarriedScenario).program;
    const slots = this.slots[at] as readonly Slot[];
    const { from, length } = slots[figure] as Slot;
    if (length === 1) return undefined;
    const required = slots.slice(carried.figures.length);
    const { instance, years } = scenario;
    const count = instance.years.indexOf(years.at(-1) as number) + 1;
    const wholes = wholesIn(project);
    const lasts = (value: number) => {
      const inputs = new Map(scenario.settings).set(name, { ...setting, value: toBase(value, setting.unit) });
      settleRests(inputs, wholes);
      const moved = { ...instance, inputs };
      if (!isCompatible(carried.programs[at] as Program, moved)) return undefined;
      const outputs = this.outputsOf(at, moved);
      if (required.some((one) => isBroken(one, (column) => outputs[column] as number))) return undefined;
      return isLasting(outputs.subarray(from, from + count));
    };
    return breakEvenFrom(
      { ...alongInput(project, scenario, setting), lasts },
      writtenIn(setting.value, setting.unit),
    );
  }

  /** What a program comes to for the inputs of an instance. */
  private outputsOf(at: number, instance: Instance): Float64Array {
    const program = this.carried.programs[at] as Program;
    const interpreter = this.interpreters[at] as Interpreter;
    interpreter.run(valuesOf(program, instance));
    return Float64Array.from(program.outputs, (step) => (interpreter.values[step] as number) + 0);
  }

  /** Where the values of each figure and requirement stand among the outputs. */
  private slotsOf(): Slot[] {
    let from = 0;
    return [...this.carried.figures, ...this.carried.requirements].map(({ length }) => {
      const slot = { from, length };
      from += length;
      return slot;
    });
  }

  private scenarioOf({ settings: changed, ...scenario }: CarriedScenario): Scenario {
    const { plan } = this.project;
    const settings = new Map(plan.settings);
    for (const setting of changed) settings.set(setting.name, setting);
    const members = [...plan.families].map(([family, of]) => [family, [...of.keys()]] as const);
    const { currency, calendar, inflation, units } = plan;
    const instance: Instance = {
      ...{ currency, calendar, inflation, units, years: this.carried.years },
      ...{ members: new Map(members), inputs: settings },
    };
    return { ...scenario, settings, instance };
  }
}

/** The inputs of a program in the order of its slots: one of a scalar, one for each of its years of a path. */
function valuesOf(program: Program, { inputs }: Instance): Float64Array {
  const values = program.inputs.flatMap(({ name, years = [] }) => {
    const { value } = inputs.get(name) as Setting;
    return typeof value === "number" ? [value] : years.map((year) => value.get(year) as number);
  });
  return Float64Array.from(values);
}

/** A project of what is carried: there are no files to read. */
function projectOf({ definition, plan, context, callables }: CarriedProject): Project {
  const none = () => {
    throw new Error("a page reads no files");
  };
  const declared = [...plan.settings.values()].map(({ name, declaration, unit }): [string, Declared] => [
    name,
    { name, declaration, unit },
  ]);
  return {
    ...{ definition, plan, context },
    sources: new Map(),
    scenarioNames: [],
    declared: new Map(declared),
    files: {
      ...{ model: "", plan: "", sources: "", scenarios: "", actuals: "", checks: "", cases: "" },
      ...{ own: false, named: {} },
    },
    suggestions: (text) => found(text, callables),
    callables: () => callables,
    readScenario: none,
    readTable: none,
    isFile: () => false,
    locate: none,
  };
}
