import type { DatasetDeclaration, FieldDeclaration } from '../../../db/catalogue/declaration.ts';
import type { FieldType } from '../../../db/catalogue/vocabulary.ts';
import { OPENNESS_TITLE, THEME_TITLE, UPDATE_CYCLE_TITLE } from '../../catalogue/vocabulary.ts';
import { DATA_TYPES, SHARING_WORDS, type SheetRow } from './elements.ts';

const FORMAT_WORD = {
  TABLE: '电子表格',
  DATABASE: '数据库',
  GEOGRAPHIC: '图形图像',
  DOCUMENT: '电子文件',
} as const;

/** The letter of the guide for each of our types. */
const TYPE_LETTER: Record<FieldType, string> = {
  STRING: 'C',
  INTEGER: 'I',
  NUMBER: 'B',
  DECIMAL: 'N',
  BOOLEAN: 'L',
  DATE: 'D',
  DATETIME: 'T',
  GEOMETRY: 'G',
};

/** The rows of an entry in the filling sheet, one for each 信息项, in words and never in digits. */
export function sheetRows(entry: DatasetDeclaration, code: string): SheetRow[] {
  const { guide } = entry;
  const [first = '', ...levels] = guide?.classification ?? entry.classification;
  const resource = {
    class: first,
    item: levels[0] ?? '',
    group: levels[1] ?? '',
    detail: levels[2] ?? '',
    subdetail: levels[3] ?? '',
    affair: guide?.affair ?? '',
    title: entry.title.zh,
    code: guide?.code || code,
    office: guide?.office ?? '',
    summary: entry.summary.zh,
    formatCategory: guide?.formatCategory || FORMAT_WORD[entry.format],
    formatType: guide?.formatType ?? '',
    formatNote: guide?.formatNote ?? '',
    sharing: wordOf(SHARING_WORDS, entry.sharing),
    sharingCondition: entry.sharingCondition ?? '',
    sharingMethodCategory: guide?.sharingMethodCategory ?? '',
    sharingMethodType: guide?.sharingMethodType ?? '',
    open: OPENNESS_TITLE[entry.openness]?.zh ?? '',
    openCondition: entry.opennessCondition?.zh ?? '',
    updateCycle: UPDATE_CYCLE_TITLE[entry.updateCycle]?.zh ?? '',
    issuedOn: guide?.issuedOn ?? '',
    theme: THEME_TITLE[entry.theme].zh,
  };
  const fields = entry.fields.length === 0 ? [undefined] : entry.fields;
  return fields.map((field) => ({ ...resource, ...fieldCells(field) }));
}

function fieldCells(field: FieldDeclaration | undefined) {
  if (field === undefined) return { field: '', dataType: '', length: '' };
  return {
    field: field.title.zh,
    dataType: dataTypeOf(field),
    length: field.guide?.length ?? '',
  };
}

/** 数据类型 as the sheet says it: its own word as long as that is still true, else our letter. */
export function dataTypeOf(field: FieldDeclaration): string {
  const said = field.guide?.dataType ?? '';
  // Our type may be wider than the sheet's, as for masked numbers: then the sheet's own word stays true.
  const keeps =
    said !== '' && (DATA_TYPES[said] === field.type || field.desensitization !== undefined);
  return keeps ? said : TYPE_LETTER[field.type];
}

function wordOf(words: Record<string, string>, value: string): string {
  return Object.entries(words).find(([, word]) => word === value)?.[0] ?? '';
}
