import type { AppDb } from '../../db/connect.ts';
import { putAccount, putPersonParty } from '../../db/accounts/accounts.ts';
import type { Clock } from '../clock.ts';
import { publishDeclared } from '../compilation/publish-declared.ts';
import { putLegalBasis } from '../compilation/write-dataset.ts';
import type { IngestSystem } from '../releases/delivery.ts';
import { releaseDelivery } from '../releases/release-delivery.ts';
import { seedDatasets } from '../seed/datasets.ts';
import { departments } from '../seed/departments.ts';
import { divisions } from '../seed/divisions.ts';
import { legalBases } from '../seed/legal-bases.ts';
import { demoPeople } from '../seed/people.ts';
import { demoHands } from './demo-hands.ts';
import { seedNaming } from './seed-naming.ts';
import { demoSubject } from './subject.ts';

/** Fills an empty system with the first catalogue and the demo people; a system with data is left alone. */
export async function seedDemo(db: AppDb, ingest: IngestSystem, clock: Clock): Promise<void> {
  const seeded = await db.selectFrom('department').select('code').limit(1).executeTakeFirst();
  if (seeded === undefined) await seedCatalogue(db);
  await seedPeople(db, clock);
  const hands = await demoHands(db);
  if (hands === undefined)
    throw new Error('the demo people who sign the first catalogue are missing');
  for (const { declaration, rows } of seedDatasets) {
    const found = await db
      .selectFrom('dataset')
      .select(['id', 'schemaVersion'])
      .where('slug', '=', declaration.slug)
      .executeTakeFirst();
    const id = found?.id ?? (await publishDeclared(db, clock, declaration, hands));
    if (declaration.openness === 'CLOSED') continue;
    const released = await db
      .selectFrom('release')
      .select('id')
      .where('datasetId', '=', id)
      .executeTakeFirst();
    if (released !== undefined) continue;
    const columns = declaration.fields.map((field) => field.source ?? field.title.zh);
    await releaseDelivery(
      ingest,
      { id, slug: declaration.slug, schemaVersion: 1, fields: declaration.fields },
      {
        fileName: `${declaration.slug}.seed`,
        sha256: '',
        columns,
        recognition: { format: 'SEED', columns },
        batches: batchesOf(rows()),
        scope: { mode: 'WHOLE' },
      },
    );
  }
  await seedNaming(db, clock, hands.reviewedBy);
}

async function* batchesOf(rows: Iterable<(string | null)[]>) {
  let line = 0;
  for (const cells of rows) yield { rows: [{ line: ++line, cells }], aside: [] };
}

async function seedCatalogue(db: AppDb): Promise<void> {
  await db
    .insertInto('division')
    .values(divisions.map(({ code, name }) => ({ code, nameZh: name.zh, nameEn: name.en })))
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute();
  for (const basis of legalBases) await putLegalBasis(db, basis);
  await db
    .insertInto('department')
    .values(
      departments.map(({ code, name, creditCode, level, division, phone, hours }) => ({
        code,
        nameZh: name.zh,
        nameEn: name.en,
        creditCode,
        level,
        division,
        phone,
        hoursZh: hours.zh,
        hoursEn: hours.en,
      })),
    )
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute();
}

const POST_TITLE = {
  OFFICER: '经办人',
  PRINCIPAL: '主要负责人',
  BUREAU_REVIEWER: '审核人',
  COUNTY_REVIEWER: '县区审核人',
  AUDITOR: '审计',
} as const;

async function seedPeople(db: AppDb, clock: Clock): Promise<void> {
  const at = clock();
  const until = new Date(at.getTime() + 3650 * 86_400_000);
  const names = new Map(departments.map(({ code, name }) => [code, name.zh]));
  for (const person of demoPeople) {
    const account = await putAccount(db, {
      source: 'demo',
      subject: demoSubject(person.subject),
      assurance: person.assurance,
      displayName: person.name,
      createdAt: at,
    });
    await putPersonParty(db, account.id, person.name);
    for (const membership of person.memberships) {
      if (membership.kind === 'PERSON') continue;
      const partyId =
        membership.kind === 'ORGANISATION'
          ? await putParty(db, {
              kind: 'ORGANISATION',
              name: membership.name,
              creditCode: membership.creditCode,
              department: null,
              post: null,
            })
          : await putParty(db, {
              kind: 'POST',
              name: `${names.get(membership.department) ?? membership.department} ${POST_TITLE[membership.post]}`,
              creditCode: null,
              department: membership.department,
              post: membership.post,
            });
      await db
        .insertInto('membership')
        .values({
          accountId: account.id,
          partyId,
          role: membership.kind === 'POST' ? 'HOLDER' : 'AGENT',
          evidence: '演示',
          validFrom: at,
          validUntil: until,
        })
        .onConflict((conflict) => conflict.columns(['accountId', 'partyId']).doNothing())
        .execute();
    }
  }
}

async function putParty(
  db: AppDb,
  party: {
    kind: 'ORGANISATION' | 'POST';
    name: string;
    creditCode: string | null;
    department: string | null;
    post: keyof typeof POST_TITLE | null;
  },
): Promise<string> {
  const made = await db
    .insertInto('party')
    .values({ ...party, accountId: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made !== undefined) return made.id;
  let query = db.selectFrom('party').select('id');
  query =
    party.creditCode === null
      ? query.where('department', '=', party.department).where('post', '=', party.post)
      : query.where('creditCode', '=', party.creditCode);
  return (await query.executeTakeFirstOrThrow()).id;
}
