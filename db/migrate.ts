import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as schemas from './migrations/0001-schemas.ts';
import * as catalogue from './migrations/0002-catalogue.ts';
import * as accounts from './migrations/0003-accounts.ts';
import * as releases from './migrations/0004-releases.ts';
import * as cases from './migrations/0005-cases.ts';
import * as audit from './migrations/0006-audit.ts';
import * as privileges from './migrations/0007-privileges.ts';
import * as compilation from './migrations/0008-compilation.ts';
import * as loads from './migrations/0009-loads.ts';
import * as search from './migrations/0010-search.ts';
import * as catalogueCounts from './migrations/0011-catalogue-counts.ts';
import * as searchHits from './migrations/0012-search-hits.ts';
import * as searchSynonyms from './migrations/0013-search-synonyms.ts';
import * as searchPlans from './migrations/0014-search-plans.ts';
import * as quality from './migrations/0015-quality.ts';
import * as sentRows from './migrations/0016-sent-rows.ts';
import * as entryRevisions from './migrations/0017-entry-revisions.ts';
import * as contract from './migrations/0018-contract.ts';
import * as checks from './migrations/0019-checks.ts';
import * as purges from './migrations/0020-purges.ts';
import * as loadFailures from './migrations/0021-load-failures.ts';
import * as findings from './migrations/0022-findings.ts';
import * as tombstones from './migrations/0023-tombstones.ts';
import * as notOpened from './migrations/0024-not-opened.ts';
import * as profiles from './migrations/0025-profiles.ts';
import * as lights from './migrations/0026-lights.ts';
import * as reviews from './migrations/0027-reviews.ts';
import * as updates from './migrations/0028-updates.ts';
import * as responsibilities from './migrations/0029-responsibilities.ts';
import * as gatherings from './migrations/0030-gatherings.ts';
import * as synonymsDesk from './migrations/0031-synonyms-desk.ts';
import * as onboarding from './migrations/0032-onboarding.ts';
import * as demands from './migrations/0041-demands.ts';
import * as sharingBases from './migrations/0042-sharing-bases.ts';
import * as loadNotes from './migrations/0043-load-notes.ts';
import * as balance from './migrations/0044-balance.ts';
import * as keptGroups from './migrations/0045-kept-groups.ts';
import * as searchInRows from './migrations/0046-search-in-rows.ts';
import * as places from './migrations/0047-places.ts';
import * as columnProfiles from './migrations/0048-column-profiles.ts';
import * as links from './migrations/0049-links.ts';
import * as caseKinds from './migrations/0052-case-kinds.ts';
import * as caseWalls from './migrations/0056-case-walls.ts';
import * as exportJobs from './migrations/0060-export-jobs.ts';
import * as searchChanges from './migrations/0062-search-changes.ts';
import * as purgeRecords from './migrations/0063-purge-records.ts';
import * as secrecyBatches from './migrations/0064-secrecy-batches.ts';
import * as calendarNotices from './migrations/0065-calendar-notices.ts';
import * as notices from './migrations/0066-notices.ts';
import * as messages from './migrations/0067-messages.ts';
import * as exportRowTerms from './migrations/0070-export-row-terms.ts';

/** Forward only: a migration that has landed is never edited, and none has a way down. */
const migrations: Record<string, Migration> = {
  '0001-schemas': schemas,
  '0002-catalogue': catalogue,
  '0003-accounts': accounts,
  '0004-releases': releases,
  '0005-cases': cases,
  '0006-audit': audit,
  '0007-privileges': privileges,
  '0008-compilation': compilation,
  '0009-loads': loads,
  '0010-search': search,
  '0011-catalogue-counts': catalogueCounts,
  '0012-search-hits': searchHits,
  '0013-search-synonyms': searchSynonyms,
  '0014-search-plans': searchPlans,
  '0015-quality': quality,
  '0016-sent-rows': sentRows,
  '0017-entry-revisions': entryRevisions,
  '0018-contract': contract,
  '0019-checks': checks,
  '0020-purges': purges,
  '0021-load-failures': loadFailures,
  '0022-findings': findings,
  '0023-tombstones': tombstones,
  '0024-not-opened': notOpened,
  '0025-profiles': profiles,
  '0026-lights': lights,
  '0027-reviews': reviews,
  '0028-updates': updates,
  '0029-responsibilities': responsibilities,
  '0030-gatherings': gatherings,
  '0031-synonyms-desk': synonymsDesk,
  '0032-onboarding': onboarding,
  '0041-demands': demands,
  '0042-sharing-bases': sharingBases,
  '0043-load-notes': loadNotes,
  '0044-balance': balance,
  '0045-kept-groups': keptGroups,
  '0046-search-in-rows': searchInRows,
  '0047-places': places,
  '0048-column-profiles': columnProfiles,
  '0049-links': links,
  '0052-case-kinds': caseKinds,
  '0056-case-walls': caseWalls,
  '0060-export-jobs': exportJobs,
  '0062-search-changes': searchChanges,
  '0063-purge-records': purgeRecords,
  '0064-secrecy-batches': secrecyBatches,
  '0065-calendar-notices': calendarNotices,
  '0066-notices': notices,
  '0067-messages': messages,
  '0070-export-row-terms': exportRowTerms,
};

/** Brings the database to the newest shape; the names of what was run. Two servers at once are safe. */
export async function migrate(owner: Kysely<unknown>): Promise<string[]> {
  const migrator = new Migrator({
    db: owner,
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: 'migration',
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? []).map((result) => result.migrationName);
}
