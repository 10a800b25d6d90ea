import { publishDeclared } from '../../api/compilation/publish-declared.ts';
import { demoHands } from '../../api/demo/demo-hands.ts';
import type { SentRow } from '../../api/intake/recognition.ts';
import { declaredDataset } from '../../api/releases/declared-dataset.ts';
import type { Delivery } from '../../api/releases/delivery.ts';
import { releaseDelivery } from '../../api/releases/release-delivery.ts';
import type { DatasetDeclaration, FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { TestSystem } from './system.ts';

/** A field that everyone may read, unless the test says otherwise. */
export const aField = (name: string, more: Partial<FieldDeclaration> = {}): FieldDeclaration => ({
  name,
  title: { zh: name, en: name },
  type: 'STRING',
  sensitivity: 'NONE',
  openness: 'UNCONDITIONAL',
  ...more,
});

/** The basis of what needs an application. */
export const PRIVACY = {
  title: '中华人民共和国个人信息保护法',
  article: '第二十五条',
  kind: 'LAW' as const,
};

export const aDeclaration = (
  slug: string,
  fields: FieldDeclaration[],
  more: Partial<DatasetDeclaration> = {},
): DatasetDeclaration => ({
  slug,
  title: { zh: slug, en: slug },
  summary: { zh: '测试用的数据集，内容为虚构', en: 'For a test' },
  department: 'heritage',
  theme: 'CULTURE_TOURISM',
  classification: ['3', '07', '001'],
  keywords: [],
  openness: 'UNCONDITIONAL',
  legalBases: [],
  sharing: 'UNCONDITIONAL',
  updateCycle: 'DAILY',
  format: 'TABLE',
  division: '410300',
  sourceNote: { zh: '测试', en: 'Test' },
  synthetic: true,
  fields,
  ...more,
});

/** A row as a test writes it: its cells, or the key of one that is gone. */
export type TestRow = readonly (string | null)[] | { gone: string };

/** A published dataset into which the test sends rows, each in the order of the declared fields. */
export async function aDataset(
  city: TestSystem,
  slug: string,
  fields: FieldDeclaration[],
  more: Partial<DatasetDeclaration> = {},
) {
  const { db, clock } = city.system;
  const hands = await demoHands(db);
  if (hands === undefined) throw new Error('no demo people');
  const id = await publishDeclared(db, clock, aDeclaration(slug, fields, more), hands);
  return { id, slug, send: senderTo(city, slug) };
}

/** Sends rows into a dataset as it is declared at that moment. */
export function senderTo(city: TestSystem, slug: string) {
  return async (rows: readonly TestRow[], more: Partial<Delivery> = {}) => {
    const { db, clock } = city.system;
    const dataset = await declaredDataset(db, slug);
    if (dataset === undefined) throw new Error(`no dataset ${slug}`);
    const columns = dataset.fields.map((field) => field.source ?? field.title.zh);
    return releaseDelivery(
      { ingest: city.ingest, clock, datasetKey: city.secrets.datasetKey },
      dataset,
      {
        fileName: 'test.csv',
        sha256: '',
        columns,
        recognition: { columns },
        scope: { mode: 'WHOLE' },
        note: '测试',
        batches: oneBatch(rows.map((row, at) => sentRow(row, at + 1, columns.length))),
        ...more,
      },
    );
  };
}

async function* oneBatch(rows: SentRow[]) {
  yield { rows, aside: [] };
}

function sentRow(row: TestRow, line: number, width: number): SentRow {
  if (!('gone' in row)) return { line, cells: [...row] };
  return {
    line,
    cells: [row.gone, ...Array.from({ length: width - 1 }, () => null)],
    deleted: true,
  };
}
