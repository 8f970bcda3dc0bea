/** What the shells ask of the program and how they want it answered: one script and one form for each. */

import { printable } from "../../messages/format.ts";
import type { shellNames } from "../options.ts";
import type { Cursor } from "./cursor.ts";

export interface Offer {
  readonly candidates: readonly { readonly value: string; readonly text: string }[];
  /** What follows a candidate; `files`: the shell offers its files instead. */
  readonly after: "space" | "nospace" | "files";
}

interface Shell {
  readonly script: string;
  /** A candidate as the script reads it. */
  readonly line: (value: string, text: string) => string;
}

/** What each script reads: what follows on the first line, and a candidate on each of the others. */
export const shells = {
  bash: {
    script: `# To use it now:    source <(baekjo completion bash)
# To have it always: baekjo completion bash > ~/.local/share/bash-completion/completions/baekjo
_baekjo() {
  local after line
  COMPREPLY=()
  {
    IFS= read -r after
    while IFS= read -r line; do COMPREPLY+=("$line"); done
  } < <("$1" __complete bash -- "\${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
  case $after in
    nospace) compopt -o nospace 2>/dev/null ;;
    files) compopt -o default 2>/dev/null ;;
  esac
}
if type compopt >/dev/null 2>&1; then
  complete -F _baekjo baekjo
else
  complete -o default -F _baekjo baekjo
fi
`,
    line: (value) => value,
  },
  zsh: {
    script: `#compdef baekjo
# To use it now:    source <(baekjo completion zsh)
# To have it always: baekjo completion zsh > a folder of $fpath/_baekjo
_baekjo() {
  local after
  local -a lines
  lines=("\${(@f)$("\${(Q)words[1]}" __complete zsh -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  after=$lines[1]
  shift lines
  case $after in
    files) _files ;;
    nospace) _describe -t values baekjo lines -S '' ;;
    *) _describe -t values baekjo lines ;;
  esac
}
if [[ $funcstack[1] == _baekjo ]]; then
  _baekjo "$@"
else
  compdef _baekjo baekjo
fi
`,
    line: (value, text) => value.replace(/[\\:]/g, "\\$&") + (text === "" ? "" : `:${text}`),
  },
  fish: {
    script: `# To use it now:    baekjo completion fish | source
# To have it always: baekjo completion fish > ~/.config/fish/completions/baekjo.fish
function __baekjo_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($words[1] __complete fish -- $words[2..] $current 2>/dev/null)
    if test "$lines[1]" = files
        __fish_complete_path $current
    else
        string join -- \\n $lines[2..]
    end
end
complete -c baekjo -f -a '(__baekjo_complete)'
`,
    line: (value, text) => (text === "" ? value : `${value}\t${text}`),
  },
} as const satisfies Readonly<Record<ShellName, Shell>>;

export type ShellName = (typeof shellNames)[number];

/**
 * The arguments of a script. `replaced`: the part of the word that the shell puts a candidate in the place of, where that is not the
 * whole of it: to bash a word ends at each = and :.
 */
export function answerFor(
  shell: ShellName,
  offer: Offer,
  { before, typed }: Cursor,
  replaced?: string,
): string {
  const word = before + typed;
  const cut = replaced !== undefined && word.endsWith(replaced) ? word.length - replaced.length : 0;
  const { line } = shells[shell];
  const lines = offer.candidates.map(({ value, text }) => line((before + value).slice(cut), printable(text)));
  return [offer.after, ...lines, ""].join("\n");
}

/** The words behind the program's name of a line that a shell would read, the last being typed: quotes and backslashes are taken off. */
export function lineWords(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (const [, blank, single, double, escaped, plain] of line.matchAll(
    /(\s+)|'([^']*)'?|"((?:[^"\\]|\\.?)*)"?|\\(.?)|([^\s'"\\]+)/gs,
  )) {
    if (blank === undefined)
      word = (word ?? "") + (single ?? double?.replace(/\\(["\\$`])/g, "$1") ?? escaped ?? plain ?? "");
    else if (word !== undefined) {
      words.push(word);
      word = undefined;
    }
  }
  words.push(word ?? "");
  // `LANG=ko baekjo run`: the program is the first word that sets nothing.
  return words.slice(words.findIndex((each) => !/^\w+=/.test(each)) + 1);
}
