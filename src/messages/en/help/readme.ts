/** The README of a plan that was started. */
export const readmeEn = `# My plan

A funding plan for baekjo: figures that can be read, compared and tested.

- \`plan.json\` holds the figures. Each has a source, or the word ASSUMPTION and a reason.
- \`scenarios/\` holds what-ifs: what differs from the plan, and why.
- \`schemas/\` is for your editor, which completes and checks both.

Amounts, GPUs and programmes are examples: they say ASSUMPTION, and are yours to replace. Prices, power and
rates are those of the plan that ships with the program, with their sources. The formulas are shipped with it too.

## Ask

\`\`\`sh
baekjo run --plan plan.json
baekjo compare as-planned dearer-gpus --plan plan.json
baekjo run --plan plan.json --set "compute.target=2000"
baekjo validate --plan plan.json
\`\`\`

## Make it yours

1. In \`plan.json\`, change \`funding.public.amount\`, \`funding.private.amount\` and \`compute.target\`. An amount may be
   written 1조, 1T or 1,000,000,000,000.
2. Say where a figure comes from: add the page to \`sources\` in \`plan.json\`, and name its id as the figure's \`source\`.

   \`\`\`json
   "sources": {
     "budget-2026": {
       "title": "Budget speech", "publisher": "Ministry of Finance",
       "date": "2025-12-03", "url": "https://example.org/budget"
     }
   }
   \`\`\`

3. Add a programme: a member under \`families.programmes\`, and its amount as \`programmes.NAME.amount\`.
4. Copy \`scenarios/dearer-gpus.json\` for each what-if; its name is the name of the file.
5. \`baekjo validate --plan plan.json\` finds what does not fit, with the place and the next step.

What each figure means: \`baekjo list metrics\`. What can be set: \`baekjo list inputs --plan plan.json\`. How amounts and
settings are written: \`baekjo help units\`, \`baekjo help scenarios\`.
`;
