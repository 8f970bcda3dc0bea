/** Labels of things as a sentence or the name of a scenario has them. */

interface Label {
  readonly en: string;
  readonly ko: string;
}

/** Within a longer text: what a colon parts in a label of its own, "AI for All: take-up", a comma parts here. */
export function inWords({ en, ko }: Label): Label {
  return { en: en.replaceAll(": ", ", "), ko: ko.replaceAll(": ", ", ") };
}

/** The same in one language, its letters composed. */
export function wordsOf(label: Label, language: "en" | "ko"): string {
  return inWords(label)[language].normalize("NFC");
}
