import { demoHands } from '../../api/demo/demo-hands.ts';
import { IntakeError } from '../../api/intake/intake-error.ts';
import { continueLoad } from '../../api/releases/continue-load.ts';
import type { ReleaseReport } from '../../api/releases/delivery.ts';
import { addAnswers, findFindings } from '../../db/releases/findings.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import type { TestSystem } from './system.ts';

/** Lets a load go out with whatever personal data was found in its free texts: the test is about something else. */
export async function asIntended(
  city: TestSystem,
  loading: Promise<ReleaseReport>,
  reason = '测试',
): Promise<ReleaseReport> {
  try {
    return await loading;
  } catch (error) {
    if (!(error instanceof IntakeError) || error.load === undefined) throw error;
    const loadId = error.load;
    const db = ingestDb(city.ingest);
    const hands = await demoHands(city.system.db);
    const found = await findFindings(db, loadId);
    await addAnswers(
      db,
      found.map(({ field, kind }) => ({
        loadId,
        field,
        kind,
        answer: 'INTENDED' as const,
        reason,
        answeredBy: hands?.madeBy ?? '',
        answeredAs: null,
        answeredAt: city.system.clock(),
        standing: true,
        revokedAt: null,
        decidedIn: null,
      })),
    );
    const { clock } = city.system;
    const { datasetKey } = city.secrets;
    return continueLoad(city.system.db, { ingest: city.ingest, clock, datasetKey }, loadId);
  }
}
