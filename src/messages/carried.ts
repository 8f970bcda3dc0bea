/**
 * In a page's script these stand for the tables of all texts (`scripts/build.mjs`): what the page carries, the texts in its own language that
 * the script may say.
 */

export const carried: Record<string, string> = {};

export const en = [() => carried] as const;
export const ko = [() => carried] as const;
