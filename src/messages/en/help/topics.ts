/** What `baekjo help TOPIC` says, in English: paragraphs, commands to paste, and terms with what they mean. */

import { named } from "../../example-names.ts";
import { type Block, guideEn } from "./guide.ts";

export const topicsEn = {
  ...guideEn,
  formulas: [
    "Formulas stand in the model's file, and in conditions (check, solve, sweep --where, simulate --prob). A name is a figure or an input; each is a value for every year of the plan.",
    {
      terms: [
        ["+ - * / ^", "arithmetic; ^ takes a unitless base, or a literal whole exponent"],
        ["= <> < <= > >=", "comparisons; and, or, not join them"],
        ["if(c, a, b)", "a where c holds, otherwise b; only the branch taken is worked out"],
        ["min max abs round floor ceil exp ln sqrt", "the usual functions; exp and ln take unitless values"],
        [
          "lag(x, n, before)",
          "x of n years ago, and before in the years ahead of the plan; n is a number or a formula of inputs (1 + loan.grace), and where x looks back at itself never less than 1",
        ],
        ["prev(x, before)", "x of the year before"],
        ["cumulative(x)", "the sum of x up to this year"],
        [
          "total mean first last lowest highest any all",
          `one value of all years: total(${named.spending}), any(${named.left} < 0)`,
        ],
        [
          "npv(rate, x)",
          "present value: x of the first year divided by 1 + rate, of the second by its square, and so on, as NPV in spreadsheets; (1 + rate) * npv(rate, x) leaves the first year as it is",
        ],
        ["at(x, 2028)", "the value of one calendar year: at(x, first(year) + 3) after three years"],
        ["firstyear(c)", "the first year in which c holds"],
        [
          "sum mean min max",
          `over a family, within a year: sum(${named.members}); over the years of one member: total(x) / total(1)`,
        ],
        [
          "allocate(amount, weights)",
          "divided over the years or a family to the last won, by largest remainder; ties to the earlier year or the first by name",
        ],
        ["waterfall(envelope, asks.*, priority.*)", "members served by priority until the envelope is empty"],
        ["year index hours", "the calendar year; 0 in the first year and so on; the 8,760 hours of a year"],
      ],
    },
    "A number may be 12%, an amount (5조, 1조4600억, $76k), or carry a unit in brackets (182.7[KRW/kWh]); bare 0 fits any unit. In the model's file a number may have a unit too (50[GPU]), but is never money: the plan holds the amounts. Units are checked before anything is worked out.",
    "Numbers that agree to 12 significant digits count as equal, so that 70% + 20% + 10% = 100% holds; what is whole (money, counts, calendar years) is compared to the last unit. round, floor and ceil decide on 15 digits: 28.5 is 28.5, however it was worked out. Halves go away from zero. They round in base units: money in the smallest unit of the currency, power in kW; round(x / step) * step rounds to a step that an input gives. A metric in the plan's money is rounded where it is defined, to the smallest unit of the currency, and other metrics go on from the rounded amount; from 100 trillion units on a half is what the double says.",
    "A division by zero, a logarithm or root of what has none, and money beyond 9,007,199,254,740,991 of its smallest unit are undefined. What is undefined passes through all that uses it, and is n/a in a table and null in JSON. A condition may be decided all the same: true or undefined is true, false and undefined is false; any needs one year in which it holds, all fails in one in which it does not. One that stays undefined does not hold, and commands say in how many years, points or trials.",
    "Recipes, each line a metric (the names are yours). Equal yearly payments that pay off a loan, as PMT in spreadsheets:",
    {
      code: "loan.payment = loan.amount * loan.rate / (1 - (1 + loan.rate)^(-loan.term))",
    },
    "Present value, and the internal rate of return, as IRR: the rate at which it is zero, which solve looks for.",
    {
      code: `project.npv = npv(project.rate, project.net)
  baekjo solve 'npv(project.rate, project.net) = 0' --by project.rate --between 0%..100%`,
    },
    "Tiers: what is below a limit at one rate and what is above it at another; and one price for all, by how many they are.",
    {
      code: `tax.due = min(tax.base, tax.limit) * tax.low
    + max(tax.base - tax.limit, 0) * tax.high
fleet.price = if(fleet.size < 50[bus], fleet.few, fleet.many)`,
    },
    "A debt of what is drawn each year: repaid in equal parts over debt.term years, debt.grace years later than the year after, with interest on the balance at the start of the year. The parts are rounded so that they add up to the debt.",
    {
      code: `debt.raised = cumulative(debt.drawn)
debt.due = cumulative((lag(debt.raised, 1 + debt.grace, 0)
    - lag(debt.raised, 1 + debt.grace + debt.term, 0)) / debt.term)
debt.repaid = debt.due - prev(debt.due, 0)
debt.balance = debt.raised - debt.due
debt.interest = prev(debt.balance, 0) * debt.rate`,
    },
    {
      commands: [
        `baekjo simulate --prob "any(${named.left} < -1조)"`,
        `baekjo solve "total(${named.spending}) <= 35조" --by ${named.rate} --between 1000..3000`,
        "baekjo list metrics compute --wide",
      ],
    },
  ],
  units: [
    "Every number has a unit, checked when it is read: an amount in dollars where won are expected is an error, and so is a sum of the two.",
    {
      terms: [
        [
          "65조, 1조 4,600억, 10만",
          "Korean numerals: 경 is 10^16, 조 10^12, 억 10^8, 만 10^4; 천, 백, 십 within them: 3천5백억, 350천억, 35,000백만원",
        ],
        ["65 trillion, 65tn, 65bn", "English ones: thousand, million, billion, trillion; crore and lakh"],
        ["65T, 76k", "in one letter: k, M or m, B, T for 10^3, 10^6, 10^9, 10^12"],
        ["65e12, 65,000,000,000,000", "the same amount, to the last won"],
        ["-5조, △5조, (5조)", "below zero, as accounts and Korean budget tables have it"],
        ["₩ $ € £ ¥ ₹", "a currency by its sign, its code or its name: $76k, USD 76k, 76k dollars, 35조 원"],
        ["money", "the plan's own currency, in the model's units"],
        ["%", "a hundredth, of no unit"],
        ["level", "1, 0 or -1 of a metric, shown as above, about level, below"],
        ["W kW MW GW, Wh kWh MWh GWh TWh, h", "power, energy and hours"],
        ["FLOPS TFLOPS PFLOPS EFLOPS", "operations a second"],
        ["month months year years", "durations; a year has no unit"],
        ["GPU and others", "what the model counts: list inputs shows them"],
        [
          "units of one's own",
          'in the model or the plan, each as so much of another: "units": { "t": "1000 kg", "kt": "1000 t" }',
        ],
      ],
    },
    "Units are joined by * and / with whole exponents: KRW/kWh, USD/kW/month, or 153 dollars per kW per month. Full-width digits and signs are read like the others. What can be read in two ways (3억5천, 1480,5) is asked about. What happens in a year is an amount and is written without /year. In a shell, $ needs single quotes: in double ones $80k arrives as 0k. A bare number takes the unit in which list and explain show its input; where it is a hundred times or more off the plan's value it is questioned (65 for 65조), and so is a fraction for an input in % (0.8 for 80%) and a price per kW where one per kW and month is needed. An amount in another currency is converted at the plan's rate, with a note: $30,000 for a price in won, 4천만원 for one in dollars, and so in ranges, axes, bounds and conditions.",
    "Tables show won in 조 or 억, other money in trillions, billions or millions; --scale chooses: thousand, million, billion, trillion, eok, jo, or one, which is as it is. Money is whole in the smallest unit of the plan's currency, which its decimals say: 2 is cents, -3 thousands, -6 millions. Machine formats give the amount itself, never thousands of it: 12,000 EUR is 12000 beside EUR whatever it is counted in. --in USD tells money in another currency at each year's rate, --real 2025 in the prices of a year: what happens in a year and what stands at its end go by that year, a total is the total of the restated years, and an amount of no year goes by the first year, as npv does. Money of other currencies stays nominal, and its rows say so. solve shows what it finds of an input of money restated beside it, at the first year's rate and prices; its condition and both sides of an equality stay in the plan's own money.",
    {
      commands: [
        `baekjo run --set 'accelerators.gb300.price=$80k' --set '${named.price}=200 KRW/kWh'`,
        "baekjo run --scale eok --section funding",
        "baekjo run --in USD --real 2025",
      ],
    },
  ],
  model: [
    "A model holds formulas and no amounts: the inputs that a plan gives values for, and the metrics that are worked out of them year by year, each once, with its unit and an explanation. Metrics are evaluated in the order in which they need each other, not in that of the file. A model is read by --model FILE, or lies beside the plan as model.json. baekjo init my-plan starts one that works.",
    "A metric of a family is there once for each member that a plan lists; here each depot's, in whose label {member} is the depot's own:",
    {
      code: '"depots.*.cost": {\n  "formula": "depots.*.places * price", "unit": "money", "kind": "flow", "section": "cost",\n  "label": "{member}: cost", "about": "Places times their price."\n}',
    },
    'The keys, those within another further in; ? marks what may be left out. Labels and other texts are in one language, or in both: { "en": "Cost", "ko": "비용" }.',
    {
      commands: [
        "baekjo init my-plan",
        "baekjo schema model > model.schema.json",
        "baekjo list metrics --wide",
        "baekjo help formulas",
      ],
    },
  ],
  plan: [
    "A plan gives a value to every input of its model that has no default, with a range where it is uncertain, and a source or the word ASSUMPTION and a reason. Beside plan.json lie its model.json, if it has one of its own, scenarios/ with a file for each, checks.json and actuals.json. baekjo init my-plan starts all of them, and baekjo init my-plan --table budget.csv makes them of a table of lines by year.",
    "A path by year has one range for all of its years: a factor on each, or what is added to each. This one moves as a whole, by half a percentage point up or down:",
    {
      code: '"growth": {\n  "values": { "2026": "1.8%", "2027": "2.1%", "2028": "2.0%" },\n  "range": { "shape": "triangular", "as": "addend", "low": "-0.5%", "high": "0.5%" },\n  "source": "ASSUMPTION", "reason": "Half a point is the mean miss of such forecasts."\n}',
    },
    'The step is a year, and there is no shorter one. A plan in half-years gives each half inputs of its own, and the model a balance in the middle of the year: "balance.mid" is prev(balance.end, 0) + funding.first_half - cost.first_half, and "balance.end" is balance.mid + funding.second_half - cost.second_half. Years that stand for half-years would not do: growth, prices, rates and hours are those of a year.',
    'The keys, those within another further in; ? marks what may be left out. Labels and other texts are in one language, or in both: { "en": "Cost", "ko": "비용" }.',
    {
      commands: ["baekjo init my-plan", "baekjo schema plan > plan.schema.json", "baekjo list inputs --wide"],
    },
  ],
  scenarios: [
    `A scenario is what differs from the plan. Verbs take a name, a file (anything with / or .json) - for standard input, or a setting. a+b lays b over a: ${named.other}+${named.rate}=1600. --set lies over all of them (of one scenario alone, compare shows it before and after), and the last to set a value is remembered with it (compare --inputs). Without a scenario the plan itself is meant.`,
    {
      terms: [
        ["x=50조", "sets an input, and makes it certain"],
        ["x=50조[40조..60조]", "with a range for simulate and sensitivity"],
        ["x=[1%, 2%, 3%][0.9..1.2]", "by year: with a range of factors on all years"],
        ["x=[1%, 2%, 3%][-1%..+1%]", "with a range that is added to each; both ends have a sign"],
        [
          "x*=0.8, x+=5조, x+=20%",
          "moves the value and its range; += of an input in % adds percentage points",
        ],
        ["x@2028=0, x@2028..*=1.1, x@2027..2029=3", "in these years only"],
        ["x=[1, 2, 3, 2, 1]", "a value for each year"],
        ["a.*.b=1", "for every name that has one segment in the place of *"],
        ["x=rest", "what the other parts of its whole leave of 100%: a share moves it along"],
        ["x=plan, --unset x", "back to the plan's value"],
        [
          "--set-file inputs.csv",
          "what a table of inputs says otherwise than the plan, before --set; list inputs --format csv writes one",
        ],
        ["--years 2026..2035", "another horizon; yearly values hold their last"],
      ],
    },
    "A scenario's file has a format and its settings; a label, a reason (why) and a source are welcome. extends names a scenario that it starts from.",
    {
      code: `{ "format": "baekjo/scenario/1", "extends": "${named.other}", "set": ["${named.rate} *= 1.05"] }`,
    },
    "The keys of the file; ? marks what may be left out:",
    {
      commands: [
        "baekjo list scenarios",
        `baekjo run '${named.other}+${named.layer}+${named.price}*=1.1'`,
        `baekjo compare ${named.other} --set ${named.rate}=1600`,
        "baekjo run ./my-scenario.json",
        `echo '{ "format": "baekjo/scenario/1", "set": ["${named.rate}=1600"] }' | baekjo run -`,
      ],
    },
  ],
  checks: [
    "A file of checks says what must hold of a plan, for people and for CI. baekjo check asks the checks.json beside the plan, or the file that it is given, and ends with 1 where one fails.",
    {
      code: `{ "format": "baekjo/checks/1", "checks": [\n  { "id": "lasts", "assert": "all(${named.balance} >= -10조)", "scenarios": ["*"] },\n  { "id": "likely", "assert": "P(any(${named.left} < 0)) <= 20%", "level": "warn" }\n] }`,
    },
    'The keys, those within another further in; ? marks what may be left out. Labels and other texts are in one language, or in both: { "en": "Cost", "ko": "비용" }.',
    { commands: ["baekjo check", "baekjo schema checks > checks.schema.json"] },
  ],
  formats: [
    "The result is on standard output, and all else on standard error. --format chooses how it is written, and so does the name of the file given to -o.",
    {
      terms: [
        [
          "table",
          "for the eye: money scaled, rounded so that years add to totals; --wide shows every column",
        ],
        ["markdown", "the same for an article or an issue"],
        ["json", "one document; --json for short"],
        ["ndjson", "a head, then a record a line"],
        [
          "csv",
          "a value a line: scenario, year, metric, label, value, unit; --wide has a column a year, --bom helps Excel; labels are in the language asked for",
        ],
        ["bibtex", "of cite alone: its sources for LaTeX"],
        ["csl", "of cite alone: its sources as CSL-JSON, for Zotero and other reference managers"],
        ["junit", "of check alone: a report for CI"],
        ["github", "of check alone: annotations of GitHub Actions"],
        ["html", "of report alone: one page for a browser or a printer"],
        ["svg", "of report alone: its first chart, a picture for a text"],
      ],
    },
    'JSON begins with "format": "baekjo/<command>/2", to which fields may be added (replay, compare and check read results of format 1 too), and holds the plan, the layers and every setting behind the result. Money is whole won beside its unit, and an undefined value is null. Programs are given every row, people a summary; --metric and --section choose for both. Machine formats depend on no language, terminal or time zone; only the labels and notes of CSV are in the language asked for.',
    {
      commands: [
        `baekjo run ${named.other} --json`,
        `baekjo compare ${named.base} ${named.other} --format markdown`,
        `baekjo run --metric ${named.spending} -o uses.csv`,
        "baekjo list inputs --format ndjson",
      ],
    },
  ],
  limits: [
    "What is more than a plan of a person's needs is refused before any work is done for it, and the error says the limit and what was asked.",
    {
      terms: [
        ["a data file", "8 MiB, 200,000 values, 64 levels; regular files only"],
        ["a table", "8 MiB, 500,000 cells; of a budget 5,000 lines, 500 in a group"],
        ["a plan", "500 members of a family, 50,000 inputs, 500 scenario files, 100 years"],
        ["a model", "200,000 figures, those of a family once for each member"],
        ["a command", "200 scenarios, each of at most 50 layers; 1,000 settings"],
        [
          "a scenario",
          "1,000 settings, that set at most 200,000 inputs, each as often as it is set; those with a * look through 5,000,000 inputs",
        ],
        ["a formula", "5,000 characters, 1,000 operators, 100 levels"],
        [
          "a long horizon",
          "30 years in check with a matrix or with all metrics, in report and in solve; more years only where metrics × years × scenarios are at most 10,000",
        ],
        [
          "simulate",
          "4,000,000,000 trials; 1,000,000 with --draws, and 5,000,000 numbers of those in one JSON document",
        ],
        ["replay", "2,000,000 trials, counted for each scenario; --most-trials allows more"],
        ["merge", "256 MiB a part"],
        [
          "solve",
          "10,000,000 operations of bounds; what is open then is looked at point by point, and not proved",
        ],
      ],
    },
    { commands: ["baekjo list scenarios"] },
  ],
  "exit-codes": [
    "What failed never ends with 0, and prints nothing on standard output.",
    {
      terms: [
        ["0", "done; a closed pipe is no failure"],
        ["1", "the answer is no: a check failed, a replay differs"],
        ["2", "wrong usage: a verb, an option, a malformed setting"],
        ["3", "bad input: the content of a file, an unknown name, a unit, a cycle"],
        ["4", "no solution; JSON says whether that is proved"],
        ["5", "a file could not be read or written"],
        ["70", "a bug of this program; BAEKJO_DEBUG=1 shows where"],
        ["130", "interrupted"],
      ],
    },
    { commands: ["baekjo validate; echo $?"] },
  ],
} as const satisfies Readonly<Record<string, readonly Block[]>>;

/** What the manual says beside the help. */
export const manualEn = {
  name: "Name",
  synopsis: "Synopsis",
  description: "Description",
  examples: "Examples",
  verbs: "Verbs",
  shared: "Options of several verbs",
  also: "Also {options}.",
  environment: "Environment",
  variables: [
    ["LC_ALL, LC_MESSAGES, LANG", "the language, where --lang does not say it: Korean or English"],
    ["NO_COLOR, FORCE_COLOR", "without or with colour, where --color does not say it"],
    ["COLUMNS", "how wide tables may be; otherwise the terminal's width, or 80"],
    ["BAEKJO_PLAN", "the plan, where --plan does not say it: a name, a file or a folder"],
    [
      "SOURCE_DATE_EPOCH",
      "seconds since 1970: the day that stands for today, so that a page or a check is the same on any day",
    ],
    ["BAEKJO_DEBUG", "1 shows where in the program an unexpected error arose"],
  ],
} as const;
