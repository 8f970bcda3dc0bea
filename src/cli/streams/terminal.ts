import { width } from "../../output/text/width.ts";
import { toStdout } from "./stdout.ts";
import type { Streams } from "./streams.ts";

/** Of paper, and of what is no terminal. */
export const defaultColumns = 80;

/**
 * Where there is no less the shell says nothing, and ends as with any command that it does not find. What is written is UTF-8, whether or not the
 * system has the locale that the environment names: without it less would show bytes.
 */
const defaultPager =
  'command -v less >/dev/null || exit 127; [ -n "$LESSCHARSET" ] || export LESSCHARSET=utf-8; less -FRX';

/** Shows a text on standard output: on a terminal with a pager, where it is longer than that. */
export async function toScreen(streams: Streams, text: string): Promise<void> {
  const pager = pagerOf(streams, text);
  const shown = pager !== undefined && (await streams.page?.(pager, text));
  if (!shown) await toStdout(streams, text);
}

/**
 * What shows a text that is longer than the terminal: what PAGER says, else less. None in a pipe, in CI and on a terminal that can move
 * no cursor, and none where PAGER is empty or "cat".
 */
export function pagerOf({ env, stdout, page }: Streams, text: string): string | undefined {
  const { rows, columns = defaultColumns } = stdout;
  if (!stdout.isTTY || rows === undefined || page === undefined || env.TERM === "dumb" || env.CI)
    return undefined;
  const pager = env.PAGER?.trim() ?? defaultPager;
  if (pager === "" || pager === "cat") return undefined;
  const lines = text.split("\n").slice(0, -1);
  const taken = lines.reduce(
    (sum, line) => sum + Math.max(1, Math.ceil(width(plainText(line)) / columns)),
    0,
  );
  // The prompt of the shell takes a line too.
  return taken < rows ? undefined : pager;
}

/** Without what colours it. */
function plainText(line: string): string {
  return line
    .split("\u001b[")
    .map((part, i) => (i === 0 ? part : part.replace(/^[\d;]*m/, "")))
    .join("");
}

/** As wide as the terminal, where that is where the text goes, or as COLUMNS says, within what can be laid out and read. */
export function columnsOf({ env, stdout }: Streams, terminal = stdout.isTTY): number {
  const stated = Number(env.COLUMNS);
  const columns =
    Number.isInteger(stated) && stated > 0 ? stated : terminal ? stdout.columns : defaultColumns;
  return Math.min(200, Math.max(40, columns || defaultColumns));
}
