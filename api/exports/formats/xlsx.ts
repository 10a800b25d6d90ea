import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { FieldType } from '../../../db/catalogue/vocabulary.ts';
import type { RawRow } from '../../../db/records/read.ts';
import type { Askable } from '../../records/question.ts';
import { escapeXml } from '../../xml.ts';
import type { Format, Writing } from './format.ts';
import { workbookParts } from './xlsx-parts.ts';

/** What a sheet holds, its head included, and what a cell holds. */
const MOST_ROWS = 1_048_576;
const MOST_CHARACTERS = 32_767;
/** Excel keeps fifteen digits of a number and makes zeros of the others. */
const MOST_DIGITS = 15;

/**
 * A workbook (ECMA-376): the rows, on as many sheets as they need, and a sheet with the meaning of the fields. What
 * Excel would alter stands as text: codes, long numbers, days before 1900.
 */
export const xlsx: Format = {
  contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  async *write(pieces, writing) {
    const zip = new ZipFile();
    const feeding = feed(zip, pieces, writing).catch((error: unknown) =>
      (zip.outputStream as Readable).destroy(error as Error),
    );
    yield* zip.outputStream as unknown as AsyncIterable<Uint8Array>;
    await feeding;
  },
};

async function feed(zip: ZipFile, given: AsyncIterable<RawRow[]>, writing: Writing): Promise<void> {
  // The same rows are the same bytes, so that a broken download can be taken up again.
  const options = { mtime: new Date(writing.release.releasedAt) };
  const add = (name: string, text: AsyncIterable<string> | Iterable<string>) =>
    new Promise<void>((resolve, reject) => {
      const stream = Readable.from(text, { objectMode: false });
      stream.once('end', resolve).once('error', reject);
      zip.addReadStream(stream, name, options);
    });
  const pieces = given[Symbol.asyncIterator]();
  const cut = new Map<string, number>();
  let next = await pieces.next();
  let sheets = 0;
  do {
    sheets += 1;
    const sheet = async function* () {
      yield SHEET_HEAD + row(writing.columns.map(({ name }) => textCell(name)));
      let room = MOST_ROWS - 1;
      while (next.done !== true && room > 0) {
        const here = next.value.slice(0, room);
        room -= here.length;
        yield here.map((one) => row(cellsOf(one, writing.columns, cut))).join('');
        if (here.length < next.value.length) {
          next = { done: false, value: next.value.slice(here.length) };
          break;
        }
        next = await pieces.next();
      }
      yield SHEET_END;
    };
    await add(`xl/worksheets/sheet${sheets}.xml`, sheet());
  } while (next.done !== true);
  for (const [name, text] of workbookParts(sheets)) await add(name, [text]);
  await add(`xl/worksheets/sheet${sheets + 1}.xml`, dictionarySheet(writing, cut));
  zip.end();
}

const SHEET_HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
const SHEET_END = '</sheetData></worksheet>';

const row = (cells: readonly string[]) => `<row>${cells.join('')}</row>`;

function cellsOf(values: RawRow, columns: readonly Askable[], cut: Map<string, number>): string[] {
  return columns.map(({ name, type }, at) => {
    const text = values[at] ?? null;
    if (text === null) return '<c/>';
    if (text.length > MOST_CHARACTERS) cut.set(name, (cut.get(name) ?? 0) + 1);
    return CELL[type](text);
  });
}

function textCell(text: string): string {
  if (text === '') return '<c t="inlineStr"><is><t></t></is></c>';
  const held = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
  // _x0041_ would be read as a letter.
  const kept = escapeXml(held.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
  return `<c t="inlineStr"><is><t xml:space="preserve">${kept}</t></is></c>`;
}

function numberCell(text: string): string {
  const digits = text.replaceAll(/^-?0*|[.]|0+$/g, '').length;
  return digits > MOST_DIGITS ? textCell(text) : `<c><v>${text}</v></c>`;
}

/** Days since 1899-12-30, as a workbook counts them; before March 1900 it counts wrongly. */
function dayCell(text: string, style: 1 | 2, milliseconds: number): string {
  const serial = milliseconds / 86_400_000 + 25_569;
  return Number.isNaN(serial) || serial < 61
    ? textCell(text)
    : `<c s="${style}"><v>${serial}</v></c>`;
}

const CELL: Record<FieldType, (text: string) => string> = {
  STRING: textCell,
  INTEGER: numberCell,
  NUMBER: numberCell,
  DECIMAL: numberCell,
  BOOLEAN: (text) => `<c t="b"><v>${text === 't' ? 1 : 0}</v></c>`,
  DATE: (text) => dayCell(text, 1, Date.parse(`${text}T00:00:00Z`)),
  // The clock of Beijing, which PostgreSQL writes: a cell has no zone.
  DATETIME: (text) => dayCell(text, 2, Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`)),
  GEOMETRY: textCell,
};

/** What each column means, and what did not fit into a cell. */
function* dictionarySheet({ entry, release, columns }: Writing, cut: ReadonlyMap<string, number>) {
  yield SHEET_HEAD;
  const line = (...cells: (string | null)[]) => row(cells.map((cell) => textCell(cell ?? '')));
  yield line(
    entry.titleZh,
    entry.titleEn,
    entry.code,
    `第 ${release.number} 版 · release ${release.number}`,
  );
  yield line(
    '字段 field',
    '名称',
    'title',
    '类型 type',
    '单位 unit',
    '说明',
    'description',
    '备注 remark',
  );
  for (const field of entry.fields) {
    if (!columns.some(({ name }) => name === field.name)) continue;
    const times = cut.get(field.name);
    const remark =
      times === undefined
        ? null
        : `${times} 个单元格超过 ${MOST_CHARACTERS} 字，已截短，完整内容见 CSV · ${times} cells are cut, the CSV has them whole`;
    const { name, titleZh, titleEn, type, unit, descriptionZh, descriptionEn } = field;
    yield line(name, titleZh, titleEn, type, unit, descriptionZh, descriptionEn, remark);
  }
  yield SHEET_END;
}
