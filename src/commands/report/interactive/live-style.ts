/** The look of the part of a page in which inputs can be moved, beside that of the page. */

export const liveStyle = `
[hidden] { display: none !important; }
.live { display: grid; grid-template-columns: minmax(0, 360px) minmax(0, 1fr); gap: 24px 48px; align-items: start; }
.board { background: var(--paper); padding-top: 8px; }
.board .lead { font-weight: 600; min-height: 4.65em; margin: 0 0 6px; }
.board .panels { gap: 4px; }
.board .panel { max-width: 360px; }
.board .measure { margin: 0; font-size: .82rem; }
.board .panel-name { margin: 0; }
#live-before { font-size: .88rem; margin: 0 0 10px; }
@media (min-width: 901px) and (min-height: 800px) { .board { position: sticky; top: 0; } }
.start, .search { display: block; margin: 12px 0 6px; font-weight: 600; }
.dials, .found { list-style: none; margin: 0; padding: 0; }
.dial { padding: 10px 0 12px; border-top: 1px solid var(--rule); max-width: none; }
.dial p { margin: 2px 0 0; }
.dial p:empty { display: none; }
.dial-name { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 10px; min-height: 30px; }
.dial-name label, .dial-name > span { font-weight: 600; }
.dial output { font-variant-numeric: tabular-nums; }
@media screen { .dial output.typed { display: none; } }
.dial.moved output { color: var(--k1); font-weight: 600; }
.dial-move { display: grid; grid-template-columns: minmax(0, 1fr) 10.5em; gap: 4px 12px; align-items: center; margin-top: 4px; }
.dial-move select { grid-column: 1 / -1; }
.track { display: block; }
.track input { display: block; width: 100%; margin: 0; height: 24px; accent-color: var(--k0); }
/* The middle of a slider's handle never comes nearer to its ends than half of the handle. */
.marks-of { display: block; height: 8px; width: calc(100% - 16px); margin: -3px 8px 0; overflow: visible; }
.marks-of line { stroke: var(--soft); stroke-width: 2; vector-effect: non-scaling-stroke; }
.marks-of .mark-now { stroke: var(--ink); stroke-width: 3; }
.live input[type="text"], .live input[type="search"], .live select, #explore select {
  font: inherit; font-size: .9rem; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: 4px; padding: 3px 6px; min-width: 0; width: 100%; min-height: 30px;
}
#explore .start select { width: auto; max-width: 100%; }
#explore button {
  font: inherit; font-size: .86rem; color: var(--link); background: var(--paper); border: 1px solid var(--soft); border-radius: 4px; padding: 3px 10px; min-height: 28px; cursor: pointer; text-align: left;
}
#explore button[aria-disabled="true"] { color: var(--soft); border-color: var(--rule); cursor: default; }
#explore :is(button, input, select, a, pre, summary):focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
[aria-invalid] { border-color: var(--alarm) !important; }
.found li { margin: 0 0 6px; overflow-wrap: anywhere; }
.take { display: flex; flex-wrap: wrap; gap: 10px; align-items: baseline; }
.ghost .stroke, path.ghost { fill: none; stroke: var(--soft); stroke-width: 2; stroke-dasharray: 3 3; }
.ghost circle, text.ghost { fill: var(--soft); }
@media (max-width: 900px) {
  .live { grid-template-columns: minmax(0, 1fr); }
  /* The answer stays in sight while an input is moved. */
  .board { display: contents; }
  #live-answer { position: sticky; top: 0; z-index: 1; background: var(--paper); padding: 8px 0; margin: 0; border-bottom: 1px solid var(--rule); font-size: 1rem; min-height: 0; }
}
@media print {
  .live { display: block; }
  .track, .exact, #explore button, #explore select, #explore input, .search, #live-count, #live-found, .take, .start { display: none !important; }
  .dials { columns: 2; column-gap: 8mm; }
  .dial { break-inside: avoid; padding: .4mm 0; }
  .dial-name, .board .lead { min-height: 0; }
  .dial:not(.moved) p { display: none; }
}
`;
