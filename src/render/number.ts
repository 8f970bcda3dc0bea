/** Numbers as text. No exponent, no -0, no NaN leaves this file. */

/** Every digit of a double, shortest form, for machines: 1e21 is 1 and 21 zeros. A number that is not finite is a bug. */
export function plain(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} in a result`);
  if (value === 0) return "0";
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = "", whole = "", fraction = "", power = ""] = match;
  const digits = whole + fraction;
  const point = 1 + Number(power);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, "0");
}

/** The same, and nothing for what is undefined. */
export function plainOrEmpty(value: number | null): string {
  return value === null ? "" : plain(value);
}

/** For people: `decimals` digits behind the point, commas between thousands. */
export function grouped(value: number, decimals: number): string {
  const magnitude = Math.abs(value);
  const text = magnitude < 1e21 ? magnitude.toFixed(decimals) : plain(magnitude);
  const [whole = "", fraction] = text.split(".");
  const commas = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const body = fraction === undefined ? commas : `${commas}.${fraction}`;
  return value < 0 && /[1-9]/.test(body) ? `-${body}` : body;
}

/** As `grouped`, with a plus sign above zero: for differences. */
export function signed(value: number, decimals: number): string {
  const text = grouped(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Digits behind the point that show these numbers to about three figures, and whole numbers as they are. */
export function sensibleDecimals(values: readonly (number | null)[], unit: string): number {
  const numbers = values.filter((value) => value !== null);
  const largest = Math.max(0, ...numbers.map(Math.abs));
  if (unit === "%") return largest === 0 || largest >= 1 ? 1 : largest >= 0.1 ? 2 : 3;
  if (numbers.every(Number.isInteger) || largest >= 1000) return 0;
  if (largest >= 100) return 1;
  if (largest >= 1) return 2;
  return Math.min(8, 2 - Math.floor(Math.log10(largest)));
}
