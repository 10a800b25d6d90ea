import type { AppDb } from '../../db/connect.ts';
import type { TwoHands } from '../compilation/publish-declared.ts';
import { demoHands } from '../demo/demo-hands.ts';
import { readSettings } from '../settings.ts';
import { systemClock } from '../clock.ts';
import { importFile, type ImportWish } from '../releases/import-file.ts';
import { IntakeError } from '../intake/intake-error.ts';
import { ROW_FAULTS } from '../intake/check-row.ts';
import { findPerson } from './find-person.ts';
import { asOperator } from './operator.ts';

interface Options {
  slug?: string | undefined;
  title?: string | undefined;
  department?: string | undefined;
  theme?: string | undefined;
  'made-by'?: string | undefined;
  'reviewed-by'?: string | undefined;
  encoding?: string | undefined;
  delimiter?: string | undefined;
  sheet?: string | undefined;
  'header-row'?: string | undefined;
  'number-doubles'?: boolean | undefined;
  record?: string | undefined;
  note?: string | undefined;
  'dry-run'?: boolean | undefined;
}

/** The two persons of the options, by their subject at the identity provider; on a demo, two demo people. */
async function handsOf(db: AppDb, options: Options): Promise<TwoHands | undefined> {
  const { identity } = readSettings();
  const [made, reviewed] = [options['made-by'], options['reviewed-by']];
  if (made === undefined || reviewed === undefined)
    return identity.kind === 'DEMO' ? demoHands(db) : undefined;
  const [maker, reviewer] = [await findPerson(db, made), await findPerson(db, reviewed)];
  if (maker === undefined || reviewer === undefined) return undefined;
  return { madeBy: maker.id, reviewedBy: reviewer.id };
}

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** `import FILE`: recognises, proposes, loads and releases, and says what became of every line. */
export async function importCommand(file: string, options: Options): Promise<number> {
  if (options.slug === undefined) {
    process.stderr.write('Say into which dataset: --slug my-data\n');
    return 2;
  }
  const wish: Omit<ImportWish, 'hands'> = {
    file,
    slug: options.slug,
    title: options.title ?? options.slug,
    department: options.department ?? 'data-bureau',
    theme: options.theme ?? 'GEOGRAPHY',
    dryRun: options['dry-run'] === true,
    note: options.note,
    hints: {
      ...(options.encoding !== undefined && { encoding: options.encoding }),
      ...(options.delimiter !== undefined && { delimiter: options.delimiter }),
      ...(options.sheet !== undefined && { sheet: options.sheet }),
      ...(options['header-row'] !== undefined && { headerRow: Number(options['header-row']) }),
      ...(options['number-doubles'] === true && { doubles: 'NUMBER' }),
      ...(options.record !== undefined && { record: options.record }),
    },
  };
  try {
    return await asOperator(async (db, ingest, secrets) => {
      const outcome = await importFile(
        db,
        { ingest, clock: systemClock, datasetKey: secrets.datasetKey },
        { ...wish, hands: await handsOf(db, options) },
        (rows) => {
          if (process.stdout.isTTY) process.stdout.write(`\r${rows} rows …`);
        },
      );
      for (const finding of outcome.recognition.findings) say(`· ${finding.zh} (${finding.en})`);
      for (const field of outcome.fields)
        say(
          `  ${field.name}: ${field.type} ← ${field.source ?? field.title.zh} · ${field.openness}`,
        );
      const { report } = outcome;
      if (report === undefined) return 0;
      for (const { line, column, value, reason, detail } of report.rejections) {
        const { zh, en } = detail ?? ROW_FAULTS[reason];
        say(`  ✗ ${line} · ${column} · ${value ?? ''} · ${zh} (${en})`);
      }
      say(
        `Release ${report.release} of ${wish.slug}: ${report.accepted} rows in, ${report.rejected} rejected, ${report.aside} set aside, of ${report.received} received.`,
      );
      return 0;
    });
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    process.stderr.write(`${error.code}: ${error.sentence.zh}\n${error.sentence.en}\n`);
    if (error.load !== undefined)
      process.stderr.write(`See what it is: npm run opendata -- answer ${error.load}\n`);
    return 1;
  }
}
