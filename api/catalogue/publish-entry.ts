import { randomInt } from 'node:crypto';
import type { DatasetDeclaration, LegalBasisDeclaration } from '../../db/catalogue/declaration.ts';
import type { AppDb } from '../../db/connect.ts';
import { appendAudit } from '../../db/audit/trail.ts';
import type { Clock } from '../clock.ts';
import { indexGrams } from './grams.ts';

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

/** Publishes a declared dataset with its fields and bases in one transaction (M30–M32). */
export async function publishEntry(
  db: AppDb,
  clock: Clock,
  declared: DatasetDeclaration,
): Promise<string> {
  const at = clock();
  return db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('dataset')
      .values({
        slug: declared.slug,
        code: resourceCode(declared.classification),
        department: declared.department,
        state: 'PUBLISHED',
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
        sourceNoteZh: declared.sourceNote.zh,
        sourceNoteEn: declared.sourceNote.en,
        synthetic: declared.synthetic,
        grams: gramsOf(declared),
        publishedAt: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const [position, basis] of declared.legalBases.entries()) {
      const legalBasisId = await putLegalBasis(trx, basis);
      await trx
        .insertInto('datasetLegalBasis')
        .values({ datasetId: id, legalBasisId, position })
        .execute();
    }
    for (const [position, field] of declared.fields.entries()) {
      await trx
        .insertInto('field')
        .values({
          datasetId: id,
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
          key: field.key === true,
          indexed: field.indexed === true,
          nullable: field.key !== true && field.nullable !== false,
          example: field.example ?? null,
          source: field.source ?? field.title.zh,
        })
        .execute();
    }
    await appendAudit(trx, {
      at,
      action: 'PUBLISHED',
      subject: `dataset:${id}`,
      detail: { openness: declared.openness },
    });
    return id;
  });
}

/** Classification and a random tail: codes are not sequential, so that gaps tell nothing. */
function resourceCode(classification: readonly string[]): string {
  return `${classification.join('')}/${String(randomInt(1_000_000_000)).padStart(9, '0')}`;
}

/** Closed fields are not searchable: a hit would tell that they exist. */
function gramsOf(declared: DatasetDeclaration): string[] {
  const open = declared.fields.filter((field) => field.openness !== 'CLOSED');
  const texts = [declared.title, declared.summary, ...open.map((field) => field.title)].flatMap(
    ({ zh, en }) => [zh, en],
  );
  return indexGrams(
    [...texts, ...declared.keywords, ...open.map((field) => field.name), declared.slug].join(' '),
  );
}
