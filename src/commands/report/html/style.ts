/**
 * The look of a page. Colours are distinct to those who see fewer of them (after Okabe and Ito, darkened on white until each
 * stands out from the paper 3 to 1), and text is at least 4.5 to 1.
 */

const light = `
  --paper: #fff; --ink: #1b1f24; --soft: #5a636e; --rule: #dfe3e8; --band: #f5f7f9; --link: #0b57a4; --alarm: #b3261e; --missing: #b3261e1a;
  --f0: #0a5aa0; --f1: #c77a00; --f2: #00805f; --f3: #b8558f; --f4: #3a8fc4; --f5: #8a6d1f; --f6: #7b4fb0; --f7: #4f5b66; --others: #8b95a1; --hatch: #b9c1ca;
  --k0: #0a5aa0; --k1: #c4480a; --k2: #00805f; --k3: #9c4380; --k4: #946000; --k5: #4f5b66;
  --better: #0a6fb0; --worse: #c4480a; --low: #c77a00; --high: #0a5aa0;`;

const dark = `
  --paper: #14171b; --ink: #e9ecef; --soft: #a3adb8; --rule: #2f363d; --band: #1d2126; --link: #7fbcf5; --alarm: #ff8d80; --missing: #ff8d8026;
  --f0: #4a9de0; --f1: #f0a830; --f2: #2fb894; --f3: #dd86b7; --f4: #8fd0f5; --f5: #d6c25a; --f6: #b596e6; --f7: #c3ccd5; --others: #8b95a1; --hatch: #525c67;
  --k0: #5aa9ea; --k1: #f58a4b; --k2: #35bf98; --k3: #dd86b7; --k4: #e0b040; --k5: #c3ccd5;
  --better: #5aa9ea; --worse: #f58a4b; --low: #f0a830; --high: #4a9de0;`;

const numbered = (count: number, rule: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => rule(i)).join("\n");

/** What is drawn in a picture, on the page and alone: nothing else bears these classes. */
const marks = `
text { font-size: 10.8px; fill: var(--soft); font-variant-numeric: tabular-nums; }
.name, .end { fill: var(--ink); }
.halo, .caption, .loss { paint-order: stroke; stroke: var(--paper); stroke-width: 3.5px; stroke-linejoin: round; }
.halo { fill: var(--ink); }
.strong, .end, .loss { font-weight: 600; }
.loss { fill: var(--alarm); }
.level { stroke: var(--rule); stroke-width: 1; }
.zero { stroke: var(--soft); stroke-width: 1; }
.leader { stroke: var(--soft); stroke-width: .7; fill: none; }
.sign { stroke: var(--alarm); stroke-width: 1; stroke-dasharray: 3 3; }
.missing { fill: var(--missing); }
.limit { fill: none; stroke: var(--ink); stroke-width: 2; }
.limit-edge { fill: none; stroke: var(--paper); stroke-width: 4; }
.stroke { fill: none; stroke-width: 2.2; stroke-linejoin: round; }
.guide { fill: none; stroke: var(--ink); stroke-width: 1; stroke-dasharray: 2 3; }
.point { fill: var(--paper); stroke: var(--ink); stroke-width: 1.6; }
g rect { stroke: var(--paper); stroke-width: .8; }
.bars rect { fill-opacity: .6; stroke: none; }
rect.short { fill: none; stroke: var(--alarm); stroke-width: 2; }
${numbered(8, (i) => `.f${i} rect { fill: var(--f${i}); }`)}
.others rect { fill: var(--others); }
rect.rest { fill: var(--rule); }
rect.later, .later rect { fill: var(--k0); fill-opacity: .18; }
rect.least, .least rect { fill: var(--k0); }
rect.most, .most rect { fill: var(--k0); fill-opacity: .42; }
rect.better, .better rect { fill: var(--better); }
rect.worse, .worse rect { fill: var(--worse); }
rect.low, .low rect { fill: var(--low); }
rect.high, .high rect { fill: var(--high); }
${numbered(6, (i) => `.k${i} rect, .k${i} circle, text.k${i} { fill: var(--k${i}); } .k${i} .stroke { stroke: var(--k${i}); }`)}
.k1 .stroke { stroke-dasharray: 8 3; } .k2 .stroke { stroke-dasharray: 2.5 3; } .k3 .stroke { stroke-dasharray: 10 3 2 3; } .k4 .stroke { stroke-dasharray: 5 2; } .k5 .stroke { stroke-dasharray: 1.5 2; }
`;

const family =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", sans-serif';

/** For a picture alone, in light colours: drawing programs know no variables. */
export const pictureStyle =
  `text { font-family: ${family}; } .title { font-size: 15px; font-weight: 700; fill: #1b1f24; } .paper { fill: #fff; }${marks}`.replaceAll(
    /var\((--[\w-]+)\)/g,
    (_, name) => new RegExp(`${name}: ([^;]+);`).exec(light)?.[1] as string,
  );

export const stylesheet = `
:root { color-scheme: light dark; ${light} }
@media screen and (prefers-color-scheme: dark) { :root { ${dark} } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.55 ${family};
  overflow-wrap: break-word; word-break: keep-all;
}
main { max-width: 980px; margin: 0 auto; padding: clamp(20px, 5vw, 52px) clamp(14px, 4vw, 40px) 64px; }
p, li, dd, figcaption { max-width: 72ch; }
a { color: var(--link); text-underline-offset: 2px; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "D2Coding", "Noto Sans Mono CJK KR", monospace; font-size: .86em; }
.soft { color: var(--soft); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

header { border-bottom: 1px solid var(--rule); padding-bottom: 28px; }
.kicker { margin: 0 0 14px; font-weight: 600; font-size: .92rem; }
.kicker .soft { font-weight: 400; }
h1 { margin: 0 0 16px; max-width: 30ch; font-size: clamp(1.6rem, 1.1rem + 2.1vw, 2.5rem); line-height: 1.16; font-weight: 700; letter-spacing: -.015em; text-wrap: pretty; }
:lang(ko) h1 { line-height: 1.28; letter-spacing: -.02em; max-width: 26em; }
data, .whole { white-space: nowrap; }
.lead { font-size: 1.08rem; margin: 0 0 14px; }
.scenarios { margin: 18px 0; padding: 0; list-style: none; }
.scenarios li { margin: 0 0 8px; max-width: 84ch; }
.byline { margin: 0 0 18px; font-size: .92rem; color: var(--soft); }
.dot { display: inline-block; width: .62em; height: .62em; border-radius: 50%; margin-right: .5em; background: currentColor; }

section { margin-top: 52px; }
h2 { margin: 0 0 14px; font-size: 1.42rem; line-height: 1.25; letter-spacing: -.01em; }
h3 { margin: 26px 0 8px; font-size: 1.02rem; }
section > p { margin: 0 0 14px; }
.figure-name { font-weight: 600; margin: 18px 0 8px; }
figure { margin: 0 0 28px; }
figure > h3 { margin: 0 0 2px; font-size: 1.12rem; line-height: 1.3; max-width: 60ch; text-wrap: pretty; }
.measure { margin: 0 0 12px; color: var(--soft); font-size: .92rem; }
figcaption { color: var(--soft); font-size: .82rem; margin: 8px 0 0; padding-top: 6px; border-top: 1px solid var(--rule); max-width: none; }
.files { display: block; }
.files a { margin-right: 14px; }
.panels { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 310px), 1fr)); gap: 22px 36px; }
.panels.alone { grid-template-columns: minmax(0, 520px); }
.panel { min-width: 0; max-width: 520px; }
.panel-name { margin: 0 0 6px; font-weight: 600; font-size: .95rem; overflow-wrap: anywhere; }
.panel svg { display: block; width: 100%; height: auto; }

svg text { font-family: inherit; }
${marks}

${numbered(6, (i) => `.k${i}.dot { color: var(--k${i}); }`)}
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr)); gap: 8px 36px; align-items: start; }
.beside > * { min-width: 0; }
p.soft:not(.marked)::first-letter { text-transform: uppercase; }
.small { font-size: .88rem; }
.range { display: block; color: var(--soft); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 6px 20px; padding: 0; margin: 14px 0 0; font-size: .9rem; max-width: none; }
.legend li { display: flex; align-items: center; gap: 7px; }
.key { width: 20px; height: 15px; flex: none; }

.scroll { overflow-x: auto; margin: 8px 0 14px; max-width: 100%; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; width: 100%; }
th, td { padding: 5px 0 5px 18px; text-align: right; vertical-align: top; font-weight: 400; white-space: nowrap; }
th:first-child { padding-left: 0; text-align: left; white-space: normal; min-width: 9.5em; max-width: 24em; }
td.t, th.t { text-align: left; white-space: normal; min-width: 12em; }
.short .t { min-width: 4.5em; }
.changes td { white-space: normal; }
thead th { border-bottom: 1.5px solid var(--ink); font-weight: 600; vertical-align: bottom; }
thead th + th { white-space: normal; max-width: 12em; }
tbody tr + tr > * { border-top: 1px solid var(--rule); }
tr.group th { font-weight: 600; padding-top: 14px; max-width: none; }
tr.group th { white-space: normal; overflow-wrap: anywhere; }
.alarm { color: var(--alarm); font-weight: 600; }
sup { line-height: 0; font-size: .68em; padding-left: .25em; }
sup a, .marks a { text-decoration: none; }
sup a:hover, .marks a:hover { text-decoration: underline; }
.marks { font-size: .88em; color: var(--soft); }
details { margin: 10px 0; }
summary { cursor: pointer; color: var(--link); font-size: .92rem; width: max-content; max-width: 100%; }

#notes, #inputs, #sources, #made { font-size: .9rem; }
.notes, .sources { padding-left: 2.4em; margin: 0; }
.notes li, .sources li { margin-bottom: 7px; padding-left: 4px; max-width: 96ch; }
.terms { margin: 0 0 14px; columns: 2 340px; column-gap: 36px; }
.terms > div { break-inside: avoid; margin-bottom: 3px; }
.terms dt { display: inline; font-weight: 600; }
.terms dd { display: inline; margin: 0 0 0 .4em; }
.formula { color: var(--soft); }
cite { font-style: normal; font-weight: 500; }
.url, code { overflow-wrap: anywhere; }
.inputs th code { display: block; color: var(--soft); overflow-wrap: anywhere; }
.inputs table { width: 100%; }
.inputs tr > th:first-child { width: 34%; }
.inputs tr > .t { width: 42%; }
:target { background: var(--band); outline: 6px solid var(--band); }
pre { background: var(--band); padding: 14px 16px; border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 14px; }
.facts { display: grid; gap: 4px; margin: 0; }
.facts > div { display: grid; grid-template-columns: minmax(8em, max-content) 1fr; gap: 16px; }
.facts dd { margin: 0; overflow-wrap: anywhere; }

@media (max-width: 640px) {
  .facts > div { grid-template-columns: 1fr; gap: 0; }
  /* No column is out of sight: below its name a row's numbers stand side by side, each under its heading. */
  .scroll { overflow: visible; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody { display: block; }
  tr { display: grid; grid-template-columns: repeat(auto-fill, minmax(4.7em, 1fr)); gap: 2px 8px; align-items: end; padding: 7px 0; border-top: 1px solid var(--rule); }
  tbody tr + tr > * { border-top: 0; }
  th:first-child { grid-column: 1 / -1; max-width: none; padding: 0; min-width: 0; font-weight: 600; }
  td, td.t { padding: 0; min-width: 0; white-space: normal; text-align: left; }
  td.t { grid-column: span 2; }
  td.wide { grid-column: 1 / -1; }
  :lang(en) h1 data, td data { white-space: normal; }
  .changes tr { grid-template-columns: repeat(auto-fill, minmax(6.4em, 1fr)); }
  .changes td.t { grid-column: auto; }
  td:empty { display: none; }
  td[data-h]::before { content: attr(data-h); display: block; font-size: .76rem; font-weight: 400; color: var(--soft); line-height: 1.25; }
  tr.group { padding: 14px 0 0; border-top: 0; }
  tr.group th { font-size: .95rem; }
}

@page { size: A4; margin: 12mm 12mm 13mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #5a636e; } }
@media print {
  html, body { font-size: 8.5pt; line-height: 1.32; }
  .dot, .key, svg { print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  header { padding-bottom: 2mm; }
  section { margin-top: 5mm; }
  h1 { font-size: 18pt; margin-bottom: 2mm; max-width: none; }
  h2 { font-size: 12pt; margin-bottom: 1.5mm; }
  h3, figure > h3 { font-size: 9.6pt; margin: 2mm 0 1mm; }
  p, section > p, .lead, .byline, .measure, .scenarios, .kicker { margin: 0 0 1.5mm; max-width: none; }
  .lead { font-size: 1em; }
  .scenarios li { margin: 0; }
  h1, h2, h3, thead, .figure-name, .panel-name, .group, .measure { break-after: avoid; }
  h2 + p { break-after: avoid; }
  .few, #method, h2, h3 { break-inside: avoid; }
  /* Many panels break between rows of them, which those of a grid do not. */
  figure:has(.panel:nth-child(3)) { break-inside: auto; }
  figure:has(.panel:nth-child(3)) .panels { display: block; }
  figure:has(.panel:nth-child(3)) .panel { display: inline-block; vertical-align: top; width: calc(50% - 4mm); margin: 0 3mm 3mm 0; }
  #years { display: none; }
  tr, li, figure, .panel, pre { break-inside: avoid; }
  p { break-inside: avoid; }
  .panel svg { max-height: 48mm; }
  #chart-sensitivity .panel svg { max-height: 80mm; }
  #chart-progress .panel svg { max-height: 80mm; width: auto; }
  figure { margin: 0 0 3mm; }
  figcaption { margin-top: 1mm; padding-top: 1mm; }
  .files { display: none; }
  thead { display: table-header-group; }
  .panels { grid-template-columns: 1fr 1fr; gap: 3mm 8mm; }
  .panels.alone { grid-template-columns: 68mm; }
  #chart-progress .panels.alone { grid-template-columns: 76mm; }
  .scroll { overflow: visible; margin: 1mm 0 2mm; }
  table { font-size: 7.5pt; }
  th, td { padding: .35mm 0 .35mm 2.6mm; }
  tr.group th { padding-top: .9mm; }
  th:first-child, td.t, th.t { min-width: 0; }
  details, .printed > summary { display: none; }
  details.printed { display: block; margin: 0; }
  details.printed::details-content { content-visibility: visible; block-size: auto; }
  a { color: inherit; text-decoration: none; }
  ul { margin: 1mm 0; }
  /* What everything rests on is for looking up: in small type, in columns. */
  #method, #notes, #inputs, #sources, #made, .small { font-size: 6.4pt; line-height: 1.2; }
  #method { columns: 2; column-gap: 6mm; }
  #method h2 { column-span: all; }
  #method h3 { font-size: 7pt; margin: 1mm 0 0; }
  .notes, .sources, .terms { columns: 2; column-gap: 6mm; }
  .notes, .sources { padding-left: 2em; }
  .terms { margin: 0 0 1mm; }
  .terms > div { margin: 0; }
  #sources { font-size: 6.2pt; line-height: 1.15; }
  .notes li, .sources li { margin-bottom: .3mm; }
  .inputs table, .inputs tbody { display: block; font-size: 6.3pt; }
  .inputs thead { display: none; }
  .inputs tbody { columns: 2; column-gap: 6mm; }
  .inputs tr { display: block; padding: .3mm 0; border-top: .2mm solid var(--rule); }
  .inputs tr > * { display: inline; border: 0 !important; padding: 0; white-space: normal; text-align: left; }
  .inputs th:first-child { font-weight: 600; }
  .inputs th code, .range { display: inline; }
  #made .facts { columns: 2; }
}
`;
