/**
 * What examples name, in help and in errors: scenarios, metrics and inputs of the plan that ships, which are there to be pasted. Nothing
 * else in the program knows a name of any plan.
 */
export const named = {
  /** The plan itself, one to hold it against, one to lay on either, and one of what has come of it. */
  base: "gpus-50k",
  other: "gpus-100k",
  layer: "weak-won",
  record: "as-built",
  /** Metrics: what is left so far and in a year, what is spent, a part of that, and that of each member of a family. */
  left: "balance.public.cumulative",
  balance: "balance.public",
  spending: "uses.public",
  cost: "compute.cost",
  members: "programmes.*.cost",
  /** Inputs: a rate of exchange, a price, and a number of things. */
  rate: "fx.usd",
  price: "energy.price",
  count: "compute.target",
} as const;
