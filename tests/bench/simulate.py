"""The shipped plan in numpy, for simulate.ts; model.py and draws.py are written by numpy.ts and draws.ts.

simulate.py check ROWS OUTPUTS fast|careful   rows of slots in, rows of outputs out (doubles)
simulate.py time TRIALS CHUNK                 draws, evaluates and summarises; prints JSON
simulate.py model TRIALS CHUNK                evaluates rows that are drawn already
"""

import json
import sys
import time

import numpy as np

import draws
import model

PERCENTS = [5, 10, 25, 50, 75, 80, 90, 95]
BINS = 16384
# Columns are counted into bins over this many trials at a time.
SPAN = 65536


def evaluate(slots, outputs):
    n = outputs.shape[1]
    try:
        with np.errstate(over="raise", divide="raise", invalid="raise"):
            model.fast(slots, outputs, n)
    except (FloatingPointError, model.Undefined):
        with np.errstate(all="ignore"):
            model.careful(slots, outputs, n)


class Summary:
    """Sums and a histogram of one column. The first trials say where the bins go: they reach as far again on both sides."""

    def __init__(self, first):
        low, high = first.min(), first.max()
        width = (high - low) or 1.0
        self.low = low - width
        self.scale = BINS / (3 * width)
        self.counts = np.zeros(BINS, np.int64)
        self.n = 0
        self.sum = 0.0
        self.squares = 0.0
        self.shift = first.mean()

    def add(self, x):
        self.n += len(x)
        t = x - self.shift
        self.sum += t.sum()
        self.squares += t.dot(t)
        np.subtract(x, self.low, t)
        np.multiply(t, self.scale, t)
        bins = t.astype(np.intp)
        np.clip(bins, 0, BINS - 1, bins)
        self.counts += np.bincount(bins, minlength=BINS)

    def read(self):
        mean = self.sum / self.n
        deviation = (max(0.0, self.squares / self.n - mean * mean)) ** 0.5
        below = np.concatenate(([0], np.cumsum(self.counts)))
        at = np.interp([p / 100 * self.n for p in PERCENTS], below, np.arange(BINS + 1))
        return {
            "mean": mean + self.shift,
            "se": deviation / self.n ** 0.5,
            "quantiles": [float(self.low + one / self.scale) for one in at],
        }


def simulate(trials, chunk, seed=1):
    rng = np.random.Generator(np.random.SFC64(seed))
    slots = [None] * draws.SLOTS
    span = max(SPAN // chunk, 1) * chunk
    kept = np.empty((draws.OUTPUTS, span))
    summaries = None
    for start in range(0, trials, span):
        size = min(span, trials - start)
        for at in range(0, size, chunk):
            n = min(chunk, size - at)
            for slot, fill, whole in draws.DRAWS:
                out = np.empty(n)
                fill(rng, out)
                slots[slot] = np.floor(out + 0.5) if whole else out
            evaluate(slots, kept[:, at:at + n])
        if summaries is None:
            summaries = [Summary(kept[i, :size]) for i in draws.VARYING]
        for summary, i in zip(summaries, draws.VARYING):
            summary.add(kept[i, :size])
    return {i: summary.read() for i, summary in zip(draws.VARYING, summaries)}


def main():
    command, *args = sys.argv[1:]
    if command == "check":
        rows = np.fromfile(args[0]).reshape(-1, draws.SLOTS)
        outputs = np.zeros((draws.OUTPUTS, len(rows)))
        slots = [np.ascontiguousarray(column) for column in rows.T]
        if args[2] == "careful":
            with np.errstate(all="ignore"):
                model.careful(slots, outputs, len(rows))
        else:
            # Raises if it may not be trusted with these.
            with np.errstate(over="raise", divide="raise", invalid="raise"):
                model.fast(slots, outputs, len(rows))
        outputs.T.tofile(args[1])
        return
    trials, chunk = int(args[0]), int(args[1])
    start = time.process_time()
    if command == "time":
        columns = simulate(trials, chunk)
        print(json.dumps({"seconds": time.process_time() - start, "columns": columns}))
        return
    rng = np.random.Generator(np.random.SFC64(1))
    slots = [None] * draws.SLOTS
    for slot, fill, _ in draws.DRAWS:
        slots[slot] = np.empty(chunk)
        fill(rng, slots[slot])
    outputs = np.empty((draws.OUTPUTS, chunk))
    start = time.process_time()
    for _ in range(trials // chunk):
        evaluate(slots, outputs)
    print(json.dumps({"seconds": time.process_time() - start}))


main()
