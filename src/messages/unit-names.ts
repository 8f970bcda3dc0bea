/** What units are called in Korean, where that is not their symbol. What a model counts brings a name of its own. */
export const unitsKo: Readonly<Record<string, string>> = {
  KRW: "원",
  USD: "달러",
  EUR: "유로",
  GBP: "파운드",
  JPY: "엔",
  CNY: "위안",
  INR: "루피",
  year: "년",
  years: "년",
  month: "월",
  months: "개월",
  h: "시간",
};
