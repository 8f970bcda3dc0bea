/** What is written beside pictures, in English. */
export const chartMessagesEn = {
  "chart.under": "{whole}, against {line}",
  "chart.of": "{amount} of {line}",
  "chart.rest": "other",
  "chart.no-group": "--chart does not go with --group-by",
} as const;
