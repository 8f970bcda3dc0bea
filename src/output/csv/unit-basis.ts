import type { Money, Row } from "../../report/types.ts";

/** A unit as CSV has it, where no head says what money is told in: "KRW (2025 prices)". */
export function basisUnit(
  { unit, nominal }: Pick<Row, "unit" | "nominal">,
  { currency, prices }: Money,
): string {
  const restated = prices !== undefined && nominal === undefined;
  return restated && unit.split(/[*/]/).includes(currency.code) ? `${unit} (${prices} prices)` : unit;
}
