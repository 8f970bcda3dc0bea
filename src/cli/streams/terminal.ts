import type { Streams } from "./streams.ts";

/** Of paper, and of what is no terminal. */
export const defaultColumns = 80;

/** As wide as the terminal, where that is where the text goes, or as COLUMNS says, within what can be laid out and read. */
export function columnsOf({ env, stdout }: Streams, terminal = stdout.isTTY): number {
  const said = Number(env.COLUMNS);
  const columns = Number.isInteger(said) && said > 0 ? said : terminal ? stdout.columns : defaultColumns;
  return Math.min(200, Math.max(40, columns || defaultColumns));
}
