/** How far a simulation is: on standard error, only on a terminal, only when it takes long. */

import { toStderr } from "../../cli/streams/stdout.ts";
import type { Streams } from "../../cli/streams/streams.ts";
import { message } from "../../errors.ts";
import { format } from "../../messages/format.ts";
import type { Language } from "../../output/formats.ts";
import { grouped } from "../../output/numbers/number.ts";
import { blocksOf } from "../../simulation/simulation.ts";
import type { Watcher } from "./trials.ts";

/** Milliseconds before the first word, and between one and the next. */
const patience = 1500;
const pause = 200;

export class Progress implements Watcher {
  private readonly streams: Streams;
  private readonly trials: number;
  private readonly language: Language;
  /** None where nobody looks: then nobody pays for a clock either. */
  private readonly start: number | undefined;
  private next = patience;
  private shown = false;

  constructor(streams: Streams, trials: number, language: Language) {
    this.streams = streams;
    this.start = streams.stderr.isTTY ? streams.now() : undefined;
    this.trials = trials;
    this.language = language;
  }

  /** So many blocks are done. */
  at(blocks: number): boolean {
    if (this.start === undefined) return false;
    const elapsed = this.streams.now() - this.start;
    if (elapsed < this.next) return false;
    this.next = elapsed + pause;
    this.shown = true;
    const share = blocks / blocksOf(this.trials);
    const values = {
      done: grouped(Math.min(this.trials, Math.round(share * this.trials)), 0),
      trials: grouped(this.trials, 0),
      percent: Math.floor(share * 100),
    };
    void toStderr(this.streams, `\r\u001b[K${format(message("simulate.progress", values), this.language)}`);
    return false;
  }

  /** It never does: nobody else waits for a turn. */
  async pause(): Promise<void> {}

  /** Takes the line away again. */
  end(): void {
    if (this.shown) void toStderr(this.streams, "\r\u001b[K");
    this.shown = false;
  }
}
