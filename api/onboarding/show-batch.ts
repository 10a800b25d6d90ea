import { randomBytes } from 'node:crypto';
import type { Desensitization } from '../../db/catalogue/desensitization.ts';
import { findNames } from '../../db/accounts/names.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { describeDesensitization } from '../desensitization/desensitize.ts';
import {
  type ProposedTreatment,
  proposeTreatments,
} from '../desensitization/propose-treatments.ts';
import type { BenchFile } from './bench.ts';
import { findStanding, type StandingTable } from './find-standing.ts';
import { type OnboardingSystem, ownBatch } from './own-batch.ts';
import type { BenchColumn } from './propose-columns.ts';
import { type BenchRow, type BenchState, readBench } from './read-bench.ts';

/**
 * How a batch stands: its files, the tables that they make, columns, open questions, and how far each table
 * is. For the eyes of its department: cells are raw.
 * @throws as ownBatch
 */
export async function showBatch(system: OnboardingSystem, given: MaybeViewer, batchId: string) {
  const { batch } = await ownBatch(system, given, batchId);
  const bench = await readBench(system, batch);
  const { id, number, title, openedAt, closedAt } = batch;
  const names = await findNames(
    system.db,
    bench.files.map(({ sentBy }) => sentBy),
  );
  return {
    id,
    number,
    title,
    openedAt,
    closedAt,
    basedOn: Math.max(0, ...bench.decisions.map((one) => one.id)),
    files: bench.files.map((file) => shownFile(bench, file, names.get(file.sentBy) ?? '')),
    tables: findStanding(bench).map(shownTable),
    columns: bench.columns.map((column) => shownColumn(bench, column)),
    questions: bench.questions,
  };
}

function shownFile({ sheets, arrangement }: BenchState, file: BenchRow, sentBy: string) {
  const { id, name, bytes, sentAt, look, fault, loadId, loadState, rejected } = file;
  return {
    id,
    name,
    bytes,
    sentBy,
    sentAt,
    fault,
    findings: look?.findings ?? [],
    /** A filling sheet, which is no data. */
    sheet: sheets.includes(file),
    copyOf: arrangement.copies.find((one) => one.file === id)?.of ?? null,
    load: loadId,
    loadState,
    /** Rows of the load that came back. */
    rejected,
  };
}

function shownTable({ table, standing, entry, lacking, questions }: StandingTable) {
  const { key, title, files, columns, parts, uneven } = table;
  return {
    key,
    title,
    files: files.map(({ id }) => id),
    columns,
    parts: parts.map((part) => ({
      ...part,
      values: [...new Set(files.flatMap((file: Parts) => file.parts[part.kind] ?? []))],
    })),
    uneven,
    standing,
    entry:
      entry === undefined
        ? null
        : { slug: entry.slug, title: entry.declaration.title, state: entry.state },
    lacking,
    questions,
  };
}

type Parts = { parts: BenchFile['said'] };

function shownColumn({ decisions }: BenchState, column: BenchColumn) {
  const { key, header, tables, files, profile, hidden, proposed, decided, samples } = column;
  const decision = decisions.find((one) => one.kind === 'COLUMN' && one.subject === key);
  return {
    key,
    header,
    tables,
    files,
    kind: profile?.kind ?? null,
    kindTitle: profile === undefined ? null : { zh: profile.titleZh, en: profile.titleEn },
    hidden,
    proposed: { ...proposed, sentence: sentenceOf(proposed.desensitization) },
    decided:
      decided === undefined ? null : { ...decided, sentence: sentenceOf(decided.desensitization) },
    decidedBy: decision?.decidedByName ?? null,
    decidedAt: decision?.decidedAt ?? null,
    samples,
    rows: beforeAndAfter(column),
  };
}

const sentenceOf = (treatment: Desensitization | undefined) =>
  treatment === undefined ? null : describeDesensitization(treatment);

/** What the proposed treatment makes of a few cells. */
function beforeAndAfter({ header, profile, samples }: BenchColumn): ProposedTreatment['rows'] {
  if (profile === undefined) return [];
  const [treatment] = proposeTreatments(
    { columns: [header], firstRows: samples.map((cell, at) => ({ line: at + 1, cells: [cell] })) },
    [{ ...profile, names: [header], besidePersons: false }],
    randomBytes(32),
  );
  return treatment?.rows ?? [];
}
