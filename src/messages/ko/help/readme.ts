/** 새로 시작한 계획의 README. */
export const readmeKo = `# 나의 계획

baekjo로 계산하는 재정 계획입니다. 숫자를 읽고, 비교하고, 검사할 수 있습니다.

- \`plan.json\`에는 숫자가 있습니다. 숫자마다 출처를 적거나, ASSUMPTION이라는 말과 이유를 적습니다.
- \`scenarios/\`에는 시나리오가 있습니다. 계획과 무엇이 왜 다른지 적습니다.
- \`schemas/\`는 편집기가 두 파일을 자동 완성하고 검사하는 데 씁니다.

금액, GPU 수, 사업은 예시입니다. ASSUMPTION이라고 적혀 있으니 바꿔 쓰십시오. 가격, 전력, 요금은 프로그램에 들어 있는
계획의 값이며 출처가 함께 있습니다. 계산식도 프로그램에 들어 있는 것을 씁니다.

## 물어보기

\`\`\`sh
baekjo run --plan plan.json
baekjo compare as-planned dearer-gpus --plan plan.json
baekjo run --plan plan.json --set "compute.target=2000"
baekjo validate --plan plan.json
\`\`\`

## 내 계획으로 만들기

1. \`plan.json\`에서 \`funding.public.amount\`, \`funding.private.amount\`, \`compute.target\`을 바꿉니다. 금액은 1조, 1T,
   1,000,000,000,000 어느 쪽으로 써도 됩니다.
2. 숫자의 출처를 적습니다. \`plan.json\`의 \`sources\`에 문서를 넣고, 그 이름을 숫자의 \`source\`에 적습니다.

   \`\`\`json
   "sources": {
     "budget-2026": {
       "title": "예산안 시정연설", "publisher": "기획재정부",
       "date": "2025-12-03", "url": "https://example.org/budget"
     }
   }
   \`\`\`

3. 사업을 더하려면 \`families.programmes\`에 구성원을 넣고 \`programmes.이름.amount\`에 금액을 적습니다. 이름은 영문 소문자로 씁니다.
4. 시나리오를 더하려면 \`scenarios/dearer-gpus.json\`을 복사합니다. 파일 이름이 시나리오 이름입니다.
5. \`baekjo validate --plan plan.json\`으로 맞지 않는 곳과 고칠 방법을 찾습니다.

항목의 뜻은 \`baekjo list metrics\`, 바꿀 수 있는 값은 \`baekjo list inputs --plan plan.json\`, 금액과 설정을 쓰는 법은
\`baekjo help units\`와 \`baekjo help scenarios\`에 있습니다.
`;
