import { Chalk } from "chalk";

/** The few colours in use. Chalk gets whether to colour: what it would find out by itself is not used. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  /** The parts of a stack, by their place. */
  readonly tone: (place: number, text: string) => string;
}

export function painter(color: boolean): Paint {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const tones = [chalk.blue, chalk.cyan, chalk.yellow, chalk.magenta, chalk.green, chalk.gray];
  return {
    bold: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    red: (text) => chalk.red(text),
    tone: (place, text) => (tones[place % tones.length] as (text: string) => string)(text),
  };
}
