import { type Format, formats } from "../render/formats.ts";
import type { Selection } from "../report/select.ts";
import type { ProjectOptions } from "./options.ts";

/** A person starts with the summary; a program is given everything. */
export function selectionOf({ metric, section }: ProjectOptions, format: Format): Selection {
  return {
    metrics: metric ?? [],
    section,
    otherwise: formats[format].reader === "person" ? "summary" : "all",
  };
}
