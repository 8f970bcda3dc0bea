import { area } from "../area.ts";

/** What `simulate`, `merge` and `sensitivity` say. */
export const simulationEn = area(() => ({
  "simulate.no-ranges": "{scenario} has no input with a range: there is nothing to simulate",
  "simulate.until-form": '--until is of the form "se(METRIC) < AMOUNT", for a metric with a total: {text}',
  "simulate.draws-trials": "--draws {draws} {draws|is|are} more than the {trials} of --trials",
  "simulate.until-shard": "--until needs all trials in one place: it does not go with --shard",
  "simulate.shard-form": '--shard is i/n, such as 3/16, or auto, not "{text}"',
  "simulate.shard-auto":
    "--shard auto found neither SLURM_ARRAY_TASK_ID (with _MIN and _COUNT) nor JOB_COMPLETION_INDEX (with BAEKJO_SHARDS)",
  "simulate.shard-count":
    "--shard auto found JOB_COMPLETION_INDEX, but not BAEKJO_SHARDS, which says how many shards there are",
  "simulate.shard-variable": '{variable} is a whole number from {least} to {most}, not "{text}"',
  "simulate.shard-range": "{variable}={value} is not one of {count} {count|shard|shards}",
  "simulate.shard-gaps":
    "the array has gaps ({tasks} {tasks|task|tasks} from {least} to {most}), so its tasks cannot be numbered: write --array=1-{tasks}, or, to run these shards of a larger array again, set BAEKJO_SHARDS to the number of its tasks",
  "simulate.shard-alone":
    "the array has one task, {task}, and does not give the number of tasks: set BAEKJO_SHARDS to the number of shards, 1 for all trials in one",
  "simulate.shard-format": "a part is JSON: --shard goes with --format json alone",
  "simulate.rounded-up":
    "Sobol points come in 16 scrambles: {requested} {requested|trial|trials} became {trials}",
  "simulate.not-reached":
    "{trials} {trials|trial was|trials were} not enough: se({metric}) is still above its limit",
  "simulate.progress": "{done} of {trials} {trials|trial|trials} ({percent}%)",
  "simulate.plain": "{count}, seed {seed}.",
  "simulate.sobol": "{count} on scrambled Sobol points, seed {seed}.",
  "simulate.inputs":
    "{name}: {ranged} {ranged|input is|inputs are} varied at random; {assumptions} of the {inputs} {inputs|input|inputs} that the plan gives {assumptions|is an assumption|are assumptions}",
  "simulate.all-broken":
    "in all {trials} {trials|trial|trials} of {scenario} the inputs contradict each other, so there is no result",
  "simulate.broken": 'Left out: {count} of {scenario}, in which the inputs contradict each other ("{says}").',
  "simulate.off-centre":
    "{figure}: the plan's own value ({point}) is at P{rank} of the trials, since inputs stand at one side of their ranges. With one of them at the median of its range: {inputs}.",
  "simulate.unsure":
    "The last printed digit of {count} {count|mean|means} is uncertain; {trials} {trials|trial|trials} would settle it.",
  "simulate.undefined":
    "{count} {count|row is|rows are} undefined in some trials, in up to {most} of {trials}; those trials are left out.",
  "simulate.undecided":
    "Undefined in {count} of {trials} {trials|trial|trials}, which {count|counts|count} neither for nor against it: {condition}",
  "simulate.undecided-in":
    "Undefined in {count} of {trials} {trials|trial|trials} ({where}), which {count|counts|count} neither for nor against it: {condition}",
  "simulate.percentile-basis":
    "percent of the trials that are at or below the value, of those in which there is one (P80: 80%)",
  "simulate.quantiles": "Percentiles (P80: 80% of trials are at or below)",
  "simulate.means": "Plan value and its percentile rank, mean, standard error and standard deviation",
  "simulate.chances": "Probability",
  "simulate.firsts": "First year, by probability",
  "simulate.differences": "Paired difference from {name}",
  "simulate.point": "plan",
  "simulate.bound": "A condition that no trial meets, or all do, is given by its 95% confidence bound.",
  "simulate.not-added": "Percentiles of single years do not add up to the percentile of their total.",
  "simulate.rank": "percentile",
  "simulate.mean": "mean",
  "simulate.se": "std. error",
  "simulate.sd": "std. dev.",
  "simulate.year": "year",
  "simulate.condition": "condition",
  "simulate.probability": "probability",
  "simulate.higher": "higher",
  "simulate.same": "same",

  "merge.not-part": "{file} is not part of a simulation",
  "merge.changed": "{file} was changed, or cut off, after it was written",
  "merge.version":
    "{file} was made by baekjo {made}, and this is {version}: parts are merged by the version that made them",
  "merge.foreign": "{file} is not of the same simulation as {first}",
  "merge.twice": "shard {shard} is there twice: {first} and {file}",
  "merge.missing": "of {count} {count|shard|shards} there are missing: {missing}",

  "sensitivity.no-ranges": "No input has a range: nothing to vary.",
  "sensitivity.title": "{figure}: {value}",
  "sensitivity.title-below": "{figure}: {value}, below zero from {year}",
  "sensitivity.spread": "{figure}: sources of uncertainty",
  "sensitivity.in-year": "{figure}, {year}",
  "sensitivity.total": "{figure}, total of {first}–{last}",
  "sensitivity.input": "input",
  "sensitivity.range": "low → high",
  "sensitivity.at-low": "at low",
  "sensitivity.at-high": "at high",
  "sensitivity.low": "{input} (low)",
  "sensitivity.high": "{input} (high)",
  "sensitivity.low-from": "{input} (low, from {year})",
  "sensitivity.high-from": "{input} (high, from {year})",
  "sensitivity.no-flip": "No single input changes its sign.",
  "sensitivity.and-more": "{inputs} and {count} more",
  "sensitivity.flips-down": "On its own, each of these takes it below zero: {inputs}.",
  "sensitivity.flips-up": "On its own, each of these lifts it above zero: {inputs}.",
  "sensitivity.shortage-appears": "On its own, each of these causes a shortfall: {inputs}.",
  "sensitivity.shortage-disappears": "On its own, each of these avoids any shortfall: {inputs}.",
  "sensitivity.more": "{count} smaller {count|effect|effects}: --wide.",
  "sensitivity.still": "{count} {count|input has|inputs have} no effect.",
  "sensitivity.means":
    "Each input alone at its low (░) and its high (█), all others at their values; low and high are limits, or the 5th and 95th percentile of a normal or lognormal.",
  "sensitivity.factors": "× is a factor on the whole path of a yearly input.",
  "sensitivity.addends": "A number with a sign is added to every year of a yearly input.",
  "sensitivity.breaks": "n/a: changing this input alone breaks a requirement of the model.",
  "sensitivity.first": "first-order",
  "sensitivity.whole": "total-order",
  "sensitivity.rank": "rank corr.",
  "sensitivity.indices-mean":
    "Sobol indices with 95% intervals: first-order is the share of the variance due to an input alone, total-order (█) the share including its interactions; rank corr. is Spearman's rank correlation.",
  "sensitivity.drawn":
    "{trials} {trials|trial|trials}, {evaluations} {evaluations|evaluation|evaluations}, seed {seed}.",
  "sensitivity.correlated":
    "Sobol indices treat the inputs as independent; the rank correlation includes the plan's correlations.",
  "sensitivity.unsound":
    "In {count} of {evaluations} {evaluations|evaluation|evaluations} the inputs contradict each other. Left out: {pairs} of {trials} sample {trials|pair|pairs}, and {left} of {trials} {trials|trial|trials} for the rank correlations.",
  "sensitivity.contradictory":
    "{figure}: no indices, because {pairs} of {trials} sample {trials|pair|pairs} {pairs|has|have} inputs that contradict each other, and at least {least} {least|other is|others are} needed.",
  "sensitivity.undefined":
    "{figure}: n/a, because it is undefined in {count} of {evaluations} {evaluations|evaluation|evaluations}.",
  "sensitivity.constant": "{figure} does not vary.",
  "sensitivity.global-only": "{option} goes with --global",
  "trials.some": "{share} of {trials} {trials|trial|trials}",
  "trials.none": "none of {trials} {trials|trial|trials}",
  "trials.all": "all {trials} {trials|trial|trials}",
  "trials.none-one": "0 of 1 trial",
  "trials.all-one": "the only trial",
  "trials.no": "no trial",
  "trials.every": "every trial",
  "trials.chance": "{words} (probability {chance})",
  "trials.below": "less than {limit}",
  "trials.above": "more than {limit}",
  "trials.count": "{trials} {trials|trial|trials}",
  "simulate.finding": "{metric} has a median of {middle} and lies between {low} and {high} in 90% of {count}",
  "simulate.finding-certain": "{metric} is {middle} in at least 90% of {count}",
  "simulate.finding-one": "{metric} is {middle} in the only trial",
  "simulate.finding-lasts":
    "{funding} lasts in {of}; {metric} has a median of {middle}, and lies between {low} and {high} in 90% of them",
  "simulate.finding-lasts-certain": "{funding} lasts in {of}; {metric} is {middle} in at least 90% of them",
  "simulate.finding-lasts-one": "{funding} lasts in {of}; {metric} is {middle}",
  "simulate.finding-several": "{funding} lasts in {list} ({count})",
  "simulate.finding-medians": "The median of {metric} in {count} is {list}",
  "simulate.finding-condition": "{clause} in {of}",
  "simulate.finding-conditions": "{clause} in {list} ({count})",
  "simulate.finding-year": "{clause} in {of}, and in no year more often",
  "simulate.finding-years": "{clause} most often: {list} ({count})",
  "simulate.finding-no-year": "{clause} in no year of any trial ({count})",
  "simulate.share-in": "{share} in {year}",
  "simulate.finding-first": "{metric}, most frequent in {count}: {list}",
  "simulate.likeliest": "{value} ({share})",
  "simulate.of-scenario": "{value} with {name}",
  "simulate.and": ", ",
  "simulate.and-last": " and ",
  "simulate.certain":
    "{count} {count|row that is the same in every trial is|rows that are the same in every trial are} left out: --all shows {count|it|them}.",
  "sensitivity.finding": "{input} matters most: {metric} is {lowValue} at {low} and {highValue} at {high}",
  "sensitivity.finding-no-flip": "{clause}; no single input changes its sign",
  "sensitivity.finding-flips":
    "{clause}; {count} {count|input can change its sign on its own|inputs can each change its sign on their own}",
  "sensitivity.finding-none": "None of the {count} {count|input|inputs} with a range changes {metric}",
  "sensitivity.finding-global":
    "{input} matters most: {share} of the variance of {metric} comes from it, alone or with others",
}));
