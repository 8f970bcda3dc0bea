/** What `baekjo help TOPIC` says, in English: paragraphs, commands to paste, and terms with what they mean. */

import { named } from "../../example-names.ts";
import { type Block, guideEn } from "./guide.ts";

const topics = {
  ...guideEn,
  formulas: [
    "Formulas are written in the model file and in conditions (check, solve, sweep --where, simulate --prob). A name is a metric or an input; each has a value for every year of the plan.",
    {
      terms: [
        ["+ - * / ^", "arithmetic; ^ takes a unitless base, or a literal whole exponent"],
        ["= <> < <= > >=", "comparisons; and, or, not join them"],
        ["if(c, a, b)", "a where c holds, otherwise b; only the branch taken is evaluated"],
        ["min max abs round floor ceil exp ln sqrt", "the usual functions; exp and ln take unitless values"],
        [
          "lag(x, n, before)",
          "x of n years ago; before, in the years ahead of the plan; n is a number or a formula of inputs (1 + loan.grace), and at least 1 where x depends on itself",
        ],
        ["prev(x, before)", "x of the year before"],
        ["cumulative(x)", "the sum of x up to this year"],
        [
          "total mean first last lowest highest any all",
          `one value over all years: total(${named.spending}), any(${named.left} < 0)`,
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
          "divided over the years or a family to the last won, by largest remainder; ties go to the earlier year or the first name",
        ],
        [
          "waterfall(envelope, asks.*, priority.*)",
          "members receive what they ask for, by priority, until the envelope is empty",
        ],
        ["year index hours", "the calendar year; 0 in the first year and so on; the 8,760 hours of a year"],
      ],
    },
    "A number may be 12%, an amount (5tn, 1.46tn, $76k), or have a unit in brackets (182.7[KRW/kWh]); 0 without a unit fits any. In the model file a number may have a unit too (50[GPU]), but is never money: the plan holds the amounts. Units are checked before the calculation.",
    "Numbers that agree to 12 significant digits count as equal, so that 70% + 20% + 10% = 100% holds; what is whole (money, counts, calendar years) is compared to the last unit. round, floor and ceil decide on 15 digits: 28.5 is 28.5, however it was calculated. Halves are rounded away from zero. They round in base units: money in the smallest unit of the currency, power in kW; round(x / step) * step rounds to a step that an input gives. A metric in the plan's money is rounded where it is defined, to the smallest unit of the currency, and other metrics go on from the rounded amount; from 100 trillion units on, a half is decided in double precision.",
    "A division by zero, a logarithm or root outside its domain, and money beyond 9,007,199,254,740,991 of its smallest unit (in a currency with cents, beyond 70.37 trillion) are undefined. What is undefined passes through all that uses it, and is n/a in a table and null in JSON. A condition may still have an answer: true or undefined is true, false and undefined is false; any is true if one year is true, all is false if one year is false. A condition that stays undefined counts as not met, and commands say in how many years, points or trials.",
    "Recipes; each line is a metric, with names of your own. Equal yearly payments on a loan, as PMT in spreadsheets:",
    {
      code: "loan.payment = loan.amount * loan.rate / (1 - (1 + loan.rate)^(-loan.term))",
    },
    "Present value, and the internal rate of return (IRR): the rate at which it is zero, found by solve.",
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
        `baekjo simulate --prob "any(${named.left} < -1tn)"`,
        `baekjo solve "total(${named.spending}) <= 35tn" --by ${named.rate} --between 1000..3000`,
        "baekjo list metrics compute --wide",
      ],
    },
  ],
  units: [
    "Every number has a unit, which is checked when it is read: dollars where won are expected are an error, and so is a sum of the two.",
    {
      terms: [
        [
          "65조, 1조 4,600억, 10만",
          "Korean numerals: 경 is 10^16, 조 10^12, 억 10^8, 만 10^4; 천, 백, 십 within them: 3천5백억, 350천억, 35,000백만원",
        ],
        ["65 trillion, 65tn, 65bn", "English ones: thousand, million, billion, trillion; crore and lakh"],
        ["65T, 76k", "in one letter: k, M or m, B, T for 10^3, 10^6, 10^9, 10^12"],
        ["65e12, 65,000,000,000,000", "the same amount, to the last won"],
        ["-5tn, △5tn, (5tn)", "negative amounts, as in accounts and Korean budget tables"],
        [
          "₩ $ € £ ¥ ₹",
          "a currency by its sign, its code or its name: $76k, USD 76k, 76k dollars, 35 trillion won",
        ],
        ["money", "the plan's own currency, in the model's units"],
        ["%", "a hundredth, of no unit"],
        ["level", "1, 0 or -1, shown as above, about level, below"],
        ["W kW MW GW, Wh kWh MWh GWh TWh, h", "power, energy and hours"],
        ["FLOPS TFLOPS PFLOPS EFLOPS", "operations per second"],
        ["month months year years", "durations; a year has no unit"],
        ["GPU and others", "what the model counts: list inputs shows them"],
        [
          "units of your own",
          'defined in the model or the plan, each as an amount of another unit: "units": { "t": "1000 kg", "kt": "1000 t" }',
        ],
      ],
    },
    "Units are joined by * and / with whole exponents: KRW/kWh, USD/kW/month, or 153 dollars per kW per month. Full-width digits and signs are accepted. An ambiguous number (1480,5) is an error that asks which is meant. What happens in a year is an amount and is written without /year. In a shell, $ needs single quotes: in double quotes $80k becomes 0k. A number without a unit takes the unit in which list and explain show its input; one that is at least 100 times off the plan's value is an error that asks what is meant (65 for 65 trillion), and so is a fraction for an input in % (0.8 for 80%) or a price per kW where one per kW and month is needed. An amount in another currency is converted at the plan's rate, with a note: $30,000 for a price in won, 40 million won for one in dollars, also in ranges, axes, bounds and conditions.",
    "Tables show money in trillions, billions or millions; --scale chooses: thousand, million, billion, trillion, eok (100 million), jo (trillion), or one for unscaled. Money is whole in the smallest unit of the plan's currency, given by its decimals: 2 is cents, -3 thousands, -6 millions. Machine formats give the unscaled amount: 12,000 EUR is 12000 beside EUR, whatever its decimals. --in USD converts money to another currency at each year's rate, --real 2025 to the prices of a year: flows and year-end stocks use that year's rate or price level, a total is the total of the restated years, and an amount without a year uses the first year, as npv does. Amounts in foreign currencies stay nominal and are marked so. solve also restates the values that it finds for an input in money, at the first year's rate and prices; its condition and both sides of an equation stay in the plan's own money.",
    {
      commands: [
        `baekjo run --set 'accelerators.gb300.price=$80k' --set '${named.price}=200 KRW/kWh'`,
        "baekjo run --scale eok --section funding",
        "baekjo run --in USD --real 2025",
      ],
    },
  ],
  model: [
    "A model holds formulas and no amounts: the inputs to which a plan gives values, and the metrics calculated from them year by year, each defined once, with its unit and an explanation. Metrics are evaluated in order of dependence, not in the order of the file. A model is read with --model FILE, or is the model.json beside the plan. baekjo init my-plan starts one that works.",
    "A metric of a family exists once for each member that a plan lists; here for each depot, whose own label replaces {member}:",
    {
      code: '"depots.*.cost": {\n  "formula": "depots.*.places * price", "unit": "money", "kind": "flow", "section": "cost",\n  "label": "{member}: cost", "about": "Places times their price."\n}',
    },
    'The keys, indented under the key that contains them; ? marks optional ones. Labels and other texts are in one language, or in both: { "en": "Cost", "ko": "..." }.',
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
    "A plan gives a value to every input of its model that has no default, with a range where it is uncertain, and a source or the word ASSUMPTION and a reason. Beside plan.json are its model.json, if it has one of its own, scenarios/ with one file each, checks.json and actuals.json. baekjo init my-plan creates all of them, and baekjo init my-plan --table budget.csv creates them from a table of budget lines by year.",
    "A yearly path has one range for all of its years: a factor on each, or an amount added to each. This one moves as a whole, by half a percentage point up or down:",
    {
      code: '"growth": {\n  "values": { "2026": "1.8%", "2027": "2.1%", "2028": "2.0%" },\n  "range": { "shape": "triangular", "as": "addend", "low": "-0.5%", "high": "0.5%" },\n  "source": "ASSUMPTION", "reason": "Half a point is the mean error of such forecasts."\n}',
    },
    'The time step is one year. A plan in half-years gives each half its own inputs, and the model a mid-year balance: "balance.mid" is prev(balance.end, 0) + funding.first_half - cost.first_half, and "balance.end" is balance.mid + funding.second_half - cost.second_half. Years cannot stand for half-years: growth, prices, rates and hours are per year.',
    'The keys, indented under the key that contains them; ? marks optional ones. Labels and other texts are in one language, or in both: { "en": "Cost", "ko": "..." }.',
    {
      commands: ["baekjo init my-plan", "baekjo schema plan > plan.schema.json", "baekjo list inputs --wide"],
    },
  ],
  scenarios: [
    `A scenario is what differs from the plan. Commands take a name, a file (anything with / or .json), - for standard input, or a setting. a+b applies b on top of a: ${named.other}+${named.rate}=1600. --set applies to all of them, last (for one scenario alone, compare shows it before and after), and compare --inputs shows what set each value. The default is the plan itself.`,
    {
      terms: [
        ["x=50tn", "sets an input, and makes it certain"],
        ["x=50tn[40tn..60tn]", "with a range for simulate and sensitivity"],
        ["x=[1%, 2%, 3%][0.9..1.2]", "by year, with a range of factors on all years"],
        ["x=[1%, 2%, 3%][-1%..+1%]", "by year, with a range added to each year; both ends have a sign"],
        [
          "x*=0.8, x+=5tn, x+=20%",
          "changes the value and its range; += on an input in % adds percentage points",
        ],
        ["x@2028=0, x@2028..*=1.1, x@2027..2029=3", "in these years only"],
        ["x=[1, 2, 3, 2, 1]", "a value for each year"],
        ["a.*.b=1", "for every name with any one part in place of *"],
        ["x=rest", "what the other parts of its whole leave of 100%; it changes as they do"],
        ["x=plan, --unset x", "back to the plan's value"],
        [
          "--set-file inputs.csv",
          "the values of a table of inputs that differ from the plan, applied before --set; list inputs --format csv writes such a table",
        ],
        ["--years 2026..2035", "other years; yearly values continue with their last"],
      ],
    },
    "A scenario file has a format and its settings, and may have a label, a reason (why) and a source. extends names the scenario that it starts from.",
    {
      code: `{ "format": "baekjo/scenario/1", "extends": "${named.other}", "set": ["${named.rate} *= 1.05"] }`,
    },
    "The keys of the file; ? marks optional ones:",
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
    "A file of checks says what must hold in a plan, for people and for CI. baekjo check evaluates the checks.json beside the plan, or the file given, and ends with exit code 1 if one fails.",
    {
      code: `{ "format": "baekjo/checks/1", "checks": [\n  { "id": "lasts", "assert": "all(${named.balance} >= -10tn)", "scenarios": ["*"] },\n  { "id": "likely", "assert": "P(any(${named.left} < 0)) <= 20%", "level": "warn" }\n] }`,
    },
    'The keys, indented under the key that contains them; ? marks optional ones. Labels and other texts are in one language, or in both: { "en": "Cost", "ko": "..." }.',
    { commands: ["baekjo check", "baekjo schema checks > checks.schema.json"] },
  ],
  formats: [
    "The result goes to standard output, everything else to standard error. The output format is chosen by --format, or by the file name given to -o.",
    {
      terms: [
        ["table", "for reading: money scaled, each number rounded by itself; --wide shows all columns"],
        ["markdown", "the same for an article or a web page"],
        ["json", "one document; same as --json"],
        ["ndjson", "one record per line, after a head"],
        [
          "csv",
          "one value per line: scenario, year, metric, label, value, unit, and last which money it counts (basis); --wide has one column per year, --bom is for Excel; labels are in the chosen language",
        ],
        ["bibtex", "cite only: its sources for LaTeX"],
        ["csl", "cite only: its sources as CSL-JSON, for Zotero and other reference managers"],
        ["junit", "check only: a report for CI"],
        ["github", "check only: annotations for GitHub Actions"],
        ["html", "report only: one page for a browser or for print"],
        ["svg", "report only: its first chart, as an image"],
      ],
    },
    'JSON begins with "format": "baekjo/<command>/2", to which fields may be added (replay, compare and check also read results of format 1), and holds the plan, the layers and every setting behind the result. Money is whole won beside its unit, and an undefined value is null. Machine formats have every row, tables a summary; --metric and --section select in both. Machine formats do not depend on language, terminal or time zone; only the labels and notes of CSV are in the chosen language.',
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
    "Requests beyond these limits are refused before any calculation, and the error gives the limit and the size of the request.",
    {
      terms: [
        ["a data file", "8 MiB, 200,000 values, 64 levels; regular files only"],
        ["a table", "8 MiB, 500,000 cells; of a budget 5,000 lines, 500 in a group"],
        ["a plan", "500 members in a family, 50,000 inputs, 500 scenario files, 100 years"],
        ["a model", "200,000 metrics, those of a family once for each member"],
        ["a command", "200 scenarios, each of at most 50 layers; 1,000 settings"],
        [
          "a scenario",
          "1,000 settings, which set at most 200,000 inputs, each counted as often as it is set; settings with a * may scan 5,000,000 inputs",
        ],
        ["a formula", "5,000 characters, 1,000 operators, 100 levels"],
        [
          "a long horizon",
          "30 years in check with a matrix or with all metrics, in report and in solve; more years only where metrics × years × scenarios are at most 10,000, of a report 200,000",
        ],
        [
          "simulate",
          "4,000,000,000 trials; 1,000,000 with --draws, and 5,000,000 numbers of those in one JSON document",
        ],
        ["replay", "2,000,000 trials, counted for each scenario; --most-trials allows more"],
        ["merge", "256 MiB per part"],
        [
          "solve",
          "10,000,000 interval operations; what is undecided then is searched point by point, and not verified",
        ],
      ],
    },
    { commands: ["baekjo list scenarios"] },
  ],
  "exit-codes": [
    "A command that fails never ends with 0, and prints nothing on standard output.",
    {
      terms: [
        ["0", "success; a closed pipe is not a failure"],
        ["1", "the answer is no: a check failed, a replay differs"],
        ["2", "wrong usage: a command, an option, a malformed setting"],
        ["3", "bad input: the content of a file, an unknown name, a unit, a cycle"],
        ["4", "no solution; JSON says whether that is verified"],
        ["5", "a file could not be read or written"],
        ["70", "a bug of this program; BAEKJO_DEBUG=1 shows where"],
        ["130", "interrupted"],
      ],
    },
    { commands: ["baekjo validate; echo $?"] },
  ],
} as const satisfies Readonly<Record<string, readonly Block[]>>;

/** What the manual says beside the help. */
const manual = {
  name: "Name",
  synopsis: "Synopsis",
  description: "Description",
  examples: "Examples",
  commands: "Commands",
  shared: "Options of several commands",
  also: "Also {options}.",
  environment: "Environment",
  variables: [
    ["LC_ALL, LC_MESSAGES, LANG", "the language, where --lang is not given: Korean or English"],
    ["NO_COLOR, FORCE_COLOR", "without or with colour, where --color is not given"],
    ["COLUMNS", "the width of tables; default: the terminal's width, or 80"],
    ["BAEKJO_PLAN", "the plan, where --plan is not given: a name, a file or a folder"],
    [
      "SOURCE_DATE_EPOCH",
      "seconds since 1970: used as today's date, so that a page or a check is the same on any day",
    ],
    ["BAEKJO_DEBUG", "1 shows where in the program an unexpected error occurred"],
  ],
} as const;

/** Functions, since the program has these texts in a file of its own. */
export const topicsEn = () => topics;
export const manualEn = () => manual;
