import { type CompiledEntry, findCompiled } from '../../db/compilation/entries.ts';
import { findDepartment, findDivisions } from '../../db/catalogue/departments.ts';
import { findProfiles } from '../../db/desensitization/kept-profiles.ts';
import { findFiles, type OnboardingBatch } from '../../db/onboarding/batches.ts';
import { findGlossary } from '../../db/onboarding/glossary.ts';
import type { GlossaryAnswers, GlossaryKind } from '../../db/onboarding/vocabulary.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import { isFillingSheet } from '../compilation/sheet/read-sheet.ts';
import { type Arrangement, arrangeTables } from './arrange-tables.ts';
import type { Glossary } from './bench.ts';
import type { Home } from './declare-table.ts';
import { findQuestions, type Question } from './find-questions.ts';
import { matchEntries } from './match-entries.ts';
import type { OnboardingSystem } from './own-batch.ts';
import { type BenchColumn, proposeColumns } from './propose-columns.ts';

export type BenchRow = Awaited<ReturnType<typeof findFiles>>[number];
export type GlossaryLine = Awaited<ReturnType<typeof findGlossary>>[number];

/** How a batch stands: reckoned anew from its files and from what has been decided. */
export interface BenchState {
  home: Home;
  files: BenchRow[];
  /** Filling sheets among them, which are no data. */
  sheets: BenchRow[];
  glossary: Glossary;
  /** Names of the divisions within the city. */
  districts: string[];
  decisions: GlossaryLine[];
  arrangement: Arrangement;
  columns: BenchColumn[];
  /** The department's entries that still stand or are on their way. */
  entries: CompiledEntry[];
  /** By the key of the table. */
  matched: Map<string, CompiledEntry>;
  questions: Question[];
}

export async function readBench(
  { db, ingest }: OnboardingSystem,
  batch: OnboardingBatch,
): Promise<BenchState> {
  const [files, decisions, compiled, divisions, profiles, department] = await Promise.all([
    findFiles(ingestDb(ingest.ingest), batch.id),
    findGlossary(db, batch.department),
    findCompiled(db, { department: batch.department }),
    findDivisions(db),
    findProfiles(db),
    findDepartment(db, batch.department),
  ]);
  const glossary = glossaryOf(decisions);
  const home = {
    department: batch.department,
    departmentName: department?.nameZh ?? batch.department,
    division: department?.division ?? '',
  };
  // The whole city is no part of itself.
  const districts = divisions.flatMap(({ code, nameZh }) => (code.endsWith('00') ? [] : [nameZh]));
  const around = { glossary, districts, profiles };
  const sheets = files.filter(({ look }) => look !== null && isFillingSheet(look.columns));
  const arrangement = arrangeTables(
    files.filter((file) => !sheets.includes(file)),
    around,
  );
  const { tables } = arrangement;
  const columns = proposeColumns(tables, around);
  const entries = compiled.filter(({ state }) => state !== 'WITHDRAWN');
  const matched = matchEntries(tables, entries, glossary.entries);
  const unmatched = tables
    .map(({ key }) => key)
    .filter((key) => {
      const said = glossary.entries.get(key);
      return !matched.has(key) && (said === undefined || 'slug' in said);
    });
  const questions = findQuestions(arrangement, columns, unmatched, around);
  return {
    home,
    files,
    sheets,
    glossary,
    districts,
    decisions,
    arrangement,
    columns,
    entries,
    matched,
    questions,
  };
}

function glossaryOf(decisions: readonly GlossaryLine[]): Glossary {
  const of = <Kind extends GlossaryKind>(kind: Kind) =>
    new Map(
      decisions
        .filter((one) => one.kind === kind)
        .map(({ subject, answer }) => [subject, answer as GlossaryAnswers[Kind]]),
    );
  return { columns: of('COLUMN'), tables: of('TABLES'), entries: of('ENTRY') };
}
