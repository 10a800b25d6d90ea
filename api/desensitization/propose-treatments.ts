import type { Desensitization } from '../../db/catalogue/desensitization.ts';
import type { DesensitizationProfile } from '../../db/desensitization/profiles.ts';
import type { Sentence } from '../errors.ts';
import { PARSE_CELL } from '../intake/parse-cell.ts';
import type { SentRow } from '../intake/recognition.ts';
import { describeDesensitization, desensitizer, rawType } from './desensitize.ts';
import { recogniseColumns } from './recognise-column.ts';

/** What is proposed for a column, and what it would do to a few of its rows. */
export interface ProposedTreatment {
  column: string;
  kind: string;
  title: Sentence;
  /** By its header, or by what stands in its cells. */
  recognisedBy: 'NAME' | 'CONTENT';
  /** Null where the column is harmless alone, and says something of a person together with others. */
  treatment: Desensitization | null;
  sentence: Sentence;
  rows: { line: number; before: string; after: string | null }[];
}

const SHOWN_ROWS = 3;

/** The treatments that the Bureau's profiles propose for a file, for the eyes of its officer alone. */
export function proposeTreatments(
  { columns, firstRows }: { columns: readonly string[]; firstRows: readonly SentRow[] },
  profiles: readonly DesensitizationProfile[],
  hashKey: Buffer,
  mostRows = SHOWN_ROWS,
): ProposedTreatment[] {
  const recognised = recogniseColumns(
    profiles,
    columns.map((name, at) => ({ name, cells: firstRows.map((row) => row.cells[at] ?? '') })),
  );
  return columns.flatMap((column, at) => {
    const found = recognised[at];
    if (found === undefined) return [];
    const { profile, by } = found;
    const { kind, titleZh, titleEn, treatment } = profile;
    return [
      {
        column,
        kind,
        title: { zh: titleZh, en: titleEn },
        recognisedBy: by,
        treatment,
        sentence: treatment === null ? HARMLESS_ALONE : describeDesensitization(treatment),
        rows:
          treatment === null ? [] : beforeAndAfter(firstRows, at, { treatment, hashKey, mostRows }),
      },
    ];
  });
}

const HARMLESS_ALONE: Sentence = {
  zh: '单独无害，合起来可能对上一个人：声明为准标识符',
  en: 'Harmless alone; together with others it can match a person: declare it a quasi-identifier',
};

function beforeAndAfter(
  rows: readonly SentRow[],
  at: number,
  {
    treatment,
    hashKey,
    mostRows,
  }: { treatment: Desensitization; hashKey: Buffer; mostRows: number },
) {
  const parse = PARSE_CELL[rawType({ type: 'STRING', desensitization: treatment })];
  const change = desensitizer(treatment, hashKey);
  const shown: ProposedTreatment['rows'] = [];
  for (const { line, cells } of rows) {
    const before = cells[at]?.trim() ?? '';
    if (before === '' || shown.length >= mostRows) continue;
    const parsed = parse(before);
    if ('fault' in parsed || parsed.value === null) continue;
    shown.push({ line, before, after: change(parsed.value) });
  }
  return shown;
}
