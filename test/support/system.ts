import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type Logger, pino } from 'pino';
import { inject } from 'vitest';
import { makeApiKey } from '../../api/accounts/create-api-key.ts';
import { signIn } from '../../api/accounts/sign-in.ts';
import { actAs } from '../../api/accounts/act-as.ts';
import { identify } from '../../api/accounts/identify.ts';
import { demoSubject } from '../../api/demo/subject.ts';
import { openExports } from '../../api/exports/open-store.ts';
import { publicServer } from '../../api/http/server.ts';
import { openColumnar } from '../../api/records/open-columnar.ts';
import { openSecrets } from '../../api/secrets.ts';
import { demoPeople } from '../../api/seed/people.ts';
import { openDb, openPool } from '../../db/connect.ts';
import { type Role, ROLES } from '../../db/roles.ts';
import type { AppTables } from '../../db/tables.ts';
import { findAccountBySubject, findParties } from '../../db/accounts/accounts.ts';
import { publishedSdl, schema } from '../../schema/schema.ts';
import { datasetSchema } from '../../schema/typed/dataset-schema.ts';
import { TEST_SECRET } from './postgres.ts';

let clones = 0;

/**
 * A whole public process on a database of its own, with a clock that the test moves.
 * @param parts.copies of which releases there are columnar copies, and for how many there is room
 * @param parts.log what it logs, where a test looks at that
 * @param parts.like a system that has ended, from whose database this one goes on
 */
export async function aSystem({
  portalFolder = '/nowhere',
  like,
  copies = {},
  log = pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
}: {
  portalFolder?: string;
  like?: { database: string };
  copies?: { leastRows?: number; room?: number };
  log?: Logger;
} = {}) {
  const template = new URL(inject('postgresUrl'));
  const name = `suite_${process.pid}_${Date.now()}_${++clones}`;
  const admin = new URL(template);
  admin.pathname = '/postgres';
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  await client.query(`create database ${name} template ${like?.database ?? 'template_opendata'}`);
  await client.end();

  const secrets = openSecrets(TEST_SECRET);
  const urlOf = (role?: Role) => {
    const url = new URL(template);
    url.pathname = `/${name}`;
    if (role !== undefined) {
      url.username = ROLES[role];
      url.password = secrets.passwordOf(role);
    }
    return url.href;
  };
  // As many as the worker has: two loads at once hold four, and look things up on others.
  const pool = (role: Role) => openPool(urlOf(role), { max: 6, onError: () => undefined });
  const [app, reader, ingest] = [pool('app'), pool('reader'), pool('ingest')];
  const time = { now: new Date('2026-11-23T10:00:00+08:00') };
  const clock = () => time.now;
  const db = openDb<AppTables>(app);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'opendata-data-'));
  const columnarFolder = path.join(dataDir, 'columnar');
  const columnarFaults: unknown[] = [];
  const columnar = openColumnar({
    db,
    reader,
    clock,
    folder: columnarFolder,
    room: 100,
    memory: 128,
    threads: 2,
    onError: (error) => columnarFaults.push(error),
    ...copies,
  });
  const publicUrl = 'http://localhost:4000';
  const links = { origin: publicUrl, minutes: 15 };
  const system = { db, reader, clock, secrets, links, columnar };
  const exportsFolder = path.join(dataDir, 'exports');
  const server = await publicServer({
    system,
    schema,
    sdl: publishedSdl(),
    datasetSchema,
    relyingParty: {
      start: () => Promise.reject(new Error('not here')),
      finish: () => Promise.reject(new Error('not here')),
    },
    loginKey: secrets.loginKey,
    publicUrl,
    contactEmail: 'opendata@example.invalid',
    portalFolder,
    exports: openExports({ reader, folder: exportsFolder, room: 100, origin: publicUrl }),
    workerSocket: undefined,
    demoIdentity: undefined,
    log,
    isReady: () => true,
  });

  /** A demo person at the portal; `as` picks the party by a part of its name. */
  const person = async (subject: string, as?: string) => {
    const found = demoPeople.find((one) => one.subject === subject);
    if (found === undefined) throw new Error(`no demo person ${subject}`);
    const token = await signIn(system, {
      source: 'demo',
      subject: demoSubject(subject),
      assurance: found.assurance,
      displayName: found.name,
    });
    if (as !== undefined) {
      const viewer = await identify(system, { authorization: undefined, sessionToken: token });
      const parties = viewer === undefined ? [] : await findParties(db, viewer.accountId, time.now);
      const party = parties.find((one) => one.name.includes(as));
      if (party === undefined) throw new Error(`${subject} may not act as ${as}`);
      await actAs(system, viewer, party.id);
    }
    return { cookie: `session=${token}` };
  };

  const key = async (subject: string) => {
    const account = await findAccountBySubject(db, 'demo', demoSubject(subject));
    const [party] = account === undefined ? [] : await findParties(db, account.id, time.now);
    if (account === undefined || party === undefined) throw new Error(`no account ${subject}`);
    const made = await makeApiKey(system, {
      accountId: account.id,
      partyId: party.id,
      name: 'test',
      expiresInDays: 30,
    });
    return { authorization: `Bearer ${made.secret}` };
  };

  /** Asks the API over HTTP. */
  const ask = async (
    query: string,
    variables: object = {},
    headers: Record<string, string> = {},
  ) => {
    const response = await server.inject({
      method: 'POST',
      url: '/graphql',
      headers,
      payload: { query, variables },
    });
    return { status: response.statusCode, ...response.json<Answer>() };
  };

  return {
    system,
    server,
    ingest,
    secrets,
    urlOf,
    database: name,
    dataDir,
    exportsFolder,
    columnarFolder,
    /** What failed where copies are made and asked. */
    columnarFaults,
    person,
    key,
    ask,
    at: (instant: string) => {
      time.now = new Date(instant);
    },
    end: async () => {
      await server.close();
      await columnar?.close();
      await Promise.all([app.end(), reader.end(), ingest.end()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface Answer {
  // oxlint-disable-next-line typescript/no-explicit-any -- answers are compared value by value
  data?: any;
  errors?: {
    message: string;
    extensions: { code: string; reason?: string; hint?: { zh: string } };
  }[];
}

export type TestSystem = Awaited<ReturnType<typeof aSystem>>;
