/** How far a simulation is: on standard error, only on a terminal, only when it takes long. */

import { blocksOf } from "../analysis/simulation.ts";
import type { Language } from "../render/formats.ts";
import { grouped } from "../render/number.ts";
import { word } from "../text/word.ts";

/** Milliseconds before the first word, and between one and the next. */
const patience = 1500;
const pause = 200;

export class Progress {
  private readonly trials: number;
  private readonly language: Language;
  private readonly start = performance.now();
  private next = patience;
  private shown = false;

  constructor(trials: number, language: Language) {
    this.trials = trials;
    this.language = language;
    if (process.stderr.isTTY !== true) this.next = Number.POSITIVE_INFINITY;
  }

  /** So many blocks are done. */
  at(blocks: number): void {
    if (this.next === Number.POSITIVE_INFINITY || performance.now() - this.start < this.next) return;
    const elapsed = performance.now() - this.start;
    this.next = elapsed + pause;
    this.shown = true;
    const share = blocks / blocksOf(this.trials);
    const values = {
      done: grouped(Math.min(this.trials, Math.round(share * this.trials)), 0),
      trials: grouped(this.trials, 0),
      percent: Math.floor(share * 100),
    };
    process.stderr.write(`\r\u001b[K${word({ id: "simulate.progress", values }, this.language)}`);
  }

  /** Takes the line away again. */
  end(): void {
    if (this.shown) process.stderr.write("\r\u001b[K");
    this.shown = false;
  }
}
