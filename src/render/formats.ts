/** The formats, without their writers: help and the checking of options need no more. */
export const formats = {
  table: { extensions: [".txt"] },
  json: { extensions: [".json"] },
  csv: { extensions: [".csv"] },
} as const satisfies Record<string, { extensions: readonly string[] }>;

export type Format = keyof typeof formats;

export const scales = ["auto", "won", "eok", "jo"] as const;
export type ScaleName = (typeof scales)[number];

export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];

/** How a report is to be written; everything that a format could want to know beside the report. */
export interface Style {
  readonly language: Language;
  readonly color: boolean;
  /** Everything, however wide the lines become. */
  readonly wide: boolean;
  readonly scale: ScaleName;
  /** Whether CSV starts with a byte order mark, by which Excel knows UTF-8. */
  readonly bom: boolean;
}
