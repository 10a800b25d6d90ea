import { jsonObjectFrom } from 'kysely/helpers/postgres';
import { apiKeyHolders, type Credential } from '../accounts/credentials.ts';
import type { AppDb } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { together } from '../together.ts';
import { entriesOf, revisions } from './entries.ts';

interface Given extends Credential {
  slug: string;
}

const holderAndRevision = together(
  prepared('holder-and-revision', (db: AppDb, given: Given) =>
    db.selectNoFrom([
      jsonObjectFrom(apiKeyHolders(db, given)).as('holder'),
      jsonObjectFrom(revisions(db).where('dataset.slug', '=', given.slug)).as('revision'),
    ]),
  ),
  ({ hash, slug }) => `${hash.toString('latin1')} ${slug}`,
);

/** Who holds a key that is in force, and the open entry of a slug: what most requests begin with, asked at once. */
export async function findEntryForKey(db: AppDb, given: Given) {
  const [found] = await holderAndRevision(db, given);
  const { holder, revision } = found ?? { holder: null, revision: null };
  const [entry] = revision === null ? [] : await entriesOf(db, [revision]);
  return { holder: holder ?? undefined, entry };
}
