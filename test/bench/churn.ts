import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { systemClock } from '../../api/clock.ts';
import { publishDeclared } from '../../api/compilation/publish-declared.ts';
import { recognise } from '../../api/intake/recognise.ts';
import { declaredDataset } from '../../api/releases/declared-dataset.ts';
import { deliverFile } from '../../api/releases/deliver-file.ts';
import type { Secrets } from '../../api/secrets.ts';
import { seededRandom } from '../../api/seed/synthetic.ts';
import type { RunningServer } from '../../db/embedded-server.ts';
import { aDatabase } from './database.ts';
import { marketEntities, writeMarketEntities } from './make-dataset.ts';

const DAYS = 30;
const RELATION = 'open.market_entities_v1';

/** Which rows change from day to day. */
type Spread = 'anywhere' | 'the same';

export interface ChurnFigure {
  spread: Spread;
  /** Bytes of the released table with its indexes: after the first release, after a day, after all days. */
  first: number;
  day: number;
  last: number;
  /** Bytes of everything that was sent, as the pool keeps it, likewise. */
  sent: [first: number, last: number];
  /** Seconds of a day's push, on the average. */
  seconds: number;
}

/**
 * A month in which each day one row in a hundred changes. Between the pushes the tables are vacuumed, as
 * autovacuum does in the hours that are left out here.
 */
export async function timeChurn(
  server: RunningServer,
  secrets: Secrets,
  folder: string,
  rows: number,
): Promise<ChurnFigure[]> {
  const file = path.join(folder, 'churn.csv');
  await writeMarketEntities(file, rows);
  const figures: ChurnFigure[] = [];
  for (const spread of ['anywhere', 'the same'] as const) {
    figures.push(await aMonth(server, secrets, file, spread));
  }
  return figures;
}

async function aMonth(
  server: RunningServer,
  secrets: Secrets,
  file: string,
  spread: Spread,
): Promise<ChurnFigure> {
  const base = await aDatabase(server, secrets, `churn_${spread.replace(' ', '_')}`);
  const { db, ingest, hands } = base;
  await publishDeclared(db, systemClock, marketEntities, hands);
  const dataset = await declaredDataset(db, marketEntities.slug);
  if (dataset === undefined) throw new Error('the register is not declared');
  const send = async (sent: string, mode: 'WHOLE' | 'INCREMENT') => {
    const recognition = await recognise(sent, {});
    const order = { scope: { mode } };
    const report = await deliverFile(
      ingest,
      dataset,
      { file: sent, name: sent, recognition },
      order,
    );
    if (report.rejected > 0) throw new Error(`${report.rejected} rejected`);
    await base.maintain(`vacuum ${RELATION}`);
    await base.maintain('vacuum pool.sent_row');
  };
  const size = async (relation: string) => {
    const [row] = await base.maintain<{ bytes: string }>(
      `select pg_total_relation_size('${relation}') as bytes`,
    );
    return Number(row?.bytes);
  };

  await send(file, 'WHOLE');
  const [first, sent] = [await size(RELATION), await size('pool.sent_row')];
  const [head = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const random = seededRandom(30);
  const push = `${file}.push.csv`;
  const begun = performance.now();
  let day = 0;
  for (let today = 1; today <= DAYS; today++) {
    const changed = new Set<number>();
    while (changed.size < lines.length / 100) {
      changed.add(spread === 'anywhere' ? Math.floor(random() * lines.length) : changed.size * 100);
    }
    // The number of employees is the last but one.
    const text = [...changed].map((at) => lines[at]?.replace(/\d*,(\d)$/, `${today * 1000},$1`));
    writeFileSync(push, [head, ...text, ''].join('\n'));
    await send(push, 'INCREMENT');
    if (today === 1) day = await size(RELATION);
  }
  const seconds = (performance.now() - begun) / 1000 / DAYS;
  const last = await size(RELATION);
  const figure = { spread, first, day, last, seconds };
  const kept: [number, number] = [sent, await size('pool.sent_row')];
  await base.end();
  return { ...figure, sent: kept };
}

export function churnReport(figures: readonly ChurnFigure[], rows: number): string {
  const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`.padStart(10);
  const times = (bytes: number, of: number) => `${(bytes / of).toFixed(3)} ×`.padStart(11);
  return [
    `One row in a hundred of ${rows.toLocaleString('en')} changes on each of ${DAYS} days`,
    `  ${['rows', 'first', 'a day', 'a month', 'sent', 's a push'].map((name) => name.padStart(10)).join(' ')}`,
    ...figures.map(({ spread, first, day, last, sent, seconds }) =>
      [
        `  ${spread.padStart(10)}`,
        megabytes(first),
        times(day, first),
        times(last, first),
        times(sent[1], sent[0]),
        `${seconds.toFixed(1)} s`.padStart(10),
      ].join(' '),
    ),
  ].join('\n');
}
