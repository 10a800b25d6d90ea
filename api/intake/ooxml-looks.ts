import sax, { type SAXParser } from 'sax';
import { indent, type SheetLooks } from './sheet-looks.ts';

/** Reads a part of a workbook by its path; undefined where there is none. */
type Part = (name: string) => Buffer | undefined;

/** Reads indentation out of the parts of a workbook (ECMA-376, 18.8.1). */
export function ooxmlLooks(part: Part, sheet: string, looks: SheetLooks): void {
  const depths = depthsOf(part);
  if (!depths.some((depth) => depth > 0)) return;
  const cells = part(partOf(part, sheet) ?? '');
  if (cells === undefined) return;
  let row = -1;
  let column = -1;
  // Only names and numbers are looked at, which are ASCII in every sheet.
  for (const [, tag, attributes = ''] of cells.toString('latin1').matchAll(ROW_OR_CELL)) {
    const reference = /\sr="([A-Z]*)(\d+)"/.exec(attributes);
    if (tag === 'row') {
      row = reference === null ? row + 1 : Number(reference[2]) - 1;
      column = -1;
    } else {
      column = reference?.[1] === undefined ? column + 1 : columnOf(reference[1]);
      const depth = depths[Number(/\ss="(\d+)"/.exec(attributes)?.[1] ?? 0)] ?? 0;
      if (depth > 0 && TEXT.test(attributes)) indent(looks, row, column, depth);
    }
  }
}

const ROW_OR_CELL = /<(?:[\w.-]+:)?(row|c)(?=[\s/>])([^>]*)>/g;
const TEXT = /\st="(?:s|str|inlineStr)"/;

/** A is 0, Z is 25, AA is 26. */
function columnOf(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

/** By the number of a style, how deep it indents; what stands at the right is moved from there, which is no depth. */
function depthsOf(part: Part): number[] {
  const depths: number[] = [];
  let within = false;
  readTags(part('xl/styles.xml'), (name, attributes) => {
    if (name === 'cellXfs' || name === 'cellStyles' || name === 'dxfs') within = name === 'cellXfs';
    if (!within) return;
    if (name === 'xf') depths.push(0);
    if (name === 'alignment' && depths.length > 0 && attributes['horizontal'] !== 'right')
      depths[depths.length - 1] = Number(attributes['indent'] ?? 0) || 0;
  });
  return depths;
}

/** The path of a sheet, which the book knows by a number and a list beside it by its path. */
function partOf(part: Part, sheet: string): string | undefined {
  let id: string | undefined;
  readTags(part('xl/workbook.xml'), (name, attributes) => {
    if (name === 'sheet' && attributes['name'] === sheet)
      id = attributes['r:id'] ?? attributes['id'];
  });
  let path: string | undefined;
  readTags(part('xl/_rels/workbook.xml.rels'), (name, attributes) => {
    if (name === 'Relationship' && attributes['Id'] === id) path = attributes['Target'];
  });
  return path?.startsWith('/') === true ? path.slice(1) : path && `xl/${path}`;
}

function readTags(
  xml: Buffer | undefined,
  heard: (name: string, attributes: Record<string, string>) => void,
): void {
  if (xml === undefined) return;
  const parser = sax.parser(true);
  const events: Partial<SAXParser> = {
    onopentag: ({ name, attributes }) =>
      heard(name.replace(/^.*:/, ''), attributes as Record<string, string>),
    // The reader has taken the part as it is.
    onerror: () => parser.resume(),
  };
  Object.assign(parser, events);
  parser.write(xml.toString()).close();
}
