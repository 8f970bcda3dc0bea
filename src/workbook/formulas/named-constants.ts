/** The numbers that formulas need. Each stands in a cell of the first sheet, which says what it is, and formulas refer to that cell. */

import type { MessageId } from "../../errors.ts";
import { print } from "../../formula/print.ts";
import { farthest, nearness } from "../../formula/rounding.ts";
import type { Tree } from "../../formula/syntax.ts";
import type { UnitContext } from "../../formula/units.ts";
import type { Translate } from "../../messages/format.ts";
import { columns, type Formula, number, ofColumn, over, Row, type Scale, times } from "../spreadsheet.ts";

/** What formulas use whatever the plan. `nearness`, `farthest`: how near to a half or a whole number is as good as one. */
const named = {
  million: [1_000_000, "workbook.constant.million"],
  hours: [8760, "workbook.constant.hours"],
  nearness: [nearness, "workbook.constant.nearness"],
  farthest: [farthest, "workbook.constant.farthest"],
  agreement: [1e-12, "workbook.constant.agreement"],
  // Weights of decimals, in millionths, are whole numbers: quotas and what they leave are then exact.
  millionths: [1e6, "workbook.constant.millionths"],
} as const satisfies Record<string, readonly [number, MessageId]>;

const kinds = ["unit", "named", "literal"] as const;
type Kind = (typeof kinds)[number];

export class NamedConstants {
  private readonly made = new Map<string, { readonly kind: Kind; readonly row: Row }>();
  private readonly t: Translate;
  private readonly unitText: (text: string) => string;
  private readonly currency: string;

  /** `unitText`: what a unit is called. */
  constructor(t: Translate, currency: string, unitText: (text: string) => string) {
    this.t = t;
    this.currency = currency;
    this.unitText = unitText;
  }

  /** One that every plan has. */
  of(name: keyof typeof named): Formula {
    const [value, label] = named[name];
    return this.cell(value, this.t(label), "named");
  }

  /** A number of a formula of the model. Up to two digits it stands in formulas as it does there: 1 - x, x / 2. */
  literal(value: number, tree: Tree): Formula {
    if (/^-?[\d.]{1,3}$/.test(String(value)) && Math.abs(value) < 100) return number(value);
    return this.cell(value, this.t("workbook.constant.literal", { literal: print(tree) }), "literal");
  }

  /** 10 to the power of the digits that money is counted to behind the point of its unit. */
  smallest(digits: number): Formula {
    const { currency } = this;
    return this.cell(
      10 ** digits,
      this.equation(1, currency, 10 ** digits, `${1 / 10 ** digits} ${currency}`),
    );
  }

  /** A formula in cells of a scale, in base units; and back. */
  inBase(formula: Formula, { num, den, unit, base }: Scale): Formula {
    const label =
      den === 1 || num !== 1 ? this.equation(den, unit, num, base) : this.equation(num, base, den, unit);
    const raised = num === 1 ? formula : times(formula, this.cell(num, label));
    return den === 1 ? raised : over(raised, this.cell(den, label));
  }

  /** So many of one unit are so many of another: 1 MW = 1,000 kW. */
  private equation(left: number, unit: string, right: number, base: string): string {
    const text = (count: number, what: string) => {
      if (what === "1") return grouped(count);
      return `${grouped(count)} ${/^\d/.test(what) ? "× " : ""}${this.unitText(what)}`;
    };
    return `${text(left, unit)} = ${text(right, base)}`;
  }

  inCells(formula: Formula, { num, den, unit, base }: Scale): Formula {
    return this.inBase(formula, { num: den, den: num, unit: base, base: unit });
  }

  /** A number under the words that say what it is. */
  cell(value: number, label: string, kind: Kind = "unit"): Formula {
    const key = `${value} ${label}`;
    const known = this.made.get(key);
    if (known !== undefined) return ofColumn(known.row, columns.unit);
    const row = new Row("About").set(columns.label, { value: label });
    row.set(columns.unit, { value, look: "helper" });
    this.made.set(key, { kind, row });
    return ofColumn(row, columns.unit);
  }

  /** All that were used: units first, then what formulas use of themselves, then the model's own. */
  rows(): readonly Row[] {
    return kinds.flatMap((kind) =>
      [...this.made.values()].flatMap((one) => (one.kind === kind ? one.row : [])),
    );
  }
}

function grouped(value: number): string {
  return String(value).replaceAll(/(?<=^\d+)(?=(?:\d{3})+$)/g, ",");
}

/** A scale in which money, to so high a power, counts in its smallest unit. */
export function inSmallest(scale: Scale, power: number, { currency, decimals }: UnitContext): Scale {
  const { num, den } = scale;
  const digits = power * decimals;
  if (digits === 0) return scale;
  // Of what has no other scale only the money counts.
  const [unit, from] = num === 1 && den === 1 ? [currency, currency] : [scale.unit, scale.base];
  const base = from.replace(new RegExp(`\\b${currency}\\b`), `${1 / 10 ** decimals} ${currency}`);
  const common = Math.min(digits, Math.round(Math.log10(den)));
  const [more, less] = [digits - common, -digits];
  if (digits > 0 && den === 10 ** common) return { num: num * 10 ** more, den: 1, unit, base };
  return digits > 0
    ? { num: num * 10 ** digits, den, unit, base }
    : { num, den: den * 10 ** less, unit, base };
}
