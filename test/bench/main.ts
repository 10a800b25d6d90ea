import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openSecrets } from '../../api/secrets.ts';
import { startEmbeddedServer } from '../../db/embedded-server.ts';
import { checkpoint, settle, timeBareCopy } from './bare-copy.ts';
import { churnReport, timeChurn } from './churn.ts';
import { reportCopy } from './columnar-copy.ts';
import { compete, type Contestant, type Ring } from './contest.ts';
import { filteredGroups, groups } from './group-works.ts';
import {
  largerRegister,
  licences,
  marketEntities,
  writeLicences,
  writeMarketEntities,
} from './make-dataset.ts';
import type { PlainOrders } from './plain-server.ts';
import { begin, end, peakMemory } from './processes.ts';
import { exportReport, timeExports } from './exports.ts';
import { startPostgraphile } from './postgraphile.ts';
import { keepApart } from './processors.ts';
import { loadReport, workReport } from './report.ts';
import { makeCatalogues, searchReport, timeSearch } from './search.ts';
import { catalogueSearches } from './search-work.ts';
import {
  type BenchSystem,
  freePort,
  postmasterOf,
  publicOrders,
  startPublic,
  startSystem,
} from './system.ts';
import {
  firstPage,
  largerPage,
  laterPage,
  oneRow,
  POSTGRAPHILE_TABLES,
  relationOf,
  type Servers,
  STATEMENTS,
} from './works.ts';

/**
 * `npm run bench -- [import|records|exports|search|churn] [--rows N] [--larger N] [--seconds N] [--rounds N] [--datasets N]
 * [--without-postgraphile]`: imports a register, reads it beside PostGraphile and a server written by hand and takes
 * it home whole, searches catalogues of two sizes, and lets a month of changes pass. With `--larger 10000000` the
 * first page of a register of that size is measured too.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    datasets: { type: 'string', default: '10000' },
    larger: { type: 'string', default: '0' },
    rows: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '7' },
    'without-postgraphile': { type: 'boolean', default: false },
  },
});
const wish = z
  .object({
    datasets: z.coerce.number().int().min(200),
    larger: z.coerce.number().int(),
    rows: z.coerce.number().int().min(10_000),
    seconds: z.coerce.number().positive(),
    rounds: z.coerce.number().int().min(1),
  })
  .parse(values);

const PARTS = ['import', 'records', 'exports', 'search', 'churn'] as const;
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
  const catalogues = await makeCatalogues(server, secrets, wish.datasets);
  stops.unshift(
    () => catalogues.small.end(),
    () => catalogues.large.end(),
  );
  say(searchReport(await timeSearch(catalogues), wish.datasets));

  const { urlOf } = catalogues.large;
  const dataDir = path.join(folder, 'search');
  const port = await freePort();
  const child = await startPublic(publicOrders(port, dataDir, urlOf, secrets));
  stops.unshift(() => end(child));
  const ours: Contestant = { port, pid: child.pid ?? 0, headers: {} };
  const theirs = await postgraphile({ databaseUrl: urlOf('app'), schema: 'app', tables: {} });
  const ring = aRing(postmasterOf(dataDir), [ours, theirs]);
  for (const work of await catalogueSearches(ours, theirs)) {
    say(workReport(work, await compete(ring, work, wish)));
  }
}

/** The load generator, and everyone on the processor that is theirs. */
function aRing(postmasterPid: number, servers: (Contestant | undefined)[]): Ring {
  const driver = fork(program('load.ts'), { serialization: 'advanced' });
  stops.unshift(() => end(driver));
  const pids = servers.flatMap((server) => server?.pid ?? []);
  say(keepApart(pids, [postmasterPid, driver.pid ?? 0]));
  return { driver, postmasterPid };
}

async function postgraphile(
  orders: Parameters<typeof startPostgraphile>[0],
): Promise<Contestant | undefined> {
  if (values['without-postgraphile']) return undefined;
  const { child, contestant } = await startPostgraphile(orders);
  stops.unshift(() => end(child));
  return contestant;
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
  const load = await bringIn(system, file, marketEntities.slug, wish.rows);
  await checkpoint(system.ownerUrl);
  const after = await timeBareCopy(system.ownerUrl, file);
  say(loadReport(wish.rows, statSync(file).size / 2 ** 20, load, [before, after]));
  return system;
}

async function bringIn(system: BenchSystem, file: string, slug: string, rows: number) {
  const load = await system.importFile(file, slug);
  if (!load.output.includes(`: ${rows} rows in, 0 rejected`)) throw new Error(load.output);
  return load;
}

async function exports(): Promise<void> {
  const system = await register();
  const figures = await timeExports(
    {
      port: system.port,
      headers: { authorization: `Bearer ${system.apiKey}` },
      keptFolder: path.join(folder, 'system', 'exports'),
      databaseUrl: system.urlOf('reader'),
      relation: relationOf(marketEntities),
    },
    wish,
  );
  say(exportReport(figures, wish.rows));
  say(`  peak memory of the public process ${peakMemory(system.publicPid).toFixed(0)} MB`);
}

const ROWS_OF_LICENCES = 100_000;

async function records(): Promise<void> {
  const system = await register();
  const file = path.join(folder, 'more.csv');
  await writeLicences(file, ROWS_OF_LICENCES);
  await bringIn(system, file, licences.slug, ROWS_OF_LICENCES);
  if (wish.larger > 0) {
    await writeMarketEntities(file, wish.larger);
    await bringIn(system, file, largerRegister.slug, wish.larger);
  }
  await settle(system.ownerUrl);

  const servers = await startServers(system);
  const ring = aRing(system.postmasterPid, Object.values(servers));
  const overFilter = filteredGroups(servers);
  say(await reportCopy(overFilter, path.join(folder, 'system', 'columnar')));
  const works = [
    firstPage(servers),
    await laterPage(servers, wish.rows),
    await oneRow(servers),
    groups(servers),
    overFilter,
    ...(wish.larger > 0 ? [largerPage(servers)] : []),
  ];
  for (const work of works) say(workReport(work, await compete(ring, work, wish)));
}

const program = (name: string) => path.join(import.meta.dirname, name);

async function startServers(system: BenchSystem): Promise<Servers> {
  const databaseUrl = system.urlOf('reader');
  const orders: PlainOrders = { databaseUrl, statements: STATEMENTS };
  const plain = await begin<PlainOrders, { port: number }>(program('plain-server.ts'), orders);
  stops.unshift(() => end(plain.child));
  return {
    ours: {
      port: system.port,
      pid: system.publicPid,
      headers: { authorization: `Bearer ${system.apiKey}` },
    },
    plain: { port: plain.message.port, pid: plain.child.pid ?? 0, headers: {} },
    postgraphile: await postgraphile({ databaseUrl, schema: 'open', tables: POSTGRAPHILE_TABLES }),
  };
}

// On Ctrl-C the embedded server's own exit hook stops it, and the other processes end with their parent.
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
try {
  if (asked('import')) await register();
  if (asked('records')) await records();
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
