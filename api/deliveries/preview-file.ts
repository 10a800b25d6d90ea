import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { DesensitizationProfile } from '../../db/desensitization/profiles.ts';
import { PatternError } from '../checks/pattern.ts';
import { type Clock, dayOf } from '../clock.ts';
import {
  type ProposedTreatment,
  proposeTreatments,
} from '../desensitization/propose-treatments.ts';
import { badInput, type Sentence } from '../errors.ts';
import { placeOf, type Rejection, releasedFields, rowChecker } from '../intake/check-row.ts';
import { proposeFields } from '../intake/propose-fields.ts';
import { recognise } from '../intake/recognise.ts';
import type { Hints } from '../intake/recognition.ts';
import { sentenceOf } from './list-rejections.ts';

const SHOWN_ROWS = 20;

/** How a file was read; what is wrong here is put right by a hint. */
export type Reading = Pick<Hints, 'encoding' | 'delimiter' | 'sheet' | 'record'> & {
  headerRow: number;
};

export interface Preview {
  format: string;
  reading: Reading;
  columns: string[];
  findings: Sentence[];
  /** The declaration that was applied: the given one, else what is proposed for the file. */
  declared: FieldDeclaration[];
  /** What a release would hold, in the order of the values below. */
  fields: { name: string; title: Sentence; type: string; source: string; openness: string }[];
  /** The first rows as they will be released: checked, desensitized, without closed columns. */
  rows: { line: number; values: (string | null)[] }[];
  rejections: (Rejection & { message: Sentence })[];
  /** What the Bureau's profiles propose for columns that they recognise, with a few rows before and after. */
  treatments: ProposedTreatment[];
}

/** With what a file is looked at. */
export interface PreviewOrder {
  hints: Hints;
  /** Unsaid, a declaration is proposed. */
  fields?: readonly FieldDeclaration[];
  /** Key of hashed values: that of the dataset, or any for one that is not there yet. */
  hashKey: Buffer;
  profiles: readonly DesensitizationProfile[];
}

/** Shows what will become of a file before anything is loaded; nothing is changed. */
export async function previewFile(
  { clock }: { clock: Clock },
  file: string,
  { hints, hashKey, profiles, ...given }: PreviewOrder,
): Promise<Preview> {
  const recognition = await recognise(file, hints);
  const { columns, firstRows, encoding, delimiter, sheet, record, headerRow } = recognition;
  const declared = [...(given.fields ?? proposeFields(recognition, profiles))];
  const check = checkerOf(() => rowChecker(columns, declared, hashKey, dayOf(clock())));
  const rows: Preview['rows'] = [];
  const rejections: Preview['rejections'] = [];
  for (const row of firstRows.slice(0, SHOWN_ROWS)) {
    const checked = check(row);
    if ('rejected' in checked)
      rejections.push(...checked.rejected.map((one) => ({ ...one, message: sentenceOf(one) })));
    else rows.push({ line: row.line, values: checked.values });
  }
  return {
    format: recognition.format,
    reading: {
      headerRow,
      ...(encoding !== undefined && { encoding }),
      ...(delimiter !== undefined && { delimiter }),
      ...(sheet !== undefined && { sheet }),
      ...(record !== undefined && { record }),
    },
    columns,
    findings: [...recognition.findings, ...undeclared(columns, declared)],
    declared,
    fields: releasedFields(declared).map(({ name, type, source, title, openness }) => ({
      name,
      title,
      type,
      source: source ?? title.zh,
      openness,
    })),
    rows,
    rejections,
    treatments: proposeTreatments(recognition, profiles, hashKey),
  };
}

/** A declaration that is still being written can hold a pattern that cannot be read. */
function checkerOf<Checker>(make: () => Checker): Checker {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw badInput(
      'WRONG_TYPE',
      'fields',
      `格式写法不对：${error.message}`,
      `the pattern is not right: ${error.message}`,
    );
  }
}

/** Columns that no field names stay in the file: said, so that none is left out by oversight. */
function undeclared(columns: readonly string[], fields: readonly FieldDeclaration[]): Sentence[] {
  const used = new Set(fields.map((field) => placeOf(columns, field)));
  const left = columns.filter((_, at) => !used.has(at));
  if (left.length === 0) return [];
  return [
    {
      zh: `文件里有未声明的列，不会载入：${left.join('、')}`,
      en: `columns that are not declared are not loaded: ${left.join(', ')}`,
    },
  ];
}
