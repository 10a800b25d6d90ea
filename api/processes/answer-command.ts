import type pg from 'pg';
import type { AppDb } from '../../db/connect.ts';
import { addAnswers, findAnswers, findFindings } from '../../db/releases/findings.ts';
import { findLoad, ingestDb } from '../../db/releases/loads.ts';
import { systemClock } from '../clock.ts';
import { describeKind } from '../desensitization/describe-kind.ts';
import { readAnswers } from '../findings/answer-findings.ts';
import { IntakeError } from '../intake/intake-error.ts';
import { continueLoad } from '../releases/continue-load.ts';
import { Refusal } from '../errors.ts';
import { findPerson } from './find-person.ts';
import { asOperator } from './operator.ts';

interface Options {
  field?: string | undefined;
  kind?: string | undefined;
  as?: string | undefined;
  reason?: string | undefined;
  by?: string | undefined;
  standing?: boolean | undefined;
}

const say = (line: string) => void process.stdout.write(`${line}\n`);

/**
 * `answer LOAD`: lists what was found in the free texts of a held load; with --field, --kind, --as and --by
 * records a decision on it, and once all are made takes the load up again.
 */
export async function answerCommand(loadId: string, options: Options): Promise<number> {
  try {
    return await asOperator(async (db, ingest, secrets) => {
      if (options.as !== undefined && !(await record(db, ingest, loadId, options))) return 1;
      const open = await list(ingest, loadId);
      if (open > 0) return 0;
      const system = { ingest, clock: systemClock, datasetKey: secrets.datasetKey };
      const report = await continueLoad(db, system, loadId);
      say(`Release ${report.release}: ${report.accepted} rows in, ${report.rejected} rejected.`);
      return 0;
    });
  } catch (error) {
    if (!(error instanceof IntakeError) && !(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.code}: ${error.sentence.zh}\n${error.sentence.en}\n`);
    return 1;
  }
}

async function record(
  db: AppDb,
  ingest: pg.Pool,
  loadId: string,
  { by = '', ...given }: Options,
): Promise<boolean> {
  const person = await findPerson(db, by);
  if (person === undefined) {
    process.stderr.write('Say who decides: --by PERSON, by the name at the identity provider.\n');
    return false;
  }
  const { field, kind, as: answer, reason, standing } = given;
  const answers = readAnswers({ answers: [{ field, kind, answer, reason, standing }] });
  const added = await addAnswers(
    ingestDb(ingest),
    answers.map((one) => ({
      loadId,
      ...one,
      answeredBy: person.id,
      answeredAs: null,
      answeredAt: systemClock(),
      revokedAt: null,
      decidedIn: null,
    })),
  );
  if (!added) process.stderr.write('That has been decided already.\n');
  return added;
}

/** Prints what was found; how much of it nobody has decided on. */
async function list(ingest: pg.Pool, loadId: string): Promise<number> {
  const db = ingestDb(ingest);
  const load = await findLoad(db, loadId);
  if (load?.state !== 'HELD')
    throw new Refusal('NOT_FOUND', {
      message: { zh: '没有在等待处理的报送', en: 'there is no such load that waits' },
    });
  const answers = await findAnswers(db, loadId);
  let open = 0;
  for (const { field, kind, rows, lines, examples } of await findFindings(db, loadId)) {
    const decided = answers.find((one) => one.field === field && one.kind === kind);
    if (decided === undefined) open += 1;
    const { zh, en } = describeKind(kind);
    say(`${decided?.answer ?? '?'}  ${field} · ${kind} · ${zh} (${en}) · ${rows} rows`);
    say(`   lines ${lines.slice(0, 10).join(', ')}${lines.length > 10 ? ' …' : ''}`);
    for (const example of examples) say(`   ${example}`);
  }
  if (open > 0)
    say(
      `${open} to decide: npm run opendata -- answer ${loadId} --field F --kind K --as MASK|DROP|INTENDED --by PERSON [--reason 理由] [--standing]`,
    );
  return open;
}
