/** The README of a plan that was started. */
const readme = {
  head: `# My plan

A plan for baekjo: numbers and formulas that can be read, compared and tested.

- \`plan.json\` holds the numbers. Each has a source, or the word ASSUMPTION and a reason.
- \`model.json\` holds the formulas: the inputs to which the plan gives values, and the metrics calculated from them.
- \`scenarios/\` holds alternatives: what differs from the plan, and why.
- \`checks.json\` says what must hold, for people and for CI.
- \`schemas/\` is for your editor, which completes and checks all of these.

In this folder every command uses this plan; from elsewhere give \`--plan FOLDER\`.
`,
  kinds: {
    blank: `All numbers are placeholders: they are ASSUMPTION, and their reason says "placeholder: replace".

## Use it

\`\`\`sh
baekjo run
baekjo compare as-planned dearer-building
baekjo simulate
baekjo sensitivity
baekjo explain cost
baekjo check
baekjo validate
\`\`\`

## Make it yours

1. In \`plan.json\`, put your own numbers in place of the placeholders, with their ranges: \`baekjo list inputs placeholder\` has those
   that are left. An amount may be written 4.5bn, 1.2 million or 1,000,000; \`baekjo help units\` says how.
2. Say where a number comes from: add the page to \`sources\` in \`plan.json\`, and name its id as the number's \`source\`.

   \`\`\`json
   "sources": {
     "budget-2026": {
       "title": "Budget speech", "publisher": "Ministry of Finance",
       "date": "2025-12-03", "url": "https://example.org/budget"
     }
   }
   \`\`\`

3. Add a site: a member under \`families.sites\`, and its places as \`sites.NAME.places\`. It needs no formula.
4. Copy \`scenarios/dearer-building.json\` for each what-if; its name is the name of the file.
5. In \`model.json\`, name your own inputs and metrics: \`baekjo help model\`, \`baekjo help formulas\`.
6. \`baekjo validate\` finds what does not fit, with the place and the next step; \`baekjo check\` what no longer holds.
`,
    table: `The amounts are those of the table, each with its line in the table as its reason: replace that with a source.
\`envelope\` and \`outturn\` are placeholders: their reason says "placeholder: replace".

## Use it

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

## Make it yours

1. In \`plan.json\`, put what is there for all lines in place of \`envelope\`, and how much of a budget is usually spent, with its range, in
   place of \`outturn\`. \`baekjo list inputs\` shows what may be set, \`baekjo help units\` how.
2. Say where the amounts come from: add the document to \`sources\` in \`plan.json\`, and name its id as each amount's \`source\`.

   \`\`\`json
   "sources": {
     "budget-2026": {
       "title": "Budget by lines", "publisher": "Ministry of Finance",
       "date": "2025-12-03", "url": "https://example.org/budget"
     }
   }
   \`\`\`

3. Change a line in a what-if: \`baekjo run --set GROUP.LINE.amount*=0.9\`, or all: \`--set "*.*.amount*=0.9"\`. Copy
   \`scenarios/five-percent-less.json\` to keep one; its name is the name of the file.
4. Add a line: a member of its group under \`families\`, and its amount as \`GROUP.LINE.amount\`. It needs no formula.
5. \`baekjo check\` says where the lines no longer add to what the table had; \`checks.json\` has those sums.
`,
    copied: `The numbers are those of the plan that this one was started from, with their sources. If another currency was chosen, all of them
are placeholders: they are ASSUMPTION, and their reason says "placeholder: replace", what the other plan has, and by which source.
If other years were chosen, the note of an input says which of its years are placeholders.

## Use it

\`\`\`sh
baekjo run
baekjo list scenarios
baekjo list inputs
baekjo check
baekjo validate
\`\`\`

## Make it yours

1. In \`plan.json\`, change \`id\` and \`label\`, and put your own numbers in place of the others. \`baekjo list inputs\` shows what may be
   set, \`baekjo help units\` how.
2. Say where a number comes from: add the page to \`sources\` in \`plan.json\`, and name its id as the number's \`source\`.
3. Add, change or delete scenarios; the name of a file is the name of its scenario.
4. \`baekjo validate\` finds what does not fit, with the place and the next step; \`baekjo check\` what no longer holds.
`,
  },
  keys: "The keys of {file}",
};

export const readmeEn = () => readme;
