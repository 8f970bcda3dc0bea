/** For terminals that know no more than ASCII: what draws, not what is written. */

const instead: Readonly<Record<string, string>> = {
  "─": "-",
  "│": "|",
  "┃": "|",
  "┊": ":",
  "┼": "+",
  "┤": "|",
  "├": "|",
  "└": "`",
  "█": "#",
  "▓": "=",
  "▒": "+",
  "░": "-",
  "▁": ".",
  "▂": ".",
  "▃": ".",
  "▄": ":",
  "▅": ":",
  "▆": ":",
  "▇": "#",
  "▀": "'",
  "●": "*",
  "▲": "^",
};

export function inAscii(text: string): string {
  return text.replace(/[─-▟●▲]/g, (character) => instead[character] ?? character);
}
