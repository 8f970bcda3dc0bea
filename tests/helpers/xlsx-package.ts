/**
 * What a spreadsheet program refuses or repairs in an xlsx file, found without one: parts that are not named, relations that lead nowhere,
 * elements out of the order of ECMA-376 (CT_Worksheet, CT_Chart and their children), indexes beyond their tables, characters that XML has not.
 */

import { entriesOf, inflated } from "../../src/workbook/zip-package.ts";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const order: Readonly<Record<string, readonly string[]>> = {
  worksheet:
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst".split(
      " ",
    ),
  sheetPr: ["tabColor", "outlinePr", "pageSetUpPr"],
  sheetView: ["pane", "selection", "pivotSelection", "extLst"],
  c: ["f", "v", "is", "extLst"],
  dataValidation: ["formula1", "formula2"],
  workbook:
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize extLst".split(
      " ",
    ),
  styleSheet:
    "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split(" "),
  "c:chartSpace":
    "c:date1904 c:lang c:roundedCorners c:style c:clrMapOvr c:pivotSource c:protection c:chart c:spPr c:txPr c:externalData c:printSettings c:userShapes c:extLst".split(
      " ",
    ),
  "c:chart":
    "c:title c:autoTitleDeleted c:pivotFmts c:view3D c:floor c:sideWall c:backWall c:plotArea c:legend c:plotVisOnly c:dispBlanksAs c:showDLblsOverMax".split(
      " ",
    ),
  "c:barChart": "c:barDir c:grouping c:varyColors c:ser c:dLbls c:gapWidth c:overlap c:serLines c:axId".split(
    " ",
  ),
  "c:ser":
    "c:idx c:order c:tx c:spPr c:invertIfNegative c:pictureOptions c:dPt c:dLbls c:trendline c:errBars c:cat c:val c:shape".split(
      " ",
    ),
  "c:catAx":
    "c:axId c:scaling c:delete c:axPos c:majorGridlines c:minorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:crossesAt c:auto c:lblAlgn c:lblOffset c:tickLblSkip c:tickMarkSkip c:noMultiLvlLbl".split(
      " ",
    ),
  "c:valAx":
    "c:axId c:scaling c:delete c:axPos c:majorGridlines c:minorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:crossesAt c:crossBetween c:majorUnit c:minorUnit c:dispUnits".split(
      " ",
    ),
  "c:scaling": ["c:logBase", "c:orientation", "c:max", "c:min"],
  "xdr:twoCellAnchor": ["xdr:from", "xdr:to", "xdr:sp", "xdr:graphicFrame", "xdr:pic", "xdr:clientData"],
};

/** All faults that were found; none in a file that every program opens as it is. */
export function faultsOf(bytes: Uint8Array): readonly string[] {
  const buffer = Buffer.from(bytes);
  const faults: string[] = [];
  const parts = new Map<string, Element>();
  for (const entry of entriesOf(buffer) ?? []) {
    const text = inflated(buffer, entry)?.toString("utf8");
    if (text === undefined) faults.push(`${entry.name}: damaged`);
    else if (parts.has(entry.name)) faults.push(`${entry.name}: twice`);
    else
      parts.set(
        entry.name,
        parsed(text, (fault) => faults.push(`${entry.name}: ${fault}`)),
      );
  }
  typesIn(parts, faults);
  relationsIn(parts, faults);
  for (const [name, root] of parts) orderIn(root, name, faults);
  cellsIn(parts, faults);
  return faults;
}

function parsed(text: string, report: (fault: string) => void): Element {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text))
    report("a character that XML has not");
  if (text.includes("\ufffd")) report("half a character");
  const top: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [top];
  for (const [, between, declaration, closing, name, attributes = "", empty] of text.matchAll(
    /([^<]*)<(?:(\?[^>]*\?)|(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?))>/g,
  )) {
    const parent = open.at(-1) as Element;
    parent.text += between;
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(`${between}${attributes}`))
      report(`a bare & in ${parent.name}`);
    if (declaration) continue;
    if (closing) {
      if (open.pop()?.name !== name) report(`</${name}> closes ${parent.name}`);
      continue;
    }
    const pairs = [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]);
    if (new Set(pairs.map(([key]) => key)).size < pairs.length) report(`an attribute twice in ${name}`);
    const element: Element = {
      name: name as string,
      attributes: Object.fromEntries(pairs),
      children: [],
      text: "",
    };
    parent.children.push(element);
    if (!empty) open.push(element);
  }
  if (open.length > 1) report(`${open.at(-1)?.name} is not closed`);
  return top;
}

function* within(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* within(child);
}

const all = (root: Element | undefined, name: string) =>
  root === undefined ? [] : [...within(root)].filter((element) => element.name === name);

function typesIn(parts: ReadonlyMap<string, Element>, faults: string[]): void {
  const types = parts.get("[Content_Types].xml");
  const overrides = all(types, "Override").map(({ attributes }) => (attributes.PartName as string).slice(1));
  const extensions = new Set(all(types, "Default").map(({ attributes }) => attributes.Extension));
  for (const name of overrides) if (!parts.has(name)) faults.push(`type of ${name}, which is not there`);
  for (const name of parts.keys()) {
    const isNamed = overrides.includes(name) || name.endsWith(".rels") || name === "[Content_Types].xml";
    if (!isNamed || !extensions.has("rels")) faults.push(`${name} has no type`);
  }
}

function relationsIn(parts: ReadonlyMap<string, Element>, faults: string[]): void {
  for (const [name, root] of parts) {
    if (!name.endsWith(".rels")) continue;
    const folder = name.replace(/_rels\/[^/]*$/, "");
    const source = parts.get(`${folder}${name.slice(name.lastIndexOf("/") + 1, -".rels".length)}`);
    const ids = all(root, "Relationship").map(({ attributes }) => attributes.Id);
    if (new Set(ids).size < ids.length) faults.push(`${name}: an id twice`);
    for (const { attributes } of all(root, "Relationship")) {
      const { Target = "", TargetMode } = attributes;
      if (TargetMode === "External") {
        if (!/^https?:\/\//.test(Target) || Target.length > 2079) faults.push(`${name}: address ${Target}`);
        continue;
      }
      const path = new URL(Target, `file:///${folder}`).pathname.slice(1);
      if (!parts.has(path)) faults.push(`${name}: no ${path}`);
    }
    if (source === undefined) continue;
    for (const { name: element, attributes } of within(source)) {
      const id = attributes["r:id"];
      if (id !== undefined && !ids.includes(id)) faults.push(`${name}: ${element} refers to ${id}`);
    }
  }
}

function orderIn(root: Element, part: string, faults: string[]): void {
  for (const { name, children } of within(root)) {
    const known = order[name];
    if (known === undefined) continue;
    const places = children.map((child) => known.indexOf(child.name));
    const wrong = places.findIndex((place, i) => place < 0 || place < (places[i - 1] ?? 0));
    if (wrong >= 0) faults.push(`${part}: ${children[wrong]?.name} out of its place in ${name}`);
  }
}

function cellsIn(parts: ReadonlyMap<string, Element>, faults: string[]): void {
  const strings = parts.get("xl/sharedStrings.xml");
  const texts = all(strings, "si");
  const count = Number(all(strings, "sst")[0]?.attributes.uniqueCount);
  if (count !== texts.length) faults.push(`${count} shared strings said, ${texts.length} there`);
  for (const { text } of all(strings, "t"))
    if (text.length > 32_767) faults.push("a text longer than a cell holds");
  const styles = parts.get("xl/styles.xml");
  const looks = all(styles, "cellXfs")[0]?.children.length ?? 0;
  const rules = all(styles, "dxf").length;
  const names = all(parts.get("xl/workbook.xml"), "sheet").map(({ attributes }) => attributes.name ?? "");
  for (const name of names) if (!/^[^[\]:*?/\\']{1,31}$/.test(name)) faults.push(`sheet ${name}`);
  for (const [part, root] of parts) {
    if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(part)) continue;
    let [row, column] = [0, 0];
    for (const element of within(root)) {
      const { attributes, children, name } = element;
      const wrong = (what: string) => faults.push(`${part} ${attributes.r ?? ""}: ${what}`);
      if (name === "row") {
        if (Number(attributes.r) <= row) wrong("rows out of order");
        [row, column] = [Number(attributes.r), 0];
      }
      if (name === "cfRule" && Number(attributes.dxfId) >= rules) wrong("no such look of a rule");
      if (name === "dataValidation" && (!attributes.sqref || children.some(({ text }) => text.length > 255)))
        wrong("validation");
      if (name !== "c") continue;
      const [, letters = "", at] = /^([A-Z]+)(\d+)$/.exec(attributes.r ?? "") ?? [];
      const place = [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);
      if (Number(at) !== row || place <= column) wrong("cells out of order");
      column = place;
      if (Number(attributes.s ?? 0) >= looks) wrong("no such style");
      const [formula, value] = ["f", "v"].map((child) => children.find((one) => one.name === child)?.text);
      const type = attributes.t ?? "n";
      if (type === "s" && !(Number(value) < texts.length)) wrong("no such text");
      if (type === "n" && value !== undefined && !Number.isFinite(Number(value)))
        wrong(`${value} is no number`);
      if (type === "e" && !/^#(?:N\/A|DIV\/0!|VALUE!|NUM!|REF!|NAME\?|NULL!)$/.test(value ?? ""))
        wrong("no such error");
      if (!["n", "s", "str", "b", "e"].includes(type)) wrong(`type ${type}`);
      if (formula !== undefined && (/^=|_xlfn|\[/.test(formula) || formula.length > 8192))
        wrong(`formula ${formula}`);
    }
  }
}
