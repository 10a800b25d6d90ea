import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDataset, aField } from '../support/dataset.ts';
import { type Answer, aSystem, type TestSystem } from '../support/system.ts';

/** What the portal offers to copy is run here as it stands, each by the program that it is for. */
interface Samples {
  readyQuery: (dataset: object) => string;
  samplesOf: (origin: string, query: string, dataset: object) => { name: string; code: string }[];
}
const SAMPLES = path.resolve(import.meta.dirname, '../../portal/src/components/dataset/samples.ts');
const run = promisify(execFile);
const has = (program: string) => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

let city: TestSystem;
let key: string;
let origin: string;
let samples: Map<string, string>;
let folder: string;
let answer: Answer;
beforeAll(async () => {
  city = await aSystem();
  folder = mkdtempSync(path.join(tmpdir(), 'opendata-samples-'));
  key = (await city.key('citizen-li')).authorization.replace('Bearer ', '');
  origin = await city.server.listen({ port: 0, host: '127.0.0.1' });
  const fields = [
    aField('code', { key: true }),
    aField('name'),
    aField('count', { type: 'INTEGER' }),
  ];
  const { send } = await aDataset(city, 'ready', fields);
  await send([
    ['001', '龙门"石窟', '7'],
    ['002', '白马寺', null],
  ]);
  const dataset = { slug: 'ready', fields, access: { readableFields: [] } };
  const { readyQuery, samplesOf } = (await import(SAMPLES)) as Samples;
  const query = readyQuery(dataset);
  samples = new Map(samplesOf(origin, query, dataset).map(({ name, code }) => [name, code]));
  answer = await city.ask(query, {}, { authorization: `Bearer ${key}` });
  expect(answer.data.dataset.records.nodes).toHaveLength(2);
});
afterAll(async () => {
  await city.end();
  rmSync(folder, { recursive: true, force: true });
});

const codeOf = (name: string) => samples.get(name) ?? '';
const running = async (program: string, args: string[]) => {
  const { stdout } = await run(program, args, { env: { ...process.env, KEY: key } });
  return (JSON.parse(stdout) as Answer).data;
};

describe('code that is ready to copy runs as it stands', () => {
  test.skipIf(!has('curl'))('in a shell, where curl is there', async () => {
    expect(await running('bash', ['-c', `${codeOf('curl')} -s`])).toEqual(answer.data);
  });

  test('in TypeScript', async () => {
    const file = path.join(folder, 'sample.mts');
    writeFileSync(file, `${codeOf('TypeScript')}\nconsole.log(JSON.stringify({ data, errors }));`);
    expect(await running(process.execPath, [file])).toEqual(answer.data);
  });

  test.skipIf(!has('python3'))('in Python with its own library, where it is there', async () => {
    const code = `${codeOf('Python')}\nprint(json.dumps(answer))`;
    expect(await running('python3', ['-c', code])).toEqual(answer.data);
  });
});

describe('code for programs that are not here makes a request that is answered', () => {
  const FILE = '/exports/ready.csv?fields=code,name,count';
  const WRITTEN = {
    R: `key <- Sys.getenv("KEY")
file <- url(
  "ORIGIN${FILE}",
  headers = c(authorization = paste("Bearer", key)),
  encoding = "UTF-8"
)
# as text, so that codes keep their zeros
rows <- read.csv(file, colClasses = "character")`,
    'Excel / WPS': `let
  Key = "…",
  File = Web.Contents(
    "ORIGIN${FILE}",
    [Headers = [authorization = "Bearer " & Key]]
  ),
  Lines = Csv.Document(File, [Delimiter = ",", Encoding = 65001]),
  Rows = Table.PromoteHeaders(Lines)
in
  Rows`,
  };

  test.each(Object.entries(WRITTEN))('%s', async (name, written) => {
    const code = codeOf(name);
    expect(code).toBe(written.replace('ORIGIN', origin));
    const [, address = ''] = /"(http[^"]+)"/.exec(code) ?? [];
    const response = await fetch(address, { headers: { authorization: `Bearer ${key}` } });
    expect(response.status).toBe(200);
    const lines = (await response.text()).trimEnd().split('\n');
    expect(lines[0]).toBe('code,name,count');
    expect(lines.slice(1).toSorted()).toEqual(['001,"龙门""石窟",7', '002,白马寺,']);
  });
});
