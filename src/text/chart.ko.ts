/** What is written beside pictures, in Korean. */
export const chartMessagesKo = {
  "chart.under": "{whole} (한도: {line})",
  "chart.of": "{amount} / {line}",
  "chart.rest": "기타",
  "chart.distribution": "{figure}: 계획 {point}, P50 {p50}, P80 {p80}",
  "chart.nearly-always": "시행의 99% 이상에서 {value}, 나머지에서는 {least}부터 {most}까지",
  "chart.always": "항상 {value}",
  "chart.undefined": "모든 시행에서 값 없음",
  "chart.ends": "그림에서는 양 끝의 시행을 0.5%씩 뺐습니다.",
  "chart.record": "실적",
  "chart.disputed": "자료가 엇갈리는 몫",
  "chart.later": "이후분",
  "chart.planned": "지금까지의 계획",
  "chart.target": "공약 전체",
} as const;
