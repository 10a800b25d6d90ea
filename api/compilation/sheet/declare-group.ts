import type {
  DatasetDeclaration,
  FieldDeclaration,
  LegalBasisDeclaration,
} from '../../../db/catalogue/declaration.ts';
import type {
  LegalBasisKind,
  Openness,
  Sharing,
  UpdateCycle,
} from '../../../db/catalogue/vocabulary.ts';
import { proposeFields } from '../../intake/propose-fields.ts';
import { proposeName } from '../../intake/propose-name.ts';
import { proposeSlug } from '../propose-slug.ts';
import {
  CODE_SETS,
  CYCLE_WORDS,
  DATA_TYPES,
  FORMATS,
  OPEN_WORDS,
  SHARING_WORDS,
  SHEET_COLUMNS,
  type SheetCodes,
  type SheetColumn,
  THEME_WORDS,
} from './elements.ts';
import type { SheetGroup } from './group-rows.ts';

/** A cell that cannot be read as what its column means. */
export interface SheetFault {
  column: string;
  line: number;
  value: string;
  zh: string;
  en: string;
}

const CLASS_NUMBER: Record<string, string> = {
  基础信息资源: '1',
  主题信息资源: '2',
  部门信息资源: '3',
};

/** The declaration that a group of rows makes; what cannot be read is a fault and is never guessed. */
export function declareGroup(
  group: SheetGroup,
  codes: SheetCodes,
  place: { department: string; division: string },
): { declaration: DatasetDeclaration; faults: SheetFault[] } {
  const { cells } = group;
  const faults: SheetFault[] = [];
  const line = group.rows[0]?.line ?? 0;
  const read = <Word extends string>(
    column: SheetColumn,
    words: Record<string, Word>,
    set: Record<string, Word> | undefined,
    otherwise: Word,
  ): Word => {
    const value = cells[column];
    const found = words[value] ?? set?.[value];
    if (found !== undefined) return found;
    const digits = /^\d+$/.test(value) && set === undefined;
    faults.push({
      column: SHEET_COLUMNS[column],
      line,
      value,
      zh: digits ? `“${value}”的含义须声明代码集，不猜测` : `不认识“${value}”`,
      en: digits
        ? `say which code set “${value}” belongs to; it is not guessed`
        : `“${value}” is not known here`,
    });
    return otherwise;
  };

  const open = read<Openness | 'YES'>(
    'open',
    OPEN_WORDS,
    codes.open === undefined ? undefined : CODE_SETS.open[codes.open],
    'CLOSED',
  );
  // The guide knows yes and no only; a condition beside yes makes it conditional.
  const openness: Openness =
    open === 'YES' ? (cells.openCondition === '' ? 'UNCONDITIONAL' : 'CONDITIONAL') : open;
  const sharing = read<Sharing>(
    'sharing',
    SHARING_WORDS,
    codes.sharing === undefined ? undefined : CODE_SETS.sharing[codes.sharing],
    'CLOSED',
  );
  const updateCycle = read<UpdateCycle>(
    'updateCycle',
    CYCLE_WORDS,
    codes.updateCycle === undefined ? undefined : CODE_SETS.updateCycle[codes.updateCycle],
    'IRREGULAR',
  );
  const declaration: DatasetDeclaration = {
    slug: proposeSlug(cells.title, cells.code, place.department),
    title: { zh: cells.title, en: '' },
    summary: { zh: cells.summary, en: '' },
    department: place.department,
    theme: read('theme', THEME_WORDS, undefined, 'GEOGRAPHY'),
    classification: classificationOf(cells),
    keywords: [],
    openness,
    ...(cells.openCondition !== '' && { opennessCondition: { zh: cells.openCondition, en: '' } }),
    legalBases: basesIn(`${cells.openCondition}；${cells.sharingCondition}`),
    sharing,
    ...(cells.sharingCondition !== '' && { sharingCondition: cells.sharingCondition }),
    updateCycle,
    format: read('formatCategory', FORMATS, undefined, 'TABLE'),
    division: place.division,
    sourceNote: { zh: cells.affair, en: '' },
    synthetic: false,
    guide: {
      classification: [cells.class, cells.item, cells.group, cells.detail, cells.subdetail],
      affair: cells.affair,
      code: cells.code,
      office: cells.office,
      formatCategory: cells.formatCategory,
      formatType: cells.formatType,
      formatNote: cells.formatNote,
      sharingMethodCategory: cells.sharingMethodCategory,
      sharingMethodType: cells.sharingMethodType,
      issuedOn: cells.issuedOn,
    },
    fields: fieldsOf(group, openness, faults),
  };
  return { declaration, faults };
}

function fieldsOf(group: SheetGroup, openness: Openness, faults: SheetFault[]): FieldDeclaration[] {
  const rows = group.rows.filter(({ cells }) => cells.field !== '');
  const proposed = proposeFields({ columns: rows.map(({ cells }) => cells.field), firstRows: [] });
  return rows.map(({ cells, line }, at) => {
    const type = DATA_TYPES[cells.dataType];
    if (type === undefined)
      faults.push({
        column: SHEET_COLUMNS.dataType,
        line,
        value: cells.dataType,
        zh: `不认识数据类型“${cells.dataType}”`,
        en: `“${cells.dataType}” is no data type of the guide`,
      });
    const field = proposed[at];
    const rule = field?.desensitization;
    return {
      name: field?.name ?? proposeName(cells.field, at),
      title: { zh: cells.field, en: '' },
      type: rule === undefined ? (type ?? 'STRING') : 'STRING',
      sensitivity: field?.sensitivity ?? 'NONE',
      openness,
      source: cells.field,
      ...(rule !== undefined && { desensitization: rule }),
      guide: { dataType: cells.dataType, length: cells.length },
    };
  });
}

function classificationOf(cells: SheetGroup['cells']): string[] {
  const [first, ...rest] = [cells.class, cells.item, cells.group, cells.detail, cells.subdetail];
  return [CLASS_NUMBER[first ?? ''] ?? first ?? '', ...rest].filter((part) => part !== '');
}

const BASIS =
  /《([^》]+)》\s*(?:[（(]([^）)]+)[）)])?\s*(第[零一二三四五六七八九十百千\d]+条(?:第[零一二三四五六七八九十\d]+款)?)/g;

/** Laws named with their article in a condition, as 《…》第…条. */
function basesIn(text: string): LegalBasisDeclaration[] {
  return [...text.matchAll(BASIS)].map(([, title = '', number, article = '']) => ({
    title,
    ...(number !== undefined && { documentNumber: number }),
    article,
    kind: kindOf(title, number ?? ''),
  }));
}

/** The kind that title and document number tell; what could be a ministry's is not taken for the State Council's. */
function kindOf(title: string, number: string): LegalBasisKind {
  if (title.endsWith('法') && !title.endsWith('办法')) return 'LAW';
  if (title.endsWith('条例'))
    return /省|市|州|自治区|自治县/.test(title) ? 'LOCAL_REGULATION' : 'ADMINISTRATIVE_REGULATION';
  return /国务院|中共中央|党中央/.test(title) || /^(?:国发|国办|国函|国令|中发|中办)/.test(number)
    ? 'STATE_DOCUMENT'
    : 'MINISTRY_DOCUMENT';
}
