/** Settings where a table of inputs has names: `fx.usd=1600`, `fx.usd@2026`. How rows say the same, and how the command line does. */

import { type Message, message, shellWord } from "../../../errors.ts";
import { type Calendar, yearName } from "../../../year-names.ts";
import { type Change, readSetting, writeSetting } from "../grammar.ts";

/** The setting that a line most likely is: `fx.usd=1600`, `fx.usd: 1600`, `fx.usd.2026=1600`. Whether it names an input is not looked at. */
export function settingMeant(line: string, calendar: Calendar | undefined): Change | undefined {
  const text = line.trim();
  const name = /^[^\s:=]+/.exec(text)?.[0] ?? "";
  const rest = text.slice(name.length).trim();
  const read = readSetting(/[:=]/.test(rest) ? text : `${name}=${rest}`, calendar);
  if (!("malformed" in read)) return read;
  const [meant] = read.malformed.next ?? [];
  const again = meant?.id === "next.write" ? readSetting(String(meant.values?.text), calendar) : read;
  return "malformed" in again ? undefined : again;
}

/** The lines of a table that say what a setting does, where lines can, and the option that does. `path`: the input's own name. */
export function otherwiseSet(
  change: Change,
  path: string,
  planned: readonly number[],
  calendar: Calendar | undefined,
): Message[] {
  const { years, value, range, op } = change;
  const setting = writeSetting({ ...change, path }).replace(` ${op} `, op);
  const onLine = message("set-file.as-option", { option: `--set ${shellWord(setting)}` });
  if (op !== "=") return [onLine];
  const isYearly = years !== undefined || typeof value !== "string";
  const [from = 0, to = from] = [years?.from ?? planned[0], years?.to ?? planned.at(-1)];
  const named = Array.from({ length: isYearly ? to - from + 1 : 0 }, (_, i) => yearName(from + i, calendar));
  const amounts = typeof value === "string" ? (isYearly ? named : [0]).map(() => value) : value;
  const columns = [
    ...["name", ...(isYearly ? named : ["value"])],
    ...(range === undefined ? [] : ["low", "high"]),
  ];
  const cells = [path, ...amounts, ...(range === undefined ? [] : [range.low, range.high])];
  const row = cells.map((cell) => (/[",]/.test(cell) ? `"${cell}"` : cell)).join(",");
  return [message("set-file.as-row", { head: columns.join(","), row }), onLine];
}
