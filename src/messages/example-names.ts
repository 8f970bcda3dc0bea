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
  /** A price as it goes on from its first year. */
  carried: "energy.price.now",
  /** The two sides of the money and both together. */
  private: "funding.private",
  public: "funding.public",
  total: "funding.total",
  members: "programmes.*.cost",
  /** Inputs: a rate of exchange, a price, and a number of things. */
  rate: "fx.usd",
  price: "energy.price",
  count: "compute.target",
} as const;

/** The first example of each command that takes files or words, and nothing of a plan. */
export const fileExamples = {
  merge: "baekjo merge part-*.json",
  replay: "baekjo replay result.json",
  import: "baekjo import plan.xlsx",
  init: "baekjo init my-plan",
  schema: "baekjo schema scenario",
  completion: "source <(baekjo completion bash)",
} as const;

/** The commands of `baekjo help questions`: what is asked of the plan that ships, each with a metric or two, so that an answer fits a screen. */
export const questions = {
  newMoney:
    "baekjo run --metric funding.new.planned --metric funding.public --metric funding.new.private --metric 'funding.new.*' --metric funding.private",
  perGpu: "baekjo run --metric unit.year --metric 'unit.year.*'",
  private60:
    "baekjo compare gpus-50k --set funding.private.takeup=60% --metric funding.private --metric private.own --metric balance.public.cumulative",
  aiForAll:
    "baekjo run --metric programmes.ai_for_all.full_cost --metric programmes.ai_for_all.cost --metric programmes.ai_for_all.gpu_cost --metric programmes.ai_for_all.per_user --metric programmes.ai_for_all.per_use",
  displaced: "baekjo compare gpus-50k envelope-priority --metric 'programmes.*.cost'",
  weakWon:
    "baekjo compare gpus-100k --set fx.usd=1600 --metric compute.cost --metric balance.public.cumulative",
  late: "baekjo compare gpus-100k gpus-100k+two-years-late --metric compute.gpus.installed --metric compute.cost --metric balance.public.cumulative",
  electricity:
    "baekjo compare gpus-100k --set 'energy.price*=2' --metric compute.cost.energy --metric compute.cost --metric balance.public.cumulative --metric compute.cost.energy.share",
  power: "baekjo run gpus-200k --metric compute.power --metric compute.energy",
  firmsShare:
    "baekjo solve --min compute.payers.firms --subject-to 'all(balance.public.cumulative >= 0)' gpus-200k",
  citizen: "baekjo run --metric fund.dividend --metric fund.value --metric fund.contributions",
} as const;
