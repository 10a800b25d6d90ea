import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import { findAnswers, findStanding, keepFindings } from '../../db/releases/findings.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import type { ReleaseTreatment } from '../../db/releases/tables.ts';
import { describeKind } from '../desensitization/describe-kind.ts';
import { type DecidedKind, FreeTextScan } from '../desensitization/free-text-scan.ts';
import { releasedFields } from '../intake/check-row.ts';
import { IntakeError } from '../intake/intake-error.ts';
import type { IngestSystem, ReleasableDataset } from './delivery.ts';

/**
 * The look through a load's free texts: it changes rows as was decided in this load, or in an earlier one for
 * good, and in the end keeps what it found.
 */
export async function freeTextLook(
  system: IngestSystem,
  dataset: ReleasableDataset,
  loadId: string,
) {
  const db = ingestDb(system.ingest);
  const released = releasedFields(dataset.fields);
  const own = await findAnswers(db, loadId);
  const decided = new Set(own.map(({ field, kind }) => `${field} ${kind}`));
  const standing = (await findStanding(db, dataset.id, dataset.schemaVersion)).filter(
    ({ field, kind }) => !decided.has(`${field} ${kind}`),
  );
  const answers = [...own, ...standing];
  const scan = new FreeTextScan(released, answers);
  return {
    treat: (line: number, values: (string | null)[]) => scan.treat(line, values),
    /**
     * Keeps what was found, for the officer only; what was done to which field, and the refusal where nobody
     * has decided on something (FINDINGS_UNANSWERED).
     */
    decide: async (): Promise<{ treatments: ReleaseTreatment[]; held?: IntakeError }> => {
      await keepFindings(db, loadId, scan.found(), standing, system.clock());
      const open = scan.undecided();
      const found = new Set(scan.found().map(({ field, kind }) => `${field} ${kind}`));
      const done = answers.filter(
        ({ field, kind, answer }) => answer === 'DROP' || found.has(`${field} ${kind}`),
      );
      return {
        treatments: treatmentsOf(released, done),
        ...(open.length > 0 && { held: unanswered(loadId, open.length) }),
      };
    },
  };
}

/** What users are told of it, once for each field and kind. */
function treatmentsOf(
  released: readonly FieldDeclaration[],
  done: readonly DecidedKind[],
): ReleaseTreatment[] {
  const treatments = released.flatMap(({ name, title }) => {
    const here = done.filter(({ field }) => field === name);
    if (here.some(({ answer }) => answer === 'DROP'))
      return [{ field: name, zh: `“${title.zh}”未发布`, en: `“${title.en}” is left out` }];
    return here
      .filter(({ answer }) => answer === 'MASK')
      .map(({ kind }) => {
        const { zh, en } = describeKind(kind);
        return {
          field: name,
          zh: `“${title.zh}”中的${zh}已遮盖`,
          en: `${en} in “${title.en}” masked`,
        };
      });
  });
  return treatments;
}

function unanswered(load: string, kinds: number): IntakeError {
  return new IntakeError(
    'FINDINGS_UNANSWERED',
    `自由文本中发现 ${kinds} 类个人信息，等待逐类处理（遮盖、不发布该列，或说明理由后确认）；上一版本不变`,
    `personal data of ${kinds} kinds was found in free texts: decide on each (mask, leave the column out, or confirm with a reason); the release before it stands`,
    { load },
  );
}
