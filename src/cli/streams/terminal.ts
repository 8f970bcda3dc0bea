/** Of paper, and of what is no terminal. */
export const usualColumns = 80;

/** As wide as the terminal, or as COLUMNS says, within what can be laid out and read. */
export function columnsOf(terminal: boolean): number {
  const said = Number(process.env.COLUMNS);
  const columns =
    Number.isInteger(said) && said > 0 ? said : terminal ? process.stdout.columns : usualColumns;
  return Math.min(200, Math.max(40, columns || usualColumns));
}
