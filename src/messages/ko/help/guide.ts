/** `baekjo help 주제` 가운데 묻는 법과 다른 곳에서 돌리는 법. */

import type { Block, guideEn } from "../../en/help/guide.ts";
import { named, questions } from "../../example-names.ts";

export const guideKo: Readonly<Record<keyof typeof guideEn, readonly Block[]>> = {
  questions: [
    '아래 질문에는 저마다 명령 하나로 답합니다. 함께 제공하는 한국 계획에 묻는 것이며, 이름과 연도, 수는 다른 것으로 바꿀 수 있습니다. --all은 모든 행을, --json은 모든 자릿수를 보여 주고, baekjo explain은 값이 나온 과정을 보여 줍니다. 이름을 모르면 흔히 부르는 말로 찾습니다: baekjo list metrics "새 돈".',
    {
      asks: [
        [
          "100조 원은 신규 재원입니까?",
          questions.newMoney,
          "첫해 예산의 전년도 대비 순증(세 가지 집계 기준), 공공 재원과 비교할 국정과제의 신규 재정, 민간 재원과 비교할 순증 투자를 보여 줍니다.",
        ],
        [
          "GPU 1장의 연간 총비용은 얼마입니까?",
          questions.perGpu,
          "그해에 구매한 GPU의 구매비를 내용연수에 나누고 전력비, 시설비, 운영비를 더한 값입니다. 자체 시설, 유상 위탁, 계획의 운영 방식 순서이며, 계획 기준이 가장 낮은 것은 일부를 운영사가 GPU 사용 시간을 받는 대가로 자기 비용으로 운영하기 때문입니다.",
        ],
        [
          "민간 재원이 60%만 이행되면 어떻게 됩니까?",
          questions.private60,
          "공공 수지는 그대로입니다. 민간 재원은 거의 모두 기업 자체 투자에 쓰이고, 그 투자가 함께 줄어듭니다.",
        ],
        [
          "'모두의 AI'에는 GPU까지 합쳐 얼마가 듭니까?",
          questions.aiForAll,
          "사업비, GPU 비용, 그 합계, 이용자 1인당 비용과 이용 1회당 비용을 보여 줍니다.",
        ],
        [
          "GPU 10만 장을 확보하면 어떤 사업이 줄어듭니까?",
          questions.displaced,
          "GPU 비용을 뺀 나머지 재원을 우선순위에 따라 사업에 배분하므로, 우선순위가 낮은 사업이 줄어듭니다.",
        ],
        [
          "환율이 1,600원이면 어떻게 됩니까?",
          questions.weakWon,
          "GPU 가격이 달러 기준이므로 비용이 환율에 따라 달라집니다.",
        ],
        [
          "구축이 2년 늦어지면 어떻게 됩니까?",
          questions.late,
          "마지막 해까지 구매하지 못한 GPU의 비용은 따로 유보하므로, 지연이 절감으로 계산되지 않습니다.",
        ],
        [
          "전기요금이 두 배가 되면 어떻게 됩니까?",
          questions.electricity,
          "계획이 직접 부담하는 전기료만 포함하며, 비용 가운데 전기료의 비중도 보여 줍니다.",
        ],
        [
          "GPU 20만 장에는 전력이 얼마나 필요합니까?",
          questions.power,
          "냉각을 포함한 시설의 최대 전력과 연간 전력 사용량입니다.",
        ],
        [
          "GPU 20만 장이면 기업이 비용의 몇 %를 부담해야 합니까?",
          questions.firmsShare,
          "공공 재원이 어느 해에도 모자라지 않는 최소 비율입니다. 나머지는 정부가 부담합니다.",
        ],
        [
          "국민 1인당 배당은 얼마입니까?",
          questions.citizen,
          "AI 국부펀드가 발표대로 20조 원 규모의 현물출자로 출범하고 가정한 배당률로 배당할 때의 국민 1인당 배당과 펀드 자산입니다.",
        ],
      ],
    },
    { commands: ["baekjo list scenarios", "baekjo help scenarios"] },
  ],
  uncertainty: [
    "범위가 있는 입력값은 그 범위 안의 어떤 값이든 될 수 있습니다. simulate는 모두를 여러 번 무작위로 추출하고, sensitivity는 하나씩 움직이고, sweep은 정한 값들을 훑고, solve는 성립해야 할 값을 찾습니다.",
    {
      terms: [
        [
          "simulate",
          "백분위수, 평균과 표준오차, 계획값의 위치, --prob로는 조건이 성립할 확률. 시나리오가 여럿이면 같은 난수를 쓰고 회차별로 비교함",
        ],
        [
          "--sampling sobol, --until",
          "같은 횟수로 10배 정확한 평균. --until 'se(지표) < 금액'은 그만큼 정확해질 때까지 계속함",
        ],
        [
          "--seed, --jobs, --draws",
          "난수 시드, 스레드 수(결과는 같음), 회차 하나하나를 행으로. 계획에 입력값을 더해도 다른 값의 추출은 바뀌지 않음",
        ],
        [
          "sensitivity",
          "입력값마다 하한에서 상한까지, 그리고 단독으로 부호를 바꾸는 입력값. --global은 소볼 지수(분산에서 차지하는 몫)와 순위상관",
        ],
        [
          "sweep",
          "--vary는 x=1..5:0.5(간격), x=1..5/9(개수), x=[1, 2, 4]를 받고 *=와 +=도 씀. 시나리오가 여럿이면 그것도 한 축",
        ],
        [
          "solve",
          "조건이 성립하는 입력값의 구간과 성립하지 않는 경계 밖의 값. --max와 --min은 최댓값과 최솟값. 확인됨은 계산식의 상한과 하한으로 다른 값을 모두 배제했다는 뜻",
        ],
      ],
    },
    "모든 입력값에 범위가 있는 것은 아니고 가정도 많습니다. 확률은 이 모델의 확률입니다.",
    {
      commands: [
        `baekjo sensitivity ${named.other}`,
        `baekjo simulate ${named.base} ${named.other} --sampling sobol --metric ${named.spending}`,
        `baekjo sweep --vary ${named.count}=50000..100000:10000 --vary '${named.rate}*=[0.9, 1, 1.1]'`,
        `baekjo solve 'all(${named.left} >= 0)' --by ${named.rate} ${named.other} --between 1000..2000`,
      ],
    },
  ],
  evidence: [
    "모든 수치는 출처까지 추적할 수 있고, 나중에 다시 확인할 수 있습니다.",
    {
      terms: [
        [
          "explain",
          "값을 계산식대로 따라가 출처나 가정(이유와 함께)이 있는 입력값까지. 입력값을 1%씩 움직여 그 변화에서 가정이 차지하는 몫을 보임. --diff A B는 차이를 갈래별로",
        ],
        [
          "cite",
          "기사에 쓸 한 문장과 90% 범위, 가정의 몫, 주요 출처. --all은 모든 주소와 데이터의 해시, --format bibtex나 csl은 문헌 관리 프로그램용",
        ],
        ["list sources", "--used-by, --unused, --older-than 12mo, --missing"],
        [
          "track",
          `어느 날까지 의결·계약·설치된 것과 계획의 비교. 같은 돈은 한 번만 셈. ${named.record} 시나리오는 그 시점에서 계획을 이어 감`,
        ],
        [
          "replay",
          "저장한 결과를 다시 계산. 같은지, 달라졌으면 어느 계산식과 입력값이 바뀌었고 어디부터 다른지",
        ],
        [
          "backtest",
          "모델의 단위 비용과 실제 사업 비용을 연도·통화·범위를 맞추어 비교. 입력값의 근거가 된 사례는 그 근거를 빼고 평가",
        ],
        ["validate", "모든 데이터 파일의 오류를 찾음"],
      ],
    },
    "자기 사업 사례는 data/projects.json과 같은 형식으로 써서 backtest --cases로 읽습니다. scope는 비용의 범위(servers, hardware, hardware-operation, all-in, all-in-operation, facility), class는 구매자(commercial, state, strategic), status는 확정 정도(contract, actual, approved는 구매이고 announced, plan, budget, press, estimate, modelled는 아님)입니다:",
    {
      code: `{ "format": "baekjo/cases/1", "cases": {
  "my-cluster": {
    "date": "2024-07", "class": "commercial", "status": "contract", "scope": "hardware",
    "gpus": { "H100": 2016 }, "cost": 13500000000, "currency": "JPY"
  }
} }`,
    },
    "사업 전체의 금액이나 임차료, 평가액은 GPU 값이 아니므로 scope를 programme, rental, value로 쓰고 평가하지 않습니다. 대출금, 어림한 금액, 한마디 언급은 구매가 아니라 announced, press, estimate입니다. hardware는 IT 전부(서버, 네트워크, 스토리지)이고 scope를 빼면 GPU는 이렇게 읽으며, operation은 비용에 든 운영 연수, year는 date가 나중 자료의 날짜일 때 주문한 해, vat는 든 부가가치세율입니다. set은 그 사례에서만 계획의 입력값을 바꿉니다. 적힌 범위를 벗어난 구매도 세며, 맞는 scope를 알려 줍니다. 맞는 scope가 없으면 사업 예산이거나 일부 금액이거나 적힌 GPU 말고 다른 것이 든 값일 수 있습니다. 자료에 세대가 없는 mix 구매는 단가를 시험하지 못하므로 발표된 사례와 함께 둡니다.",
    "공약의 실적은 계획 옆의 actuals.json에 의결·계약·인도마다 한 항목으로 씁니다. date는 그 날짜, status는 announced, requested, approved(펀드의 승인), voted, contracted, spent, installed 가운데 하나입니다. part_of, overlaps, replaces는 같은 돈이 든 항목을 가리켜 한 번만 세게 합니다. value 대신 alternatives에 출처별 수치를 쓰고, confidence가 low인 값은 세지 않습니다.",
    {
      commands: [
        `baekjo explain ${named.carried} ${named.other}`,
        `baekjo explain --diff ${named.base} ${named.other} ${named.left}@2028`,
        "baekjo list sources --used-by --older-than 12mo",
        "baekjo track --as-of 2026-06-30",
        "baekjo backtest",
        "baekjo validate",
      ],
    },
  ],
  options: [
    "거의 모든 명령이 받는 옵션입니다. 명령마다 다른 옵션은 그 명령의 도움말에 있습니다.",
    { commands: ["baekjo run --help"] },
  ],
  ci: [
    "check는 계획이 지켜야 할 것을 확인하고, 성립하지 않으면 1로 끝납니다. replay는 공개한 결과를 확인합니다. GitHub 워크플로에서는:",
    {
      code: `name: plan
on: [push, pull_request]
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npm ci
      - run: npx baekjo check --as-of "$(git log -1 --format=%cs)" --format github -o - -o junit.xml
      - run: npx baekjo replay published.json # 만든 명령: baekjo run -o published.json`,
    },
    "출처가 얼마나 오래되었는지는 커밋한 날을 기준으로 계산하므로, 한 커밋의 결과는 바뀌지 않습니다. 점검의 종류를 파일에 쓰는 대로 보이면:",
    {
      code: `{ "id": "lasts", "assert": "${named.left} >= 0", "each": "year", "scenarios": ["${named.base}", "*+${named.layer}"] },
{ "id": "likely", "assert": "P(any(${named.left} < 0)) <= 20%", "level": "warn" },
{ "id": "adds", "assert": "${named.private} + ${named.public} = ${named.total}", "each": "year", "scenarios": ["*"], "matrix": true },
{ "id": "whole", "defined": "all", "matrix": true },
{ "id": "cited", "coverage": { "documented": "100%", "sourced": "60%" } },
{ "id": "used", "unused": 0 },
{ "id": "fresh", "age": "36 months" },
{ "id": "stable", "drift": { "result": "published.json", "metric": "${named.cost}", "within": "1%" } }`,
    },
    "matrix는 범위가 있는 입력값을 하나씩 하한과 상한으로 옮겨 봅니다. 확률이 한도에서 표준오차의 두 배 안에 있으면 판정을 미루고 경고합니다. 없는 지표나 맞는 시나리오가 없는 패턴은 오류이며 통과가 아닙니다. 다른 점검은 그대로 하고 종료 코드는 3입니다.",
    { commands: ["baekjo check", `baekjo check --assert 'all(${named.left} >= 0)' ${named.base}`] },
  ],
  cluster: [
    "모의실험은 여러 조각으로 나눌 수 있고, merge가 합치면 한 번에 돌린 것과 바이트까지 같습니다. 빠진 조각, 겹친 조각, 다른 실행의 조각은 오류입니다. Slurm 배열이면 --shard auto가 번호와 개수를 읽습니다:",
    {
      code: `#!/bin/bash
#SBATCH --array=1-16
#SBATCH --cpus-per-task=2
cd "$HOME/baekjo"
npx baekjo simulate ${named.other} --trials 1000000000 --jobs 2 --shard auto -o "part-$SLURM_ARRAY_TASK_ID.json"
# sbatch simulate.sh. 모두 끝나면:
#   npx baekjo merge part-*.json`,
    },
    "Kubernetes의 색인 작업이면 이미지와 볼륨은 자기 것을 씁니다. 파드는 전체 개수를 모르므로 조각 수를 두 번 적습니다:",
    {
      code: `apiVersion: batch/v1
kind: Job
metadata: { name: simulate }
spec:
  completionMode: Indexed
  completions: 16
  parallelism: 16
  template:
    spec:
      restartPolicy: Never
      volumes: [{ name: out, persistentVolumeClaim: { claimName: out } }]
      containers:
        - name: baekjo
          image: registry.example/baekjo
          volumeMounts: [{ name: out, mountPath: /out }]
          env: [{ name: BAEKJO_SHARDS, value: "16" }]
          command:
            - sh
            - -c
            - npx baekjo simulate ${named.other} --trials 1000000000 --shard auto -o /out/part-$JOB_COMPLETION_INDEX.json`,
    },
    "실패한 작업은 그것만 다시 돌립니다: sbatch --export=ALL,BAEKJO_SHARDS=16 --array=3 simulate.sh. 작업이 하나뿐이거나 번호가 빈 배열은 전체 개수를 모르므로 BAEKJO_SHARDS로 알립니다. 그때 1부터 센 작업 번호가 조각 번호입니다. 조각은 모두 같은 버전의 프로그램으로 만들어야 하며, Node 버전은 달라도 됩니다.",
    {
      commands: [
        `baekjo simulate ${named.other} --trials 1024 --shard 1/2 -o part-1.json`,
        "baekjo help limits",
      ],
    },
  ],
};
