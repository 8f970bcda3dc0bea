/** Labels of things as a sentence or the name of a scenario has them. */

interface Label {
  readonly en: string;
  readonly ko: string;
}

/** Within a longer text: what a colon parts in a label of its own, "AI for All: take-up", a comma parts here. */
export function inWords({ en, ko }: Label): Label {
  return { en: en.replaceAll(": ", ", "), ko: ko.replaceAll(": ", ", ") };
}

/** The same in one language, its letters composed. */
export function wordsOf(label: Label, language: "en" | "ko"): string {
  return inWords(label)[language].normalize("NFC");
}

/**
 * First words that begin with a capital only because they are first. Every other word may be a name, and stays: what a plan of somebody
 * else calls its programmes and places, no list has.
 */
const ordinary: ReadonlySet<string> = new Set(
  `a above actual actuals additional after against all an announced annual annualised appropriation appropriations approvals at available
  average balance balances base before below borrowing budget build-out building buildings buses buying capacity capital cash change
  changes cluster colocation compute contributions corporate cost costs counted cumulative cuts data deal debt deep-tech deficit delay
  delivery demand dense difference discount discretionary dividend dividends dollar due earlier earnings ecosystem eight electricity
  electricity's energy envelope equity euro euros exchange expenditure expenses facilities facility failed failures fare fares fees final firm firms'
  first fiscal five fixed fleet four fuel funding funds gap grants grid gross growth half highest hosted hosting households housing how
  income industry inflation infrastructure initial interest inventory investment irrecoverable jobs labour lag land largest last late
  least length loan loans losses lowest maintenance mandatory materials maximum mean median minimum money most municipal net network new
  next nine nominal normal number of off-plan on-device on-time opening operating operation operations optimism other outlays output
  owed own paid passengers payers payments peak per percentage personnel pilot places planned policy population pound power premium
  present price prices private profit programme programmes project projects public purchases put ratio read real receipts remaining rent
  repairs repayment replacements reserve reserved reserves residents revenue revenues riders running rupee salaries sales savings
  science second servers service serviced services seven several share shares shortfall site six software spending spent staff stake
  state state-guaranteed state's stock storage strategy students subsidies sum supercomputer supply surplus talent target tax taxes
  teachers technology ten the three tickets time total tuition twice two unassigned unit units unspent uses vacancies value vehicles
  volume wages warranty water ways wealth what which won workers year years yen yuan`.split(/\s+/),
);

/**
 * A label, or what begins with one, within a sentence of its language: "cumulative public balance", "GPUs purchased", "Vera Rubin, price".
 * Only an ordinary word loses its capital, and only before no other word with one: "Public Works Fund" is a name.
 */
export function withinSentence(text: string, language: "en" | "ko"): string {
  if (language === "ko") return text;
  const [, first = "", behind = ""] = /^([A-Z][a-z'’-]*)(?=[ ,:]|$)(.*)$/s.exec(text) ?? [];
  if (!ordinary.has(first.toLowerCase()) || isCapitalised(behind.slice(1))) return text;
  // "A year late" begins with an article, and A or "A, less" is a name.
  if (first.length === 1 && !/^ \p{Ll}/u.test(behind)) return text;
  return first.toLowerCase() + behind;
}

/** Whether a text begins with a capital and a small letter. */
function isCapitalised([first = "", second = ""]: string): boolean {
  return first !== first.toLowerCase() && second !== second.toUpperCase();
}
