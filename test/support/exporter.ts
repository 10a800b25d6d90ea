import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { expect, onTestFinished } from 'vitest';
import { openExporter } from '../../api/exports/jobs/open-exporter.ts';
import { KeptFiles } from '../../api/exports/kept-files.ts';
import { Lane } from '../../api/exports/lane.ts';
import type { Filter } from '../../db/records/filter.ts';
import { aDataset, aField, PRIVACY } from './dataset.ts';
import { aSystem, type TestSystem } from './system.ts';

/** The exporter on the database of a test's system, with that system's clock. */
export function anExporter(city: TestSystem, { room = 100 }: { room?: number } = {}) {
  const { system, exportsFolder: folder } = city;
  const { origin } = system.links;
  return openExporter({
    system,
    origin,
    readerUrl: city.urlOf('reader'),
    reader: system.reader,
    folder,
    room,
    keepDays: 7,
    kept: new KeptFiles(folder, room * 2 ** 20, new Lane(0, 'exports')),
    log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
  });
}

/** Files of jobs, whole or in the making. */
export async function jobFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const names = await readdir(folder, { recursive: true });
  return names.map((name) => path.basename(name)).filter((name) => name.startsWith('job-'));
}

/** Nobody reads a dataset's rows until the lock is given back. */
export async function lockRows(city: TestSystem, slug: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: city.urlOf() });
  await client.connect();
  await client.query('begin');
  await client.query(`lock table open."${slug}_v1" in access exclusive mode`);
  const unlock = () => client.end();
  onTestFinished(unlock);
  return unlock;
}

const JOB = `id state rowsDone rowsEstimated bytes sha256 sm3 release fields where format
  failure { code } downloadUrl manifestUrl expiresAt keptUntil`;

// oxlint-disable-next-line typescript/no-explicit-any -- answers are compared value by value
export type ToldJob = any;

/** Somebody who exports: what he asks for, sees and cancels. */
export function anOwner(city: TestSystem, who: Record<string, string>) {
  const request = async (input: object) => {
    const { data, errors } = await city.ask(
      `mutation ($input: RequestExportInput!) { requestExport(input: $input) { exportJob { ${JOB} } errors { code path message { zh } } } }`,
      { input: { format: 'CSV', ...input } },
      who,
    );
    return errors === undefined
      ? (data.requestExport as { exportJob: ToldJob; errors: { code: string }[] })
      : { exportJob: null, errors: errors.map(({ extensions }) => extensions) };
  };
  const see = async (id: string): Promise<ToldJob> => {
    const { data } = await city.ask(
      `query ($id: ID!) { exportJob(id: $id) { ${JOB} } }`,
      { id },
      who,
    );
    return data.exportJob;
  };
  const until = async (id: string, ...states: string[]): Promise<ToldJob> => {
    for (let waited = 0; waited < 50_000; waited += 50) {
      const job = await see(id);
      if (states.includes(job.state)) return job;
      await new Promise((resolve) => void setTimeout(resolve, 50));
    }
    throw new Error(`the job is still ${(await see(id)).state}`);
  };
  return {
    who,
    request,
    see,
    until,
    /** Asks for it and waits for its file. */
    take: async (input: object): Promise<ToldJob> => {
      const { exportJob, errors } = await request(input);
      if (exportJob === null) throw new Error(errors[0]?.code);
      return until(exportJob.id, 'READY', 'FAILED');
    },
    cancel: async (id: string) => {
      const { data } = await city.ask(
        `mutation ($id: ID!) { cancelExport(input: { id: $id }) { exportJob { ${JOB} } errors { code } } }`,
        { id },
        who,
      );
      return data.cancelExport as { exportJob: ToldJob; errors: { code: string }[] };
    },
  };
}

/** An application for fields, how it is agreed to (for all rows, or for some of them), and its grant withdrawn. */
export async function applyFor(
  city: TestSystem,
  applicant: ReturnType<typeof anOwner>,
  dataset: string,
  fields: string[],
) {
  // Whoever holds a grant applies for none: here it begins later, while the application comes in.
  const begin = (when: string) =>
    asOwner(city, `update app."grant" set from_at = from_at ${when}`, []);
  await begin("+ interval '1 day'");
  const { data: filed } = await city.ask(
    'mutation ($input: ApplyForAccessInput!) { applyForAccess(input: $input) { case { number } errors { code path } } }',
    {
      input: {
        dataset,
        fields,
        purpose: '研究本市文化场所客流的时间分布，成果为学术论文。',
        until: '2027-06-30',
        termsVersion: '2026-1',
      },
    },
    applicant.who,
  );
  expect(filed.applyForAccess.errors).toEqual([]);
  await begin("- interval '1 day'");
  const { number } = filed.applyForAccess.case;
  const agree = async (rows?: Filter) => {
    const officer = await city.person('heritage-officer', '文物局');
    const { data: answered } = await city.ask(
      `mutation ($input: AnswerCaseInput!) { answerCase(input: $input) { case { ... on AccessApplication { grant { id } } } errors { code path } } }`,
      { input: { number, outcome: 'AGREED', fields, until: '2027-06-30' } },
      officer,
    );
    expect(answered.answerCase.errors).toEqual([]);
    if (rows !== undefined)
      await asOwner(
        city,
        `update app."grant" set rows = $2 where case_id = (select id from app."case" where number = $1)`,
        [number, JSON.stringify(rows)],
      );
    return {
      withdraw: async () => {
        const { data } = await city.ask(
          'mutation ($id: ID!) { withdrawGrant(input: { id: $id, reason: "用途与申请不符" }) { errors { code } } }',
          { id: answered.answerCase.case.grant.id },
          officer,
        );
        expect(data.withdrawGrant.errors).toEqual([]);
      },
    };
  };
  return { agree };
}

async function asOwner(city: TestSystem, statement: string, values: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: city.urlOf() });
  await client.connect();
  try {
    await client.query(statement, values);
  } finally {
    await client.end();
  }
}

/** Rows of a dataset to export from: every second one is odd, and each has a telephone number for which one applies. */
export const EXPORTED = {
  rows: 3_000,
  where: { kind: { eq: 'odd' } },
  fields: [
    aField('id', { key: true }),
    aField('kind'),
    aField('note'),
    aField('phone', { openness: 'CONDITIONAL', legalBasis: PRIVACY }),
  ],
  saying: (note: string) =>
    Array.from({ length: EXPORTED.rows }, (_, at) => [
      String(at),
      at % 2 === 0 ? 'even' : 'odd',
      `${note}\n"${at}"`,
      '138',
    ]),
};

/** A system with an exporter, two people, and the dataset `jobs`. */
export async function anExportingCity(parts: Parameters<typeof aSystem>[0] = {}) {
  const city = await aSystem(parts);
  const exporter = anExporter(city);
  const { send } = await aDataset(city, 'jobs', EXPORTED.fields);
  await send(EXPORTED.saying('第一版'));
  const get = (url: string, headers: Record<string, string> = {}) =>
    city.server.inject({ url: url.replace(city.system.links.origin, ''), headers });
  return {
    city,
    send,
    li: anOwner(city, await city.key('citizen-li')),
    chen: anOwner(city, await city.person('researcher-chen')),
    /** Fetches an address. */
    get,
    /** Status and code of a refusal there. */
    codeAt: async (url: string, headers: Record<string, string> = {}) => {
      const { statusCode, body } = await get(url, headers);
      return [statusCode, JSON.parse(body).errors[0].extensions.code];
    },
    end: async () => {
      await exporter.stop();
      await city.end();
    },
  };
}
