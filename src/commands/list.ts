import { written } from "../analysis/project.ts";
import { fromBase, type Unit } from "../formula/units.ts";
import { resolveScenarios } from "../plan/project.ts";
import { listView } from "../render/views/list.ts";
import { listReport } from "../report/list.ts";
import { asking, originOf } from "./load.ts";
import type { AnswerOptions, Installation } from "./options.ts";
import { destination, print } from "./print.ts";

/** `baekjo list`: what there is to ask about, by name. */
export async function list(
  at: Installation,
  name: string | undefined,
  filter: string | undefined,
  options: AnswerOptions,
): Promise<void> {
  const to = destination(options);
  await asking(at, options, [], async (project) => {
    const resolve = (scenarios: readonly string[]) =>
      resolveScenarios(project, { scenarios, set: [], unset: [] }).scenarios;
    await print(listReport(project, name, filter, resolve, inUnit, originOf(at, options)), listView, to);
  });
}

/** An input as it was written: -7%, where the way to base units and back gives -7.000000000000001. */
function inUnit(value: number, unit: Unit): number {
  return written(fromBase(value, unit));
}
