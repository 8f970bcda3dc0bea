import type { readmeEn } from "../../en/help/readme.ts";

/** 새로 시작한 계획의 README. */
const readme: ReturnType<typeof readmeEn> = {
  head: `# 나의 계획

baekjo로 계산하는 계획입니다. 숫자와 계산식을 읽고, 비교하고, 검사할 수 있습니다.

- \`plan.json\`에는 숫자가 있습니다. 숫자마다 출처를 적거나, ASSUMPTION이라는 말과 이유를 적습니다.
- \`model.json\`에는 계산식이 있습니다. 계획이 값을 적을 입력값과, 그 값으로 계산하는 지표입니다.
- \`scenarios/\`에는 시나리오가 있습니다. 계획과 무엇이 왜 다른지 적습니다.
- \`checks.json\`에는 성립해야 하는 것을 적습니다. 사람과 CI가 함께 씁니다.
- \`schemas/\`는 편집기가 이 파일들을 자동 완성하고 검사하는 데 씁니다.

이 폴더에서는 모든 명령이 이 계획을 씁니다. 다른 곳에서는 \`--plan 폴더\`를 줍니다.
`,
  kinds: {
    blank: `숫자는 모두 임시값입니다. ASSUMPTION이고, 이유에 "임시값: 실제 값으로 바꾸십시오"라고 적혀 있습니다.

## 물어보기

\`\`\`sh
baekjo run
baekjo compare as-planned dearer-building
baekjo simulate
baekjo sensitivity
baekjo explain cost
baekjo check
baekjo validate
\`\`\`

## 내 계획으로 만들기

1. \`plan.json\`의 임시값을 실제 값과 범위로 바꿉니다. 금액은 4,600억, 1.2조, 1,000,000 어느 쪽으로 써도 됩니다. 바꿀 수 있는
   값은 \`baekjo list inputs\`, 남은 임시값은 \`baekjo list inputs 임시값\`, 쓰는 법은 \`baekjo help units\`에 있습니다.
2. 숫자의 출처를 적습니다. \`plan.json\`의 \`sources\`에 문서를 넣고, 그 id를 숫자의 \`source\`에 적습니다.

   \`\`\`json
   "sources": {
     "budget-2026": {
       "title": "예산안 시정연설", "publisher": "기획재정부",
       "date": "2025-12-03", "url": "https://example.org/budget"
     }
   }
   \`\`\`

3. 사업장을 더하려면 \`families.sites\`에 구성원을 넣고 \`sites.이름.places\`에 자리 수를 적습니다. 이름은 영문 소문자로 씁니다.
   계산식은 늘지 않습니다.
4. 시나리오를 더하려면 \`scenarios/dearer-building.json\`을 복사합니다. 파일 이름이 시나리오 이름입니다.
5. \`model.json\`에 나의 입력값과 지표를 정의합니다: \`baekjo help model\`, \`baekjo help formulas\`.
6. \`baekjo validate\`로 맞지 않는 곳과 고칠 방법을, \`baekjo check\`로 더는 성립하지 않는 것을 찾습니다.
`,
    table: `금액은 표의 값이고, 이유에 표의 몇째 줄인지 적혀 있습니다. 그 자리에 출처를 적으십시오. \`envelope\`와 \`outturn\`은 임시값이며, 이유에
"임시값: 실제 값으로 바꾸십시오"라고 적혀 있습니다.

## 물어보기

\`\`\`sh
baekjo run
baekjo run --section all
baekjo compare as-tabled five-percent-less
baekjo simulate
baekjo sensitivity
baekjo explain spending
baekjo check
baekjo validate
\`\`\`

## 내 계획으로 만들기

1. \`plan.json\`의 \`envelope\`에는 쓸 수 있는 재원을, \`outturn\`에는 예산이 보통 얼마나 집행되는지를 범위와 함께 적습니다. 바꿀 수 있는 값은
   \`baekjo list inputs\`, 쓰는 법은 \`baekjo help units\`에 있습니다.
2. 금액의 출처를 적습니다. \`plan.json\`의 \`sources\`에 문서를 넣고, 그 id를 금액의 \`source\`에 적습니다.

   \`\`\`json
   "sources": {
     "budget-2026": {
       "title": "항목별 예산", "publisher": "기획재정부",
       "date": "2025-12-03", "url": "https://example.org/budget"
     }
   }
   \`\`\`

3. 항목 하나를 바꾸어 보려면 \`baekjo run --set 묶음.항목.amount*=0.9\`, 모두 바꾸려면 \`--set "*.*.amount*=0.9"\`를 씁니다. 시나리오로 남기려면
   \`scenarios/five-percent-less.json\`을 복사합니다. 파일 이름이 시나리오 이름입니다.
4. 항목을 더하려면 \`families\`의 묶음에 구성원을 넣고 \`묶음.항목.amount\`에 금액을 적습니다. 계산식은 늘지 않습니다.
5. \`baekjo check\`는 항목의 합이 표와 달라진 곳을 알려 줍니다. 그 합은 \`checks.json\`에 있습니다.
`,
    copied: `숫자와 출처는 이 계획이 시작된 계획의 것입니다. 다른 통화를 지정했다면 모두 임시값입니다. ASSUMPTION이고, 이유에 "임시값: 실제 값으로
바꾸십시오"라는 말과 원래 계획의 값과 출처가 적혀 있습니다. 다른 연도를 지정했다면 어느 해가 임시값인지 입력값의 메모에 적혀 있습니다.

## 물어보기

\`\`\`sh
baekjo run
baekjo list scenarios
baekjo list inputs
baekjo check
baekjo validate
\`\`\`

## 내 계획으로 만들기

1. \`plan.json\`의 \`id\`와 \`label\`을 바꾸고, 숫자를 실제 값으로 바꿉니다. 바꿀 수 있는 값은 \`baekjo list inputs\`, 쓰는 법은
   \`baekjo help units\`에 있습니다.
2. 숫자의 출처를 적습니다. \`plan.json\`의 \`sources\`에 문서를 넣고, 그 id를 숫자의 \`source\`에 적습니다.
3. 시나리오를 더하거나 고치거나 지웁니다. 파일 이름이 시나리오 이름입니다.
4. \`baekjo validate\`로 맞지 않는 곳과 고칠 방법을, \`baekjo check\`로 더는 성립하지 않는 것을 찾습니다.
`,
  },
  keys: "{file}의 키",
};

export const readmeKo = () => readme;
