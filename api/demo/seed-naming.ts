import { addNamingDecision } from '../../db/compilation/namings.ts';
import type { AppDb } from '../../db/connect.ts';
import type { Clock } from '../clock.ts';
import { dayOf, plusDays } from '../clock.ts';

/** One of the two closed resources of the demo is named in the register of what is not opened, the other is not. */
const NAMED = 'subsistence-allowances';

/** Lets the demo's Bureau decide once, so that the register has a line to show. */
export async function seedNaming(db: AppDb, clock: Clock, decidedBy: string): Promise<void> {
  const entry = await db
    .selectFrom('catalogueEntry')
    .select(['id', 'publishedVersion'])
    .where('slug', '=', NAMED)
    .executeTakeFirst();
  const decided = await db.selectFrom('namingDecision').select('id').limit(1).executeTakeFirst();
  const bureau = await db
    .selectFrom('party')
    .innerJoin('membership', 'membership.partyId', 'party.id')
    .select('party.id')
    .where('party.post', '=', 'BUREAU_REVIEWER')
    .where('membership.accountId', '=', decidedBy)
    .executeTakeFirst();
  const version = entry?.publishedVersion ?? null;
  if (entry === undefined || version === null || decided !== undefined || bureau === undefined)
    return;
  const at = clock();
  await addNamingDecision(db, {
    entryId: entry.id,
    version,
    named: true,
    ground: 'PERSONAL_PRIVACY',
    nextReviewOn: plusDays(dayOf(at), 365),
    reason: '演示：名称本身不涉密，列名便于公众了解为何不开放',
    decidedBy,
    decidedAs: bureau.id,
    decidedAt: at,
  });
}
