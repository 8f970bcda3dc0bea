/** A plan to begin with: the technical figures of the plan that ships, with their sources, and examples where it says what a state pledges. */

/** A parameter as a plan's file has it. */
type Written = Readonly<Record<string, unknown>>;

export interface PlanText {
  readonly years: string;
  readonly currency: unknown;
  readonly inflation?: string;
  readonly families: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly parameters: Readonly<Record<string, Written>>;
}

/** The one generation of accelerator that the plan buys at first. */
const generation = "gb300";

const example = {
  source: "ASSUMPTION",
  reason: {
    en: "An example: put your own figure and its source here.",
    ko: "예시입니다. 실제 값과 출처로 바꾸십시오.",
  },
};

/** What a plan is about, in round figures that nobody could take for found. */
const examples: Readonly<Record<string, string | number>> = {
  "funding.public.amount": "1조",
  "funding.private.amount": "1조",
  "funding.headline": "2조",
  "compute.target": 1000,
  [`accelerators.${generation}.share`]: "rest",
  "programmes.research.amount": "1,000억",
  "private.own.share": "0%",
};

const technical = new RegExp(
  `^(funding|macro|fx|compute|hosting|energy|accelerators\\.${generation}|programmes\\.profile)(\\.|$)`,
);
/** What the shipped plan has for its own country alone. */
const itsOwn = /^(funding\.private\.earlier|funding\.primer|compute\.opening\.in_)/;
/** What is decided, not found: the shipped figures are no more than examples to another plan. */
const decided = /^(funding\.|programmes\.|compute\.(target|payers|opening)|hosting\.\w+\.share)/;

/** The file of such a plan, made of the file of the one that ships. */
export function starterPlan({ years, currency, inflation, families, parameters }: PlanText): object {
  const kept = Object.entries(parameters)
    .filter(([name]) => technical.test(name) && !itsOwn.test(name))
    // What real projects showed of the shipped plan is no part of one's own.
    .map(([name, { without: _, ...parameter }]) => {
      const { source: __, reason: ___, note: ____, ...figure } = parameter;
      return [name, decided.test(name) ? { ...figure, ...example } : parameter];
    });
  const given = Object.entries(examples).map(([name, value]) => [name, { value, ...example }]);
  const own = Object.fromEntries(Object.keys(families).map((family) => [family, {}]));
  return {
    $schema: "./schemas/plan.json",
    format: "baekjo/plan/1",
    id: "my-plan",
    base: "as-planned",
    label: { en: "My plan", ko: "나의 계획" },
    ...{ years, currency, inflation },
    families: {
      ...own,
      accelerators: { [generation]: families.accelerators?.[generation] },
      programmes: { research: { en: "Research", ko: "연구개발" } },
    },
    parameters: { ...Object.fromEntries(kept), ...Object.fromEntries(given) },
    sources: {},
  };
}

/** A scenario that differs from such a plan in one thing. */
export const starterScenario = {
  $schema: "../schemas/scenario.json",
  format: "baekjo/scenario/1",
  id: "dearer-gpus",
  label: { en: "GPUs 20% dearer", ko: "GPU 가격 20% 상승" },
  why: { en: "An example: what if GPUs cost a fifth more?", ko: "예시: GPU가 20% 비싸지면 어떻게 되는가?" },
  source: "ASSUMPTION",
  reason: example.reason,
  set: [`accelerators.${generation}.price *= 1.2`],
};
