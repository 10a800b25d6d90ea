import type { Filter } from '../../db/records/filter.ts';
import { issuePermit, type Permit } from '../../db/records/permit.ts';
import { askedFields, type RecordQuery } from '../../db/records/query.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { Refusal } from '../errors.ts';
import type { LiveGrant } from '../grants/live-grant.ts';
import { canIdentify } from './may-read.ts';
import { askableFields, type Question, relationOf } from './question.ts';

/** What the gate lets through: the permit, and the grants on which it rests. */
export interface Passage<Query extends RecordQuery> {
  permit: Permit<Query>;
  grants: LiveGrant[];
}

/**
 * The gate (M33): judges the whole question, every field that it selects, filters, sorts, groups or counts
 * by, whatever the values. `UNCONDITIONAL` fields pass after identity authentication; `CONDITIONAL` ones need a live
 * grant of the party in whose name the viewer acts. What is not allowed here is denied.
 *
 * @param grants the party's grants on this dataset that stand at this instant
 * @throws UNAUTHENTICATED, IDENTITY_NOT_VERIFIED, FORBIDDEN (key without the scope), GRANT_REQUIRED
 */
export function gate<Query extends RecordQuery>(
  question: Question<Query>,
  viewer: MaybeViewer,
  grants: readonly LiveGrant[],
): Passage<Query> {
  canIdentify(viewer);
  const { entry, release, query } = question;
  const known = askableFields(entry);
  const restricted = [...askedFields(query)].filter(
    (name) => known.get(name)?.openness !== 'UNCONDITIONAL',
  );
  const from = relationOf(entry, release);
  if (restricted.length === 0) return { permit: issuePermit({ query, from }), grants: [] };

  const relied = reliedOn(restricted, grants);
  if (relied === undefined)
    throw new Refusal('GRANT_REQUIRED', { argument: restricted.join(', ') });
  const rows = rowsOf(relied);
  if (query.kind === 'PROFILE' && rows !== undefined)
    throw new Refusal('GRANT_REQUIRED', {
      argument: query.field,
      message: {
        zh: '概况出自全部行，您获准取用的是其中一部分',
        en: 'a profile is of all rows, and your grant is for a part of them',
      },
    });
  return {
    permit: issuePermit({ query, from, ...(rows === undefined ? {} : { rows }) }),
    grants: relied,
  };
}

/**
 * The grants that carry the fields: one that covers them all, else all those without a row condition
 * together. Grants of different rows are never mixed, or a field would be read outside its rows.
 */
function reliedOn(
  fields: readonly string[],
  grants: readonly LiveGrant[],
): LiveGrant[] | undefined {
  const covers = (held: readonly string[]) => fields.every((name) => held.includes(name));
  const wholeRows = grants.filter((grant) => grant.rows === null);
  const single = [...wholeRows, ...grants].find((grant) => covers(grant.fields));
  if (single !== undefined) return [single];
  return covers(wholeRows.flatMap((grant) => grant.fields)) ? wholeRows : undefined;
}

function rowsOf(grants: readonly LiveGrant[]): Filter | undefined {
  return grants.find((grant) => grant.rows !== null)?.rows ?? undefined;
}
