import { type AreaOf, area } from "../area.ts";
import type { simulationEn } from "../en/simulation.ts";

/** `simulate`, `merge`, `sensitivity`가 하는 말. */
export const simulationKo = area(() => ({
  "simulate.no-ranges": "{scenario}에는 범위가 있는 입력값이 없습니다: 모의실험할 것이 없습니다",
  "simulate.until-form": '--until은 "se(지표) < 금액" 꼴이고, 지표에는 합계가 있어야 합니다: {text}',
  "simulate.draws-trials": "--draws {draws}이(가) --trials {trials}보다 많습니다",
  "simulate.until-shard": "--until은 모든 모의실험이 한곳에 있어야 합니다: --shard와 함께 쓸 수 없습니다",
  "simulate.shard-form": '--shard는 3/16 같은 i/n이거나 auto입니다: "{text}"',
  "simulate.shard-auto":
    "--shard auto: SLURM_ARRAY_TASK_ID(와 _MIN, _COUNT)도 JOB_COMPLETION_INDEX(와 BAEKJO_SHARDS)도 없습니다",
  "simulate.shard-count":
    "--shard auto: JOB_COMPLETION_INDEX는 있지만 조각이 모두 몇 개인지 알리는 BAEKJO_SHARDS가 없습니다",
  "simulate.shard-variable": '{variable}은(는) {least}부터 {most}까지의 정수입니다: "{text}"',
  "simulate.shard-range": "{variable}={value}: 조각은 {count}개뿐입니다",
  "simulate.shard-gaps":
    "배열의 작업 번호가 이어지지 않아({least}~{most} 가운데 {tasks}개) 순서를 알 수 없습니다. --array=1-{tasks}(으)로 쓰거나, 더 큰 배열의 조각을 다시 돌리는 것이면 BAEKJO_SHARDS에 그 배열의 작업 수를 넣으십시오",
  "simulate.shard-alone":
    "배열에 작업이 {task}번 하나뿐이어서 조각이 모두 몇 개인지 알 수 없습니다. BAEKJO_SHARDS에 조각 수를 넣으십시오(모든 모의실험을 한 번에 돌리려면 1)",
  "simulate.shard-format": "조각은 JSON입니다: --shard는 --format json과만 쓸 수 있습니다",
  "simulate.rounded-up": "소볼 수열은 16벌로 나뉩니다: 모의실험 {asked}회를 {trials}회로 올렸습니다",
  "simulate.not-reached": "모의실험 {trials}회로는 부족합니다: se({metric})이(가) 아직 기준보다 큽니다",
  "simulate.progress": "모의실험 {trials}회 가운데 {done}회 ({percent}%)",
  "simulate.plain": "모의실험 {trials}회, 난수 시드 {seed}.",
  "simulate.sobol": "뒤섞은 소볼 수열로 모의실험 {trials}회, 난수 시드 {seed}.",
  "simulate.inputs":
    "{name}: 입력값 {ranged}개를 무작위로 추출합니다. 입력값 {inputs}개 가운데 {assumptions}개는 가정입니다",
  "simulate.broken": '{scenario}의 모의실험 {trials}회는 입력값이 서로 모순되어 제외했습니다: "{says}"',
  "simulate.off-centre":
    "{figure}: 계획값({point})은 모의실험의 P{rank}에 있습니다. 입력값이 범위의 한쪽에 치우쳐 있기 때문입니다. 하나만 범위의 중앙값으로 옮기면: {inputs}.",
  "simulate.unsure":
    "평균 {count}개는 표시된 끝자리에 오차가 있을 수 있습니다. 모의실험 {trials}회면 확실해집니다.",
  "simulate.undefined":
    "{count}개 행은 일부 모의실험(많게는 {trials}회 가운데 {most}회)에서 정의되지 않아 제외했습니다.",
  "simulate.undecided": "모의실험 {trials}회 가운데 {count}회에서 정의되지 않아 제외한 조건: {condition}",
  "simulate.undecided-in":
    "모의실험 {trials}회 가운데 {count}회에서 정의되지 않아 제외한 조건({where}): {condition}",
  "simulate.percentile-basis": "값이 있는 모의실험 가운데 그 값 이하인 것의 백분율(P80은 80%)",
  "simulate.quantiles": "백분위수: P80은 모의실험의 80%가 그 값 이하라는 뜻",
  "simulate.means": "계획 값과 그 백분위, 평균, 표준오차, 표준편차",
  "simulate.chances": "확률",
  "simulate.firsts": "최초 해당 연도의 확률",
  "simulate.differences": "{name}와(과)의 차이(같은 난수)",
  "simulate.point": "계획",
  "simulate.bound": "모든 모의실험에서 성립하거나 성립하지 않은 조건은 95% 신뢰한계로 나타냅니다.",
  "simulate.not-added": "연도별 백분위수는 더해도 합계의 백분위수가 되지 않습니다.",
  "simulate.rank": "백분위",
  "simulate.mean": "평균",
  "simulate.se": "표준오차",
  "simulate.sd": "표준편차",
  "simulate.year": "연도",
  "simulate.condition": "조건",
  "simulate.probability": "확률",
  "simulate.higher": "더 큼",
  "simulate.same": "같음",

  "merge.not-part": "{file}은(는) 모의실험의 조각이 아닙니다",
  "merge.changed": "{file}은(는) 저장된 뒤에 바뀌었거나 잘렸습니다",
  "merge.version":
    "{file}은(는) baekjo {made}이(가) 만들었고 이것은 {version}입니다. 조각은 만든 버전으로 합쳐야 합니다",
  "merge.foreign": "{file}은(는) {first}와(과) 같은 모의실험이 아닙니다",
  "merge.twice": "{shard}번 조각이 두 번 나옵니다: {first}, {file}",
  "merge.missing": "조각 {count}개 가운데 빠진 것: {missing}",

  "sensitivity.no-ranges": "범위가 있는 입력값이 없어 바꿔 볼 것이 없습니다.",
  "sensitivity.title": "{figure}: {value}",
  "sensitivity.title-below": "{figure}: {value}, {year}년부터 0 아래",
  "sensitivity.spread": "{figure}: 불확실성의 원인",
  "sensitivity.in-year": "{figure}, {year}년",
  "sensitivity.total": "{figure}, {first}~{last}년 합계",
  "sensitivity.input": "입력값",
  "sensitivity.range": "하한 → 상한",
  "sensitivity.at-low": "하한일 때",
  "sensitivity.at-high": "상한일 때",
  "sensitivity.low": "{input}(하한일 때)",
  "sensitivity.high": "{input}(상한일 때)",
  "sensitivity.low-from": "{input}(하한일 때, {year}년부터)",
  "sensitivity.high-from": "{input}(상한일 때, {year}년부터)",
  "sensitivity.no-flip": "단독으로 부호를 바꾸는 입력값은 없습니다.",
  "sensitivity.flips-down": "단독으로 0 아래로 떨어뜨리는 입력값: {inputs}.",
  "sensitivity.flips-up": "단독으로 0 위로 올리는 입력값: {inputs}.",
  "sensitivity.shortage-appears": "단독으로 재원 부족을 일으키는 입력값: {inputs}.",
  "sensitivity.shortage-disappears": "단독으로 재원 부족을 해소하는 입력값: {inputs}.",
  "sensitivity.more": "영향이 더 작은 입력값: {count}개(--wide로 표시).",
  "sensitivity.still": "영향이 없는 입력값: {count}개.",
  "sensitivity.means":
    "입력값을 하나씩만 하한(░)과 상한(█)으로 바꾸고 나머지는 그대로 둡니다. 하한과 상한은 한계이고, 정규·로그정규분포에서는 5·95번째 백분위수입니다.",
  "sensitivity.factors": "×는 연도별 입력값의 경로 전체에 곱하는 배수입니다.",
  "sensitivity.addends": "부호가 붙은 값은 연도별 입력값의 모든 해에 더하는 값입니다.",
  "sensitivity.breaks": "산출 불가: 그 입력값만 바꾸면 모델의 요구 조건에 어긋납니다.",
  "sensitivity.first": "1차 효과",
  "sensitivity.whole": "총효과",
  "sensitivity.rank": "순위상관",
  "sensitivity.indices-mean":
    "95% 신뢰구간을 붙인 소볼 지수입니다. 1차 효과는 입력값 단독으로 일으키는 분산의 몫, 총효과(█)는 상호작용까지 더한 몫이고, 순위상관은 스피어먼 순위상관입니다.",
  "sensitivity.drawn": "모의실험 {trials}회, 계산 {evaluations}회, 난수 시드 {seed}.",
  "sensitivity.correlated":
    "소볼 지수는 입력값을 서로 독립으로 보고, 순위상관은 계획의 상관관계를 반영합니다.",
  "sensitivity.unsound":
    "계산 {evaluations}회 가운데 {count}회는 입력값이 서로 모순됩니다. 그런 계산이 있는 표본 쌍(전체 {trials}쌍 중 {pairs}쌍)과 순위 상관의 모의실험(전체 {trials}회 중 {left}회)은 제외했습니다.",
  "sensitivity.contradictory":
    "{figure}: 표본 {trials}쌍 중 {pairs}쌍의 입력값이 서로 모순되고, 나머지가 {least}쌍은 되어야 하므로 지수가 없습니다.",
  "sensitivity.undefined": "{figure}: 계산 {evaluations}회 가운데 {count}회에서 정의되지 않아 값이 없습니다.",
  "sensitivity.constant": "{figure}: 변하지 않습니다.",
  "sensitivity.global-only": "{option}은(는) --global과 함께 씁니다",
  "simulate.finding": "{metric}의 중앙값은 {middle}이며, 모의실험 {trials}회의 90%가 {low}~{high}에 듭니다",
  "simulate.finding-lasts":
    "{funding}은(는) 모의실험 {trials}회의 {share}에서 충분하며, {metric}의 중앙값은 {middle}, 90% 범위는 {low}~{high}입니다",
  "simulate.finding-several": "{funding}이(가) 모의실험 {trials}회에서 충분한 비율은 {list}입니다",
  "simulate.finding-medians": "모의실험 {trials}회에서 {metric}의 중앙값은 {list}입니다",
  "simulate.finding-condition": "{clause} 경우는 모의실험 {trials}회의 {list}입니다",
  "simulate.finding-none": "{clause} 경우는 모의실험 {trials}회 가운데 한 번도 없습니다(확률 {chance})",
  "simulate.finding-all": "모의실험 {trials}회 모두가 {clause} 경우입니다(확률 {chance})",
  "simulate.finding-conditions": "{clause} 경우의 비율은 {list}입니다(모의실험 {trials}회)",
  "simulate.finding-year": "{clause} 경우가 모의실험 {trials}회의 {list}(으)로 가장 많습니다",
  "simulate.finding-years": "{clause} 경우가 가장 많은 해는 {list}입니다(모의실험 {trials}회)",
  "simulate.finding-no-year": "{clause} 경우는 모의실험 {trials}회 가운데 어느 해에도 없습니다",
  "simulate.share-in": "{year}년 {share}",
  "simulate.no-trial": "0%(확률 {chance})",
  "simulate.all-trials": "100%(확률 {chance})",
  "simulate.finding-certain": "{metric}은(는) 모의실험 {trials}회의 90% 이상에서 {middle}입니다",
  "simulate.finding-lasts-certain":
    "{funding}은(는) 모의실험 {trials}회의 {share}에서 충분합니다. {metric}은(는) 90% 이상에서 {middle}입니다",
  "simulate.finding-first": "모의실험 {trials}회에서 가장 많이 나온 {metric}: {list}",
  "simulate.likeliest": "{value}({share})",
  "simulate.of-scenario": "'{name}' {value}",
  "simulate.and": ", ",
  "simulate.certain-one": "모의실험마다 값이 같은 행 1개는 생략했습니다. --all로 볼 수 있습니다.",
  "simulate.certain": "모의실험마다 값이 같은 행 {count}개는 생략했습니다. --all로 볼 수 있습니다.",
  "sensitivity.finding":
    "영향이 가장 큰 입력값은 '{input}'입니다. {metric}은(는) {low}일 때 {lowValue}, {high}일 때 {highValue}입니다",
  "sensitivity.finding-no-flip": "{clause}. 단독으로 부호를 바꾸는 입력값은 없습니다",
  "sensitivity.finding-flip": "{clause}. 단독으로 부호를 바꾸는 입력값은 1개입니다",
  "sensitivity.finding-flips": "{clause}. 단독으로 부호를 바꾸는 입력값은 {count}개입니다",
  "sensitivity.finding-none": "범위가 있는 입력값 {count}개 가운데 {metric}을(를) 바꾸는 것은 없습니다",
  "sensitivity.finding-global":
    "영향이 가장 큰 입력값은 '{input}'입니다. {metric} 분산에서 이 입력값이 단독으로 또는 다른 입력값과 함께 낳는 몫은 {share}입니다",
})) satisfies AreaOf<typeof simulationEn>;
