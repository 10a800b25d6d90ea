import { indent, type SheetLooks } from './sheet-looks.ts';

/** Records of the binary format of before 2007 ([MS-XLS] 2.3). */
const BOF = 0x0809;
const EOF = 0x000a;
const BOUND_SHEET = 0x0085;
const XF = 0x00e0;
const ROW = 0x0208;
/** Cells of text: of the table of texts, with a text of their own, with a rich one, of a formula. */
const TEXT_CELLS = new Set([0x00fd, 0x0204, 0x00d6, 0x0006]);
const BIFF8 = 0x0600;
const XF_LENGTH = 20;
const RIGHT = 3;
const OWN_HEIGHT = 0x40;

/** Reads indentation and rows without height out of a stream of the old binary format. */
export function biffLooks(stream: Buffer, sheet: string, looks: SheetLooks): void {
  if (stream.length < 6 || stream.readUInt16LE(4) !== BIFF8) return;
  const depths: number[] = [];
  let start: number | undefined;
  for (const { type, body } of records(stream, 0)) {
    if (type === XF && body.length >= XF_LENGTH) depths.push(depthOf(body));
    if (type === BOUND_SHEET && nameOf(body) === sheet) start = body.readUInt32LE(0);
  }
  if (start === undefined) return;
  for (const { type, body } of records(stream, start)) {
    if (type === ROW && body.length >= 16) {
      if (body.readUInt16LE(6) === 0 && ((body[12] ?? 0) & OWN_HEIGHT) !== 0)
        looks.flatRows.push(body.readUInt16LE(0));
    } else if (TEXT_CELLS.has(type) && body.length >= 6) {
      const depth = depths[body.readUInt16LE(4)] ?? 0;
      if (depth > 0) indent(looks, body.readUInt16LE(0), body.readUInt16LE(2), depth);
    }
  }
}

/** The records from a BOF to its EOF, without those of charts that stand between. */
function* records(stream: Buffer, from: number): Generator<{ type: number; body: Buffer }> {
  let depth = 0;
  for (let at = from; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at);
    const end = at + 4 + stream.readUInt16LE(at + 2);
    if (end > stream.length) return;
    if (type === BOF) depth += 1;
    if (type === EOF) depth -= 1;
    if (depth === 0) return;
    if (depth === 1) yield { type, body: stream.subarray(at + 4, end) };
    at = end;
  }
}

/** What stands at the right is moved from there, which is no depth. */
function depthOf(style: Buffer): number {
  const alignment = (style[6] ?? 0) & 0x07;
  return alignment === RIGHT ? 0 : (style[8] ?? 0) & 0x0f;
}

function nameOf(boundSheet: Buffer): string {
  const length = boundSheet[6] ?? 0;
  const wide = ((boundSheet[7] ?? 0) & 1) === 1;
  return boundSheet.subarray(8, 8 + length * (wide ? 2 : 1)).toString(wide ? 'utf16le' : 'latin1');
}
