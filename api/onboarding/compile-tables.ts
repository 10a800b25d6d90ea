import type { NewDecision } from '../../db/onboarding/glossary.ts';
import { saveEntry } from '../compilation/save-entry.ts';
import { findingsOn } from '../compilation/find-entries.ts';
import type { Finding } from '../compilation/finding.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { Refusal, type Sentence } from '../errors.ts';
import { findStanding, type StandingTable } from './find-standing.ts';
import { keepDecisions } from './keep-decisions.ts';
import { type OnboardingSystem, openOwnBatch } from './own-batch.ts';
import { readBench } from './read-bench.ts';

/** What became of a table's entry. */
export interface CompiledTable {
  table: string;
  slug: string;
  outcome: 'CREATED' | 'CHANGED' | 'HELD_BACK';
  /** What the machine says of the entry; errors are mended before it is submitted. */
  findings: Finding[];
  /** Why nothing was saved. */
  refused?: Sentence;
}

/**
 * Compiles the entries of the tables whose questions are answered (M12): a new draft, or a new version of the
 * entry that a table fills. Which entry it was is remembered.
 * @throws as openOwnBatch; a single table that cannot be saved holds back no other
 */
export async function compileTables(
  system: OnboardingSystem,
  given: MaybeViewer,
  batchId: string,
): Promise<CompiledTable[]> {
  requireSession(given);
  const { batch, viewer } = await openOwnBatch(system, given, batchId);
  const tables = findStanding(await readBench(system, batch)).filter(
    ({ standing }) => standing === 'TO_COMPILE',
  );
  const compiled: CompiledTable[] = [];
  for (const table of tables) compiled.push(await compile(system, viewer, batch.title, table));
  return compiled;
}

async function compile(
  { db, ingest: { clock } }: OnboardingSystem,
  viewer: Awaited<ReturnType<typeof openOwnBatch>>['viewer'],
  title: string,
  { table, entry, declaration }: StandingTable,
): Promise<CompiledTable> {
  if (declaration === undefined) throw new Error('a table to compile has its declaration');
  const { slug } = declaration;
  const at = clock();
  const about = { ...entry, declaration };
  const found = { table: table.key, slug, findings: await findingsOn(db, about, at) };
  const decisions: NewDecision[] = [{ kind: 'ENTRY', subject: table.key, answer: { slug } }];
  const { department } = viewer.party;
  const draft = {
    entryId: entry?.id,
    basedOn: entry?.version,
    declaration,
    reason: `由上架批次“${title}”编制`,
  };
  try {
    await saveEntry({ db, clock }, viewer, draft, (trx) =>
      keepDecisions(trx, viewer, { department, decisions, at }),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...found, outcome: 'HELD_BACK', refused: error.sentence };
  }
  return { ...found, outcome: entry === undefined ? 'CREATED' : 'CHANGED' };
}
