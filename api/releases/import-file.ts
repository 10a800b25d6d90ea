import type pg from 'pg';
import { z } from 'zod';
import type { DatasetDeclaration, FieldDeclaration } from '../../db/catalogue/declaration.ts';
import { type Theme, THEME } from '../../db/catalogue/vocabulary.ts';
import { findProfiles } from '../../db/desensitization/kept-profiles.ts';
import type { AppDb } from '../../db/connect.ts';
import { dayOf } from '../clock.ts';
import { publishDeclared, type TwoHands } from '../compilation/publish-declared.ts';
import { IntakeError } from '../intake/intake-error.ts';
import { proposeFields } from '../intake/propose-fields.ts';
import { recognise } from '../intake/recognise.ts';
import type { Hints, Recognition } from '../intake/recognition.ts';
import { rowChecker } from '../intake/check-row.ts';
import type { IngestSystem, ReleaseReport } from './delivery.ts';
import { declaredDataset } from './declared-dataset.ts';
import { deliverFile } from './deliver-file.ts';

export interface ImportWish {
  file: string;
  slug: string;
  title: string;
  department: string;
  theme: string;
  /** Who made and who reviewed a new entry; not needed for a dataset that is declared. */
  hands: TwoHands | undefined;
  dryRun: boolean;
  /** What is said about the release, for everyone to read. */
  note?: string | undefined;
  hints: Hints;
}

export interface ImportOutcome {
  recognition: Recognition;
  fields: FieldDeclaration[];
  /** Absent after a dry run. */
  report: ReleaseReport | undefined;
}

/**
 * Brings a file into a dataset: a new one with the proposed fields, or a new release of a declared one,
 * whose declaration decides.
 * @throws IntakeError before anything is changed when the file cannot be read
 */
export async function importFile(
  db: AppDb,
  ingest: IngestSystem & { ingest: pg.Pool },
  wish: ImportWish,
  progress: (rows: number) => void = () => undefined,
): Promise<ImportOutcome> {
  const recognition = await recognise(wish.file, wish.hints);
  const existing = await declaredDataset(db, wish.slug);
  const fields = existing?.fields ?? proposeFields(recognition, await findProfiles(db));
  rowChecker(recognition.columns, fields, Buffer.alloc(32), dayOf(ingest.clock()));
  if (wish.dryRun) return { recognition, fields, report: undefined };

  const dataset = existing ?? {
    id: await publishProposed(db, ingest, wish, recognition, fields),
    slug: wish.slug,
    schemaVersion: 1,
    fields,
  };
  const report = await deliverFile(
    ingest,
    dataset,
    { file: wish.file, name: wish.file, recognition },
    { scope: { mode: 'WHOLE' }, ...(wish.note !== undefined && { note: wish.note }) },
    progress,
  );
  return { recognition, fields, report };
}

async function publishProposed(
  db: AppDb,
  { clock }: IngestSystem,
  wish: ImportWish,
  recognition: Recognition,
  fields: FieldDeclaration[],
) {
  const provider = await db
    .selectFrom('department')
    .select('code')
    .where('code', '=', wish.department)
    .executeTakeFirst();
  if (provider === undefined) {
    throw new IntakeError(
      'DEPARTMENT_UNKNOWN',
      `没有部门 ${wish.department}；新系统请先运行一次 npm start`,
      `there is no department ${wish.department}; on a new system run npm start once first`,
    );
  }
  if (wish.hands === undefined) {
    throw new IntakeError(
      'TWO_PERSONS_NEEDED',
      '新数据集须写明编制人和保密审查人（M41）：--made-by 与 --reviewed-by',
      'a new dataset needs the person who made it and the one who reviewed it (M41): --made-by and --reviewed-by',
    );
  }
  const theme: Theme = z.enum(THEME).parse(wish.theme);
  const declaration: DatasetDeclaration = {
    slug: wish.slug,
    title: { zh: wish.title, en: wish.title },
    summary: {
      zh: `${wish.title}，共 ${recognition.columns.length} 列。`,
      en: `${wish.title}, ${recognition.columns.length} columns.`,
    },
    department: wish.department,
    theme,
    classification: ['3', '99', '001'],
    keywords: [],
    openness: 'UNCONDITIONAL',
    legalBases: [],
    sharing: 'UNCONDITIONAL',
    updateCycle: 'IRREGULAR',
    format: recognition.format === 'GEOJSON' ? 'GEOGRAPHIC' : 'TABLE',
    division: '410300',
    sourceNote: { zh: '由部门文件导入。', en: 'Imported from a file of the department.' },
    synthetic: false,
    fields,
  };
  return publishDeclared(db, clock, declaration, wish.hands);
}
