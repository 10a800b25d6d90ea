import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { SQL_TYPE } from '../../db/records/statement.ts';
import { marketEntities } from './make-dataset.ts';

/** Seconds that PostgreSQL itself takes for the file: nothing checked, nothing kept, nothing released. */
export interface CopyTimes {
  /** Into a table that has its indexes. */
  indexed: number;
  /** Into a table that is given the same indexes afterwards, as an import does. */
  indexedAfter: number;
}

export async function timeBareCopy(ownerUrl: string, file: string): Promise<CopyTimes> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const time = async (before: string[], after: string[]): Promise<number> => {
      await client.query(`create table public.bare (${columns()})`);
      for (const statement of before) await client.query(statement);
      // What an earlier load left to be written would be charged to this one.
      await client.query('checkpoint');
      const started = performance.now();
      const into = client.query(copyFrom('copy public.bare from stdin with (format csv, header)'));
      await pipeline(createReadStream(file), into);
      for (const statement of after) await client.query(statement);
      const seconds = (performance.now() - started) / 1000;
      await client.query('drop table public.bare');
      return seconds;
    };
    return { indexed: await time(indexes(), []), indexedAfter: await time([], indexes()) };
  } finally {
    await client.end();
  }
}

export async function checkpoint(ownerUrl: string): Promise<void> {
  await maintain(ownerUrl, 'checkpoint');
}

/** Has done at once what the database would do by and by after a load, and beside those who are measured. */
export async function settle(ownerUrl: string): Promise<void> {
  await maintain(ownerUrl, 'vacuum (analyze)', 'checkpoint');
}

async function maintain(ownerUrl: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

function columns(): string {
  return marketEntities.fields.map(({ name, type }) => `"${name}" ${SQL_TYPE[type]}`).join(', ');
}

/** As in the released table: one on the row's identity, one for each indexed field with it. */
function indexes(): string[] {
  const key = marketEntities.fields.filter((field) => field.key === true);
  const identity = key.map(({ name }) => `"${name}"`).join(', ');
  const sorted = marketEntities.fields.filter((field) => field.indexed === true);
  return [
    `create unique index on public.bare (${identity})`,
    ...sorted.map(({ name }) => `create index on public.bare ("${name}", ${identity})`),
  ];
}
