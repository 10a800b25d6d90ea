import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openSecrets } from '../../api/secrets.ts';
import { startEmbeddedServer } from '../../db/embedded-server.ts';
import { checkpoint, timeBareCopy } from './bare-copy.ts';
import { churnReport, timeChurn } from './churn.ts';
import { alternate, type Contestant, sameAnswers } from './compare.ts';
import { marketEntities, writeMarketEntities } from './make-dataset.ts';
import type { PlainOrders } from './plain-server.ts';
import { begin, end, peakMemory } from './processes.ts';
import { exportReport, timeExports } from './exports.ts';
import { FIELDS, ROWS_A_PAGE } from './question.ts';
import { loadReport, pageReport } from './report.ts';
import { searchReport, timeSearch } from './search.ts';
import { startSystem } from './system.ts';

/**
 * `npm run bench -- [pages|exports|search|churn] [--rows N] [--seconds N] [--rounds N] [--datasets N]`: imports a register and
 * reads pages of it and takes it home whole, searches catalogues of two sizes, and lets a month of changes pass.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    datasets: { type: 'string', default: '10000' },
    rows: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '5' },
  },
});
const wish = z
  .object({
    datasets: z.coerce.number().int().min(200),
    rows: z.coerce.number().int().min(10_000),
    seconds: z.coerce.number().positive(),
    rounds: z.coerce.number().int().min(1),
  })
  .parse(values);

const PARTS = ['pages', 'exports', 'search', 'churn'] as const;
const parts = z.array(z.enum(PARTS)).parse(positionals);
const asked = (part: (typeof PARTS)[number]) => parts.length === 0 || parts.includes(part);

const say = (text: string) => void process.stdout.write(`${text}\n`);
const folder = mkdtempSync(path.join(tmpdir(), 'opendata-bench-'));
// As root the database runs as another user, who has to pass through.
chmodSync(folder, 0o711);
/** What has to be stopped, the last first. */
const stops: (() => Promise<unknown>)[] = [];

/** A server of its own for databases that are made and left. */
async function aServer(name: string) {
  const secrets = openSecrets('a secret that only the bench knows, and no other');
  const server = await startEmbeddedServer(path.join(folder, name), secrets.passwordOf('owner'));
  stops.unshift(() => server.stop());
  return { server, secrets };
}

async function search(): Promise<void> {
  const { server, secrets } = await aServer('search');
  say(searchReport(await timeSearch(server, secrets, { large: wish.datasets }), wish.datasets));
}

async function churn(): Promise<void> {
  const { server, secrets } = await aServer('churn');
  say(churnReport(await timeChurn(server, secrets, folder, wish.rows), wish.rows));
}

let building: ReturnType<typeof build> | undefined;
/** The system with the register in it; built once, when the first part needs it. */
const register = () => (building ??= build());

async function build() {
  const file = path.join(folder, 'register.csv');
  await writeMarketEntities(file, wish.rows);
  const system = await startSystem(path.join(folder, 'system'));
  stops.unshift(() => system.stop());

  // Before and after, so that a machine that grows slower meanwhile does not flatter the import.
  const before = await timeBareCopy(system.ownerUrl, file);
  await checkpoint(system.ownerUrl);
  const load = await system.importFile(file);
  if (!load.output.includes(`: ${wish.rows} rows in, 0 rejected`)) throw new Error(load.output);
  await checkpoint(system.ownerUrl);
  const after = await timeBareCopy(system.ownerUrl, file);
  say(loadReport(wish.rows, statSync(file).size / 2 ** 20, load, [before, after]));
  return system;
}

const RELATION = `${marketEntities.slug.replaceAll('-', '_')}_v1`;

async function exports(): Promise<void> {
  const system = await register();
  const figures = await timeExports(
    {
      port: system.port,
      headers: { authorization: `Bearer ${system.apiKey}` },
      keptFolder: path.join(folder, 'system', 'exports'),
      databaseUrl: system.urlOf('reader'),
      relation: RELATION,
    },
    wish,
  );
  say(exportReport(figures, wish.rows));
  say(`  peak memory of the public process ${peakMemory(system.publicPid).toFixed(0)} MB`);
}

async function pages(): Promise<void> {
  const system = await register();
  const plainOrders: PlainOrders = {
    databaseUrl: system.urlOf('reader'),
    relation: RELATION,
    release: 1,
  };
  const program = (name: string) => path.join(import.meta.dirname, name);
  const server = await begin<PlainOrders, { port: number }>(
    program('plain-server.ts'),
    plainOrders,
  );
  stops.unshift(() => end(server.child));
  const plain: Contestant = {
    port: server.message.port,
    pid: server.child.pid ?? 0,
    headers: {},
  };
  const ours: Contestant = {
    port: system.port,
    pid: system.publicPid,
    headers: { authorization: `Bearer ${system.apiKey}` },
  };
  const lengths = await sameAnswers(ours, plain);
  const driver = fork(program('load.ts'), { serialization: 'advanced' });
  stops.unshift(() => end(driver));
  const rounds = await alternate(driver, system.postmasterPid, ours, plain, { lengths, ...wish });
  say(pageReport(`First page by district, ${ROWS_A_PAGE} rows × ${FIELDS.length} fields`, rounds));
}

// On Ctrl-C the embedded server's own exit hook stops it, and the other processes end with their parent.
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
try {
  if (asked('pages')) await pages();
  if (asked('exports')) await exports();
  if (asked('search')) await search();
  if (asked('churn')) await churn();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  // That hook also ends the process with 0 whatever happened: say it last.
  process.once('exit', () => {
    process.exitCode = 1;
  });
} finally {
  for (const stop of stops) await stop();
}
