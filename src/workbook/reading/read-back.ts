/** A workbook that comes back: what of its inputs was changed since it was written, as a scenario. */

import { didYouMean, Failure, type Issue, type Message, message, shellWord } from "../../errors.ts";
import { unitTextIn } from "../../formula/units.ts";
import { Issues, shown } from "../../issues.ts";
import { append } from "../../lists.ts";
import { settingContext } from "../../plan/settings/conversion.ts";
import { wholesIn } from "../../plan/shares.ts";
import type { Project, Recorded, Setting } from "../../plan/types.ts";
import { yearName } from "../../year-names.ts";
import { columnName } from "../formulas/cell-text.ts";
import { unitsAlike } from "../scenario-changes.ts";
import type { Origin } from "../sheets/about-sheet.ts";
import { exportedIn, yearsIn } from "../sheets/as-exported.ts";
import { inOrder } from "../sheets/inputs-sheet.ts";
import { unitInWords } from "../sheets/sheet-context.ts";
import { headRows, columns as places, type SheetName } from "../spreadsheet.ts";
import { asSaved, markOf } from "../workbook.ts";
import { type ReadSheet, readWorkbook } from "../xlsx.ts";
import { headingsIn, placeOf, textsOf, words } from "./input-headings.ts";
import { type Edit, editsOf } from "./input-rows.ts";
import { laid } from "./laid-settings.ts";
import { harmless } from "./package-guard.ts";
import { type Said, saidOf, type TypedText, typedTexts } from "./typed-texts.ts";

/** A scenario file, as JSON has it. */
export interface ReadScenario extends Said {
  readonly format: "baekjo/scenario/1";
  readonly extends?: string;
  readonly set: readonly string[];
  readonly unset?: readonly string[];
}

/**
 * Reads a workbook of ours. `recorded`: the plan and the model as they are now; `nameOfPlan`: what a plan of an id is called where it ships.
 * Throws Failure "input" for what is no workbook of ours, and for all cells that no setting can carry, with sheet and cell.
 */
export async function readBack(
  bytes: Uint8Array,
  file: string,
  project: Project,
  recorded: Recorded,
  nameOfPlan: (id: string) => string | undefined,
): Promise<{ scenario: ReadScenario; notes: readonly Message[] }> {
  const sheets = await sheetsIn(bytes, file);
  const origin = originIn(sheets, file);
  refuseOther(origin, project, file, nameOfPlan);
  const notes: Message[] = [];
  if (origin.plan_fingerprint !== recorded.plan.fingerprint) notes.push(message("import.plan-changed"));
  if (origin.model_fingerprint !== recorded.model.fingerprint) notes.push(message("import.model-changed"));
  const issues = new Issues();
  const overwritten = (["Summary", "Model", "Checks"] as const).flatMap((name) =>
    typedOver(sheets.get(name), name),
  );
  for (const { sheet, cell } of overwritten) {
    const next = [message("import.formula-gone-next")];
    issues.add(() => ({ ...message("import.formula-gone"), place: placeOf(file, sheet, cell), next }));
  }
  const inputs = sheets.get("Inputs");
  if (inputs === undefined) throw notOurs(sheets, "Inputs", file);
  const { edits, typed } = editsIn(inputs, file, project, issues, notes);
  const unset = edits.flatMap((edit) => edit.unset ?? []);
  const carried = (origin.set ?? "")
    .split("\n")
    .filter(
      (text) =>
        text !== "" && !unset.some((name) => text.startsWith(`${name} `) || text.startsWith(`${name}@`)),
    );
  if (issues.all.length === 0) append(notes, laid(carried, edits, origin, file, project, issues));
  if (issues.all.length > 0) throw new Failure("input", issues.all);
  const formulas = (["Model", "Checks"] as const).flatMap((name) => formulasOf(sheets.get(name)));
  if (markOf([...formulas, ...numbersIn(sheets.get("About"))]) !== origin.formulas)
    notes.push(message("import.formulas-changed"));
  const changed = edits.flatMap((edit) => edit.set ?? []);
  const set = [...carried, ...changed];
  if (set.length + unset.length === 0) notes.push(message("import.nothing"));
  const inputsSet = new Set(edits.flatMap((edit) => (edit.set === undefined ? [] : [edit.input])));
  const said = saidOf(typed, inputsSet, carried.length === 0, project, notes);
  return {
    scenario: {
      format: "baekjo/scenario/1",
      ...said,
      ...(origin.extends ? { extends: origin.extends } : {}),
      set,
      ...(unset.length === 0 ? {} : { unset }),
    },
    notes,
  };
}

async function sheetsIn(bytes: Uint8Array, file: string): Promise<ReadonlyMap<string, ReadSheet>> {
  const safe = harmless(bytes, file);
  try {
    return new Map((await readWorkbook(safe)).map((sheet) => [sheet.name, sheet]));
  } catch {
    // Whatever the library cannot read, the user cannot mend by its words.
    throw new Failure("input", { ...message("import.not-xlsx", { file }), place: { file } });
  }
}

/** What the workbook says it was made of. */
function originIn(sheets: ReadonlyMap<string, ReadSheet>, file: string): Partial<Origin> {
  const about = sheets.get("About");
  const columns = columnsOfAbout(about);
  const origin: Record<string, string> = {};
  for (let row = 0; row < (about?.rows ?? 0); row++) {
    const [id, value] = [about?.at(row, columns.id)?.value, about?.at(row, columns.value)?.value];
    if (typeof id !== "string" || value === undefined || value === null) continue;
    // A text of several lines has a row for each.
    origin[id] = origin[id] === undefined ? String(value) : `${origin[id]}\n${value}`;
  }
  const { format } = origin;
  if (format === undefined) throw notOurs(sheets, "About", file);
  if (format !== "baekjo/workbook/1") {
    throw new Failure("input", {
      ...message("import.format", { file, format: shown(format) }),
      place: { file },
    });
  }
  return origin;
}

/** Where the first sheet has its names and its values, wherever columns were inserted: beside each other they stand in the row of the format. */
function columnsOfAbout(about: ReadSheet | undefined): { readonly id: number; readonly value: number } {
  for (let row = 0; row < (about?.rows ?? 0); row++) {
    const texts = textsOf(about as ReadSheet, row);
    const value = texts.findIndex((text) => text.startsWith("baekjo/workbook/"));
    const id = texts.indexOf("format");
    if (value > id && id >= 0) return { id, value };
  }
  return { id: places.id, value: places.unit };
}

/** Of a workbook that lacks a sheet, or what is on it: whether others of ours are there, and the sheet was renamed or deleted. */
function notOurs(sheets: ReadonlyMap<string, ReadSheet>, sheet: SheetName, file: string): Failure {
  const isOurs =
    sheets.get(sheet) === undefined &&
    (["About", "Inputs", "Model", "Checks"] as const).filter((name) => sheets.has(name)).length > 1;
  return new Failure("input", {
    ...(isOurs ? message("import.no-sheet", { file, sheet }) : message("import.foreign", { file })),
    place: { file },
  });
}

function refuseOther(
  origin: Partial<Origin>,
  project: Project,
  file: string,
  nameOfPlan: (id: string) => string | undefined,
): void {
  const place = { file };
  const { plan = "", extends: base, beyond_settings: beyond } = origin;
  if (plan !== project.plan.id) {
    const values = { found: shown(plan), expected: project.plan.id };
    const command = `baekjo import ${shellWord(file)} --plan ${nameOfPlan(plan) ?? "plan.json"}`;
    const next = [message("next.see", { command })];
    throw new Failure("input", { ...message("import.other-plan", values), place, next });
  }
  if (base && !project.scenarioNames.includes(base)) {
    throw new Failure("input", { ...message("import.extends-gone", { name: shown(base) }), place });
  }
  if (beyond) throw new Failure("input", { ...message("import.beyond", { names: shown(beyond) }), place });
}

/**
 * Numbers that stand where formulas stood: in a row with an id, all that these sheets have of totals and years are formulas. What somebody
 * notes beside and below the table is theirs.
 */
function typedOver(
  sheet: ReadSheet | undefined,
  name: SheetName,
): readonly { sheet: SheetName; cell: string }[] {
  const found: { sheet: SheetName; cell: string }[] = [];
  const ids = words((t) => [t("workbook.metric"), t("workbook.check")]);
  const headings = sheet === undefined ? [] : textsOf(sheet, headRows.headings - 1);
  const id = Math.max(
    headings.findIndex((text) => ids.has(text)),
    0,
  );
  const total = id + places.value - places.id;
  const isYear = (column: number) => typeof sheet?.at(headRows.index - 1, column)?.value === "number";
  for (let row: number = headRows.index; row < (sheet?.rows ?? 0); row++) {
    if (sheet?.at(row, id) === undefined) continue;
    for (let column = total; column < sheet.columns; column++) {
      const cell = sheet.at(row, column);
      const typed = cell !== undefined && cell.formula === undefined && typeof cell.value !== "string";
      if (typed && (column === total || isYear(column)))
        found.push({ sheet: name, cell: `${columnName(column)}${row + 1}` });
    }
  }
  return found;
}

function formulasOf(sheet: ReadSheet | undefined): readonly (readonly [column: number, formula: string])[] {
  const found: (readonly [number, string])[] = [];
  for (let row = 5; row < (sheet?.rows ?? 0); row++) {
    for (let column = 0; column < (sheet?.columns ?? 0); column++) {
      const formula = sheet?.at(row, column)?.formula;
      if (formula !== undefined) found.push([column, formula]);
    }
  }
  return found;
}

/** The numbers that formulas use: all that are numbers where the first sheet has values. */
function numbersIn(about: ReadSheet | undefined): readonly (readonly [column: number, number: string])[] {
  const column = columnsOfAbout(about).value;
  const values = Array.from({ length: about?.rows ?? 0 }, (_, row) => about?.at(row, column)?.value);
  return values.flatMap((value) =>
    typeof value === "number" ? [[places.unit, asSaved(value)] as const] : [],
  );
}

/** The rows of the inputs, each once: what is changed in them, and what was typed beside it. */
function editsIn(
  sheet: ReadSheet,
  file: string,
  project: Project,
  issues: Issues,
  notes: Message[],
): { readonly edits: readonly Edit[]; readonly typed: readonly TypedText[] } {
  const { row: heading, columns } = headingsIn(sheet, file, project);
  const besides = words((t) => [t("workbook.year"), t("workbook.index")]);
  const edits: Edit[] = [];
  const typed: TypedText[] = [];
  const seen = new Map<string, number>();
  const years = new Set<number>();
  const wholes = wholesIn(project);
  const context = settingContext(project);
  for (let row = heading + 1; row < sheet.rows; row++) {
    const report = (issue: Issue, column: number = columns.id) => {
      const place = placeOf(file, "Inputs", `${columnName(column)}${row + 1}`);
      issues.add(() => ({ ...issue, place }));
    };
    const written = sheet.at(row, columns.id)?.value;
    if (written === undefined || written === "" || besides.has(String(written))) continue;
    const name = String(written).trim();
    const declared = project.declared.get(name);
    if (declared === undefined) {
      report({
        ...message("import.unknown", { name: shown(name) }),
        next: didYouMean(project.suggestions(name, ["input"])),
      });
      continue;
    }
    const before = seen.get(name);
    if (before !== undefined) {
      report(message("import.twice", { name, cell: `${columnName(columns.id)}${before + 1}` }));
      continue;
    }
    seen.set(name, row);
    const was = exportedIn(sheet.at(row, columns.of.exported as number)?.value);
    if (was === undefined) {
      report(message("import.no-exported", { name }), columns.of.exported);
      continue;
    }
    const unit = unitTextIn(declared.unit.text, project.plan.currency.code);
    const found = String(sheet.at(row, columns.unit)?.value ?? "");
    const isNamed = found === unitInWords(unit, { language: "ko", project });
    if (!isNamed && !unitsAlike(found, unit, project)) {
      report(message("import.unit", { name, expected: unit, found: shown(found) }), columns.unit);
      continue;
    }
    for (const year of yearsIn(was)) years.add(year);
    const planned = project.plan.settings.get(name) as Setting;
    const parts = wholes.find((whole) => whole.parts.includes(name))?.parts ?? [];
    const others = parts.filter((part) => part !== name);
    const reading = { sheet, columns, declared, planned, parts: others, context, report, notes };
    append(edits, editsOf(row, was, reading));
    append(typed, typedTexts(row, name, was, sheet, columns));
  }
  const order = inOrder(project.plan.settings, project).filter((name) => seen.has(name));
  if ([...seen.keys()].some((name, i) => name !== order[i])) notes.push(message("import.rows-moved"));
  for (const year of years) {
    if (columns.years.has(year)) continue;
    const place = placeOf(file, "Inputs", `A${heading + 1}`);
    issues.add(() => ({
      ...message("import.no-heading", { heading: yearName(year, context.calendar) }),
      place,
    }));
  }
  const next = [message("import.missing-next")];
  for (const name of project.declared.keys()) {
    if (seen.has(name)) continue;
    issues.add(() => ({
      ...message("import.missing", { name }),
      place: placeOf(file, "Inputs", "A1"),
      next,
    }));
  }
  return { edits, typed };
}
