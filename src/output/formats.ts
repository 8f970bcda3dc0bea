/** The formats, without their writers: help and the checking of options need no more. */
export const formats = {
  table: { extensions: [".txt"], reader: "person" },
  json: { extensions: [".json"], reader: "program" },
  ndjson: { extensions: [".ndjson", ".jsonl"], reader: "program" },
  csv: { extensions: [".csv"], reader: "program" },
  markdown: { extensions: [".md"], reader: "person" },
  junit: { extensions: [".xml"], reader: "program", command: "check" },
  github: { extensions: [], reader: "program", command: "check" },
  bibtex: { extensions: [".bib"], reader: "program", command: "cite" },
  csl: { extensions: [], reader: "program", command: "cite" },
  svg: { extensions: [".svg"], reader: "person", command: "report" },
  html: { extensions: [".html", ".htm"], reader: "person", command: "report" },
} as const satisfies Record<
  string,
  {
    readonly extensions: readonly string[];
    /** A person is shown the summary, in scaled money and their language; a program is given everything, exact. */
    readonly reader: "person" | "program";
    /** The one command that has it, where others do not. */
    readonly command?: string;
  }
>;

export type Format = keyof typeof formats;

/** The formats that a command offers; without one, those that all do. */
export function formatsFor(command?: string): Format[] {
  return (Object.keys(formats) as Format[]).filter((name) => {
    const format = formats[name];
    return !("command" in format) || format.command === command;
  });
}

/** The formats that are made for people, as they are given to --format. */
export const readableFormats = formatsFor().filter((format) => formats[format].reader === "person");

/** What `report` writes, by default a page: its parts are no table. */
export const pageFormats: readonly Format[] = ["html", "svg", "json", "ndjson"];

/** Those of any currency, those that are said in Korean, and won as they are. */
export const scales = [
  "auto",
  "one",
  "thousand",
  "million",
  "billion",
  "trillion",
  "won",
  "eok",
  "jo",
] as const;
export type ScaleName = (typeof scales)[number];

export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];

/** How a report is to be written; everything that a format could want to know beside the report. */
export interface Style {
  readonly language: Language;
  readonly color: boolean;
  /** Everything, however wide the lines become. */
  readonly wide: boolean;
  /** Nothing is left out of a page that is zero or unchanged, or that one screen has no room for. */
  readonly all: boolean;
  /** A page is to fit one screen: nothing was requested that is longer. */
  readonly screen: boolean;
  /** Metrics were requested by their whole names: they are shown, whatever they come to. */
  readonly named: boolean;
  readonly scale: ScaleName;
  /** Columns of the terminal, or of paper: what pictures are fitted to. */
  readonly columns: number;
  /** Pictures and rules in ASCII alone. */
  readonly ascii: boolean;
  /** Whether CSV starts with a byte order mark, by which Excel knows UTF-8. */
  readonly bom: boolean;
}
