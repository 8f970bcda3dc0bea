/** Parts of an amount in whole quanta, so that they add up to it in every digit shown. */

export interface Quanta {
  /** The amount itself, and parts of it, as whole numbers of quanta. */
  readonly whole: (amount: number) => number;
  /** Largest remainder: whole quanta that add to `total`, in proportion as near to the parts as can be. */
  readonly split: (parts: readonly number[], total: number) => readonly number[];
  /** Back in the amount's own unit: a decimal of few digits. */
  readonly toValue: (quanta: number) => number;
}

/** `smallest`: of money, in base units; of anything else a quantum is the twelfth digit of the amount. */
export function quantaOf(amount: number, smallest: number | undefined): Quanta {
  const digits = smallest === undefined ? 11 - Math.floor(Math.log10(Math.abs(amount) || 1)) : 0;
  // A power of ten is exact in one of the two directions only.
  const power = Number(`1e${Math.abs(digits)}`);
  const scaled = (value: number) => (digits >= 0 ? value * power : value / power);
  const back = (quanta: number) => (digits >= 0 ? quanta / power : quanta * power);
  const whole = (value: number) => Math.round(smallest === undefined ? scaled(value) : value / smallest);
  return {
    whole,
    split: (parts, total) => {
      const exact = parts.map((part) => (smallest === undefined ? scaled(part) : part / smallest));
      const floors = exact.map(Math.floor);
      let left = total - floors.reduce((sum, part) => sum + part, 0);
      const order = exact.map((_, i) => i);
      const rest = (i: number) => (exact[i] as number) - (floors[i] as number);
      order.sort((a, b) => rest(b) - rest(a) || a - b);
      // Sums of doubles may be a quantum or two off; the parts of what nearly cancels by millions, which are dealt out in rounds.
      const rounds = order.length === 0 ? 0 : Math.trunc(left / order.length);
      for (const i of order) floors[i] = (floors[i] as number) + rounds;
      left -= rounds * order.length;
      for (let at = 0; left !== 0 && order.length > 0; at = (at + 1) % order.length) {
        const i = order[left > 0 ? at : order.length - 1 - at] as number;
        floors[i] = (floors[i] as number) + Math.sign(left);
        left -= Math.sign(left);
      }
      return floors.map((part) => part + 0);
    },
    toValue: (quanta) => (smallest === undefined ? back(quanta) : quanta * smallest) + 0,
  };
}
