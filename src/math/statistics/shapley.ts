/**
 * The Shapley value (Shapley 1953): what each of n players adds to the worth of all, averaged over every order in which they could join.
 * A set of players is a number whose bit i says whether player i is in it; `worth` is asked of each of the 2^n sets, often.
 */

/** |S|! (n − |S| − 1)! by the size of S: in so many of the n! orders exactly S comes before one player. Exact up to 18 players. */
function ordersBySize(n: number): number[] {
  const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
  return Array.from({ length: n }, (_, size) => factorial(size) * factorial(n - size - 1));
}

function sizeOf(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Returns each player's value: they add to the worth of all less that of none, but for rounding. Undefined (NaN) where a worth is. */
export function shapley(n: number, worth: (set: number) => number): number[] {
  const orders = ordersBySize(n);
  const all = n * (orders[0] ?? 1);
  return Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let set = 0; set < 2 ** n; set++) {
      if ((set >> i) & 1) continue;
      sum += ((orders[sizeOf(set)] as number) / all) * (worth(set | (1 << i)) - worth(set));
    }
    return sum;
  });
}

/**
 * The same where every worth is a whole number: values as whole numbers that add exactly, by largest remainder of the exact fractions, ties
 * to the earlier player.
 */
export function wholeShapley(n: number, worth: (set: number) => number): number[] {
  const orders = ordersBySize(n).map(BigInt);
  const all = BigInt(n) * (orders[0] ?? 1n);
  const parts = Array.from({ length: n }, (_, i) => {
    let sum = 0n;
    for (let set = 0; set < 2 ** n; set++) {
      if ((set >> i) & 1) continue;
      sum += (orders[sizeOf(set)] as bigint) * BigInt(worth(set | (1 << i)) - worth(set));
    }
    const rest = ((sum % all) + all) % all;
    return { i, rest, floor: Number((sum - rest) / all) };
  });
  let left = worth(2 ** n - 1) - worth(0) - parts.reduce((sum, part) => sum + part.floor, 0);
  for (const part of [...parts].sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1))) {
    if (left-- > 0) part.floor++;
  }
  return parts.map((part) => part.floor);
}
