/**
 * Formulas of a model → formulas of a spreadsheet. Each means the same in LibreOffice, Gnumeric, HyperFormula and Excel, which differ in how
 * they round, compare and name what is undefined; what one formula cannot say gets rows of its own above the metric.
 */

import { print } from "../../formula/print.ts";
import type { FunctionName, Tree } from "../../formula/syntax.ts";
import { readUnit, toBase, type UnitContext } from "../../formula/units.ts";
import { familyOf, forMember } from "../../model/family.ts";
import { isYearlyTree, membersOf, reducesMembers, starFamily } from "../../model/references.ts";
import type { Model } from "../../model/types.ts";
import type { Wholes } from "../../model/whole-amounts.ts";
import {
  call,
  callOf,
  columns,
  type Formula,
  listed,
  negative,
  number,
  ofColumn,
  ofValue,
  ofYear,
  Row,
  range,
  type SheetName,
  scaleOf,
  together,
  undefinedValue,
} from "../spreadsheet.ts";
import { longestText } from "./cell-text.ts";
import { inSmallest, type NamedConstants } from "./named-constants.ts";
import type { Undefined } from "./undefined.ts";

/** Where what a formula names stands. */
export interface Places {
  readonly model: Model;
  readonly units: UnitContext;
  readonly wholes: Wholes;
  readonly undefined: Undefined;
  /** The row of a metric or an input, and whether it has a cell for each year. */
  readonly rowOf: (name: string) => Place;
  /** The fewest years that a lag is taken to look back: how far to the right its formula may read. */
  readonly minLag: (years: Tree, member: string | undefined, arg: Tree, metric: string | undefined) => number;
  readonly constants: NamedConstants;
}

export interface Place {
  readonly row: Row;
  readonly yearly: boolean;
  /** Where its one value stands, if it is not the column of values. */
  readonly column?: number;
}

/** The rows at the top of a sheet that say which year a column is, and which of them. */
export interface Heads {
  readonly year: Row;
  readonly index: Row;
}

/** Which value of a formula is meant: that of the year of its column, or its one value; and for which member. */
export interface At {
  readonly yearly: boolean;
  readonly member: string | undefined;
  /** Money is wanted in its smallest unit, in which the program counts it, and not in the currency that cells show. */
  readonly smallest?: boolean;
}

export type Call = Tree & { readonly kind: "call" };
export type Translation = (translator: Translator, tree: Call, at: At) => Formula;
/** One translation a function of the language, and one of all that stands between two operands. */
export type Translations = Readonly<Record<FunctionName, Translation>> & {
  readonly binary: (translator: Translator, tree: Tree & { readonly kind: "binary" }, at: At) => Formula;
};

/** The characters of a formula that people still read, and those of its parts where it would be longer. */
const longestFormula = 250;
const shorterParts = [120, 60, 30];

export class Translator {
  readonly places: Places;
  readonly heads: Heads;
  private readonly sheet: SheetName;
  private readonly push: (rows: readonly Row[]) => void;
  /** The helper rows of the metric that is being translated: by what they are, then by member. */
  private helpers = new Map<string, ReadonlyMap<string | undefined, Row>>();
  private metric: string | undefined;
  /** The characters that a part of the formula that is being made may have. */
  private longestPart = Number.POSITIVE_INFINITY;

  private readonly translations: Translations;

  /** `push`: takes the rows that a formula needs, in order. `translations`: of what the language has of its own. */
  constructor(
    places: Places,
    sheet: SheetName,
    heads: Heads,
    push: (rows: readonly Row[]) => void,
    translations: Translations,
  ) {
    this.translations = translations;
    this.places = places;
    this.sheet = sheet;
    this.heads = heads;
    this.push = push;
  }

  /** Rows that were made for one metric (by the name that its family shares) serve no other. */
  begin(metric?: string): void {
    this.helpers = new Map();
    this.metric = metric;
  }

  /** A formula that people can read: where it is longer, with smaller and smaller parts in rows of their own. */
  shortened(make: () => Formula): Formula;
  shortened<T>(make: () => T, formulaOf: (made: T) => Formula): T;
  shortened(make: () => Formula, formulaOf = (made: Formula) => made): Formula {
    const outer = this.longestPart;
    try {
      for (const part of [Number.POSITIVE_INFINITY, ...shorterParts]) {
        this.longestPart = part;
        const made = make();
        if (part === shorterParts.at(-1) || this.lengthOf(formulaOf(made)) <= longestFormula) return made;
      }
      throw new Error("no part is the last");
    } finally {
      this.longestPart = outer;
    }
  }

  private lengthOf(formula: Formula): number {
    return longestText(formula, { sheet: this.sheet, column: this.lastColumn });
  }

  minLag(years: Tree, arg: Tree, member: string | undefined): number {
    const own = this.metric === undefined ? undefined : forMember(this.metric, member);
    return this.places.minLag(years, member, arg, own);
  }

  get years(): number {
    return this.places.model.instance.years.length;
  }

  /** The column of the last year. */
  get lastColumn(): number {
    return columns.years + this.years - 1;
  }

  /** All years of a row. */
  across(row: Row): Formula {
    return range(row, { at: columns.years }, { at: this.lastColumn });
  }

  /** A formula's value in base units of the workbook. What is too long for the formula that it stands in has a row of its own. */
  of(tree: Tree, at: At): Formula {
    const formula = this.inline(tree, at);
    return this.fits(formula) ? formula : this.cellOf(tree, at);
  }

  /** A part of a formula that is no value of the language; `what` is it of a tree. */
  part(what: string, tree: Tree, at: At, make: (at: At) => Formula): Formula {
    const formula = make(at);
    if (this.fits(formula)) return formula;
    const yearly = at.yearly && this.isYearly(tree, at.member);
    const rows = this.helper(
      keyOf(what, tree, { ...at, yearly }),
      `${what}: ${print(tree)}`,
      this.membersOf(tree),
      yearly,
      (member) => [make({ ...at, yearly, member })],
    );
    const row = this.rowFor(rows, tree, at);
    return yearly ? ofYear(row) : ofValue(row);
  }

  private fits(formula: Formula): boolean {
    return isCell(formula) || this.lengthOf(formula) <= this.longestPart;
  }

  private inline(tree: Tree, at: At): Formula {
    switch (tree.kind) {
      case "number":
        return this.places.constants.literal(this.literal(tree), tree);
      case "name":
        return this.name(tree.name, at);
      case "unary":
        return tree.op === "-" ? negative(this.of(tree.arg, at)) : call("NOT", this.of(tree.arg, at));
      case "binary":
        return this.translations.binary(this, tree, at);
      case "call":
        return reducesMembers(tree) ? this.overMembers(tree, at) : this.translations[tree.fn](this, tree, at);
    }
  }

  literal({ value, unit }: Tree & { kind: "number" }): number {
    if (unit === "") return value;
    const read = readUnit(unit, this.places.units);
    if ("unknown" in read) throw new Error(`unit not checked: ${unit}`);
    const { num, den } = scaleOf(read.unit, this.places.units.currency, this.places.units.decimals);
    return unit === "%" ? toBase(value, read.unit) : (value * num) / den;
  }

  private name(name: string, { yearly, member, smallest = false }: At): Formula {
    if (name === "year") return ofYear(this.heads.year);
    if (name === "index") return ofYear(this.heads.index);
    const { rowOf, wholes, units, model, constants } = this.places;
    if (name === "hours") return constants.of("hours");
    const full = forMember(name, familyOf(name) === undefined ? undefined : member);
    const { row, yearly: hasYears, column = columns.value } = rowOf(full);
    const cell = yearly && hasYears ? ofYear(row) : ofColumn(row, column);
    const unit = (model.figures.get(full) ?? model.instance.inputs.get(full))?.unit;
    const power = unit?.dims.get(units.currency) ?? 0;
    const scale = smallest ? inSmallest(row.scale, power, units) : row.scale;
    const value = constants.inBase(cell, scale);
    // What is counted in whole units stays whole where it is scaled.
    const isMoney = wholes.isRounded(full) || (power === 1 && unit?.dims.size === 1);
    if (!isMoney || (scale.num === 1 && scale.den === 1)) return value;
    return call("ROUND", value, number(smallest ? 0 : units.decimals));
  }

  /** A formula of a `*` for each member, as cells that stand together where they do. */
  members(tree: Tree, at: At): readonly Formula[] {
    const family = starFamily(tree);
    const members = this.places.model.instance.members.get(family ?? "") ?? [];
    if (tree.kind === "name") {
      const cells = members.map((member) => this.of(tree, { ...at, member }));
      if (cells.every(({ kind }) => kind === "cell")) return cells;
    }
    const rows = this.helper(keyOf("members", tree, at), print(tree), members, at.yearly, (member) => [
      this.of(tree, { ...at, member }),
    ]);
    return members.map((member) => {
      const row = rows.get(member) as Row;
      return at.yearly ? ofYear(row) : ofValue(row);
    });
  }

  private overMembers({ fn, args }: Tree & { kind: "call" }, at: At): Formula {
    const [arg] = args as [Tree];
    if (membersOf(`${starFamily(arg)}.*.x`, this.places.model.instance).length === 0) {
      return fn === "sum" ? number(0) : undefinedValue;
    }
    if (fn === "sum" && arg.kind === "binary" && arg.op === "*") {
      const sides = [arg.left, arg.right].filter(({ kind }) => kind === "name");
      const lists = sides.flatMap((side) =>
        starFamily(side) === undefined ? [] : listed(this.members(side, at)),
      );
      if (lists.length === 2 && lists.every(({ kind }) => kind === "range"))
        return callOf("SUMPRODUCT", lists);
    }
    const list = listed(this.members(arg, at));
    const reduce = { sum: "SUM", min: "MIN", max: "MAX", mean: "AVERAGE" } as const;
    return callOf(reduce[fn as keyof typeof reduce], list);
  }

  /** The row that has a formula's value in each year, in base units. */
  rowOf(tree: Tree, at: At): Row {
    const cell = tree.kind === "name" ? this.of(tree, { ...at, yearly: true }) : undefined;
    if (cell?.kind === "cell" && "years" in cell.column) return cell.row;
    return this.rows(tree, { ...at, yearly: true });
  }

  /** A formula's value as a cell: what has to be named more than once. */
  cell(tree: Tree, at: At): Formula {
    const value = this.of(tree, at);
    return isCell(value) ? value : this.cellOf(tree, at);
  }

  private cellOf(tree: Tree, at: At): Formula {
    const yearly = at.yearly && this.isYearly(tree, at.member);
    const row = this.rows(tree, { ...at, yearly });
    return yearly ? ofYear(row) : ofValue(row);
  }

  isYearly(tree: Tree, member: string | undefined): boolean {
    const { model } = this.places;
    return isYearlyTree(tree, member, model.figures, model.instance);
  }

  private rows(tree: Tree, at: At): Row {
    const made = this.helper(
      keyOf("value", tree, at),
      print(tree),
      this.membersOf(tree),
      at.yearly,
      (member) => [this.inline(tree, { ...at, member })],
    );
    return this.rowFor(made, tree, at);
  }

  /** The members that formulas have a row for: all of their family, or none in particular. */
  membersOf(...trees: readonly Tree[]): readonly (string | undefined)[] {
    const family = trees.map(starFamily).find((one) => one !== undefined);
    return family === undefined ? [undefined] : (this.places.model.instance.members.get(family) ?? []);
  }

  /** Of rows that were made for the members of a formula, that of one. */
  rowFor(rows: ReadonlyMap<string | undefined, Row>, tree: Tree, { member }: At): Row {
    return rows.get(starFamily(tree) === undefined ? undefined : member) as Row;
  }

  /**
   * Rows of a calculation, one for each of some members, which are made once for a metric. `make`: the formula of a member, and what stands
   * before its years. `own`: given where a formula reads its own row.
   */
  helper(
    key: string,
    label: string,
    members: readonly (string | undefined)[],
    yearly: boolean,
    make: (member: string | undefined, own: Row, place: number) => readonly [Formula, before?: number],
  ): ReadonlyMap<string | undefined, Row> {
    const known = this.helpers.get(key);
    if (known !== undefined) return known;
    const rows = together(members.map(() => new Row(this.sheet)));
    for (const [place, member] of members.entries()) {
      const row = rows[place] as Row;
      const [formula, before] = this.shortened(
        () => make(member, row, place),
        ([made]) => made,
      );
      row.helper = true;
      row.set(columns.label, { value: forMember(label, member), look: "helper" });
      if (yearly) row.each(this.years, formula, { look: "helper" });
      else row.set(columns.value, { formula, look: "helper" });
      if (before !== undefined) row.set(columns.before, { value: before, look: "helper" });
    }
    this.push(rows);
    const made = new Map(members.map((member, i) => [member, rows[i] as Row]));
    this.helpers.set(key, made);
    return made;
  }
}

const isCell = ({ kind }: Formula) => kind === "cell" || kind === "value";

/** What rows of a calculation are known by within a metric. */
export function keyOf(
  what: string,
  tree: Tree,
  { yearly, smallest = false }: Pick<At, "yearly" | "smallest">,
): string {
  return `${what} ${yearly} ${smallest} ${print(tree)}`;
}
