/** What is written beside pictures, in Korean. */
export const chartMessagesKo = {
  "chart.under": "{whole} (한도: {line})",
  "chart.of": "{amount} / {line}",
  "chart.rest": "기타",
  "chart.no-group": "--chart와 --group-by는 함께 쓸 수 없습니다",
} as const;
