/** What is written beside pictures, in English. */
export const chartMessagesEn = {
  "chart.under": "{whole}, against {line}",
  "chart.of": "{amount} of {line}",
  "chart.rest": "other",
  "chart.distribution": "{figure}: plan {point}, P50 {p50}, P80 {p80}",
  "chart.nearly-always": "{value} in 99% of the trials or more, otherwise from {least} to {most}",
  "chart.always": "always {value}",
  "chart.undefined": "undefined in every trial",
  "chart.ends": "Pictures leave out half a percent of the trials on either side.",
  "chart.record": "on record",
  "chart.disputed": "where pages disagree",
  "chart.later": "on record for later",
  "chart.planned": "planned by now",
  "chart.target": "pledged in all",
} as const;
