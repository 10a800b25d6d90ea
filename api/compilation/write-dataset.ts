import { randomInt } from 'node:crypto';
import type {
  DatasetDeclaration,
  FieldDeclaration,
  LegalBasisDeclaration,
} from '../../db/catalogue/declaration.ts';
import type { Openness } from '../../db/catalogue/vocabulary.ts';
import { isIssued } from '../../db/catalogue/resource-codes.ts';
import { findNoticeDays } from '../../db/compilation/contract-term.ts';
import type { AppDb } from '../../db/connect.ts';
import { indexDataset } from '../catalogue/search-index.ts';
import { type Day, dayOf } from '../clock.ts';
import { noticeRow } from './notices.ts';

/** Puts a legal basis into the register, or finds it there. */
export async function putLegalBasis(db: AppDb, basis: LegalBasisDeclaration): Promise<string> {
  const { title, article, kind } = basis;
  const { id } = await db
    .insertInto('legalBasis')
    .values({ title, article, kind, documentNumber: basis.documentNumber ?? null })
    .onConflict((conflict) =>
      conflict.columns(['title', 'documentNumber', 'article']).doUpdateSet({ kind }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Writes what the public sees of an entry: its dataset, fields and bases (M30–M32). The code is issued
 * once; a new classification issues another.
 */
export async function writeDataset(
  trx: AppDb,
  id: string,
  declared: DatasetDeclaration,
  { schemaVersion, at }: { schemaVersion: number; at: Date },
): Promise<void> {
  const before = await trx
    .selectFrom('dataset')
    .select(['code', 'classification', 'publishedAt'])
    .where('id', '=', id)
    .executeTakeFirst();
  const kept = before?.classification.join('.') === declared.classification.join('.');
  const shown = {
    ...metadataOf(declared),
    code:
      before !== undefined && kept ? before.code : await freshCode(trx, declared.classification),
    schemaVersion,
    publishedAt: before?.publishedAt ?? at,
    writtenAt: at,
  };
  await trx
    .insertInto('dataset')
    .values({ id, ...shown })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(shown))
    .execute();
  await writeBases(trx, id, declared.legalBases);
  await writeFields(trx, id, declared.fields, { schemaVersion, today: dayOf(at) });
  await indexDataset(trx, id);
}

async function writeBases(
  trx: AppDb,
  datasetId: string,
  bases: readonly LegalBasisDeclaration[],
): Promise<void> {
  await trx.deleteFrom('datasetLegalBasis').where('datasetId', '=', datasetId).execute();
  for (const [position, basis] of bases.entries()) {
    const legalBasisId = await putLegalBasis(trx, basis);
    await trx
      .insertInto('datasetLegalBasis')
      .values({ datasetId, legalBasisId, position })
      .execute();
  }
}

async function writeFields(
  trx: AppDb,
  datasetId: string,
  fields: readonly FieldDeclaration[],
  { schemaVersion, today }: { schemaVersion: number; today: Day },
): Promise<void> {
  const noticeDays = await findNoticeDays(trx);
  const rows = await trx
    .deleteFrom('field')
    .where('datasetId', '=', datasetId)
    .returningAll()
    .execute();
  const before = new Map(rows.map((field) => [field.name, field]));
  for (const [position, field] of fields.entries()) {
    await trx
      .insertInto('field')
      .values({
        datasetId,
        position,
        name: field.name,
        titleZh: field.title.zh,
        titleEn: field.title.en,
        descriptionZh: field.description?.zh ?? null,
        descriptionEn: field.description?.en ?? null,
        type: field.type,
        unit: field.unit ?? null,
        sensitivity: field.sensitivity,
        openness: field.openness,
        legalBasisId:
          field.legalBasis === undefined ? null : await putLegalBasis(trx, field.legalBasis),
        desensitization:
          field.desensitization === undefined ? null : JSON.stringify(field.desensitization),
        checks: JSON.stringify(field.checks ?? []),
        key: field.key === true,
        indexed: field.indexed === true,
        base: field.base === true,
        searchable: field.searchable === true,
        nullable: field.key !== true && field.nullable !== false,
        example: field.example ?? null,
        source: field.source ?? field.title.zh,
        since: sinceOf(before.get(field.name), schemaVersion),
        ...noticeRow(field.notice, before.get(field.name), { today, noticeDays }),
      })
      .execute();
  }
}

/** A field that was closed is in no release yet. */
function sinceOf(before: { openness: Openness; since: number } | undefined, now: number): number {
  return before === undefined || before.openness === 'CLOSED' ? now : before.since;
}

function metadataOf(declared: DatasetDeclaration) {
  return {
    slug: declared.slug,
    department: declared.department,
    state: 'PUBLISHED' as const,
    titleZh: declared.title.zh,
    titleEn: declared.title.en,
    summaryZh: declared.summary.zh,
    summaryEn: declared.summary.en,
    theme: declared.theme,
    classification: declared.classification,
    keywords: declared.keywords,
    openness: declared.openness,
    opennessConditionZh: declared.opennessCondition?.zh ?? null,
    opennessConditionEn: declared.opennessCondition?.en ?? null,
    sharing: declared.sharing,
    sharingCondition: declared.sharingCondition ?? null,
    updateCycle: declared.updateCycle,
    format: declared.format,
    division: declared.division,
    temporalFrom: declared.temporal?.from ?? null,
    temporalUntil: declared.temporal?.until ?? null,
    crs: declared.crs ?? null,
    referenceSystem: declared.referenceSystem ?? null,
    place: declared.place === undefined ? null : JSON.stringify(declared.place),
    sourceNoteZh: declared.sourceNote.zh,
    sourceNoteEn: declared.sourceNote.en,
    synthetic: declared.synthetic,
    links: JSON.stringify(
      (declared.links ?? []).map(({ title, ...link }) => ({
        ...link,
        titleZh: title.zh,
        titleEn: title.en,
      })),
    ),
    quasiIdentifiers: declared.anonymity?.quasiIdentifiers ?? [],
    anonymity: declared.anonymity?.k ?? null,
  };
}

/**
 * Classification and a random tail: codes are not sequential, so that gaps tell nothing. One that was issued
 * before is passed over here, and of two that are drawn at once the database refuses the second.
 */
async function freshCode(trx: AppDb, classification: readonly string[]): Promise<string> {
  for (;;) {
    const code = `${classification.join('')}/${String(randomInt(1_000_000_000)).padStart(9, '0')}`;
    if (!(await isIssued(trx, code))) return code;
  }
}
