import type { Format } from "../render/formats.ts";
import type { Selection } from "../report/select.ts";
import type { ProjectOptions } from "./options.ts";

/** A table for reading starts with the summary; a machine is given everything. */
export function selectionOf({ metric, section }: ProjectOptions, format: Format): Selection {
  return { metrics: metric ?? [], section, otherwise: format === "table" ? "summary" : "all" };
}
