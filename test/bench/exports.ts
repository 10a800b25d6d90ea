import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { FIELDS } from './works.ts';

/** Where a file comes from: the system, and PostgreSQL itself. */
export interface ExportSources {
  port: number;
  headers: Record<string, string>;
  /** Files that the system keeps; gone before each round, since a kept one is only read. */
  keptFolder: string;
  databaseUrl: string;
  relation: string;
}

export interface ExportFigure {
  name: string;
  /** Seconds of the system and of PostgreSQL, round by round. */
  ours: number[];
  plain: number[];
  bytes: number;
}

/** Takes the whole table home in turn from the system and by `COPY`, and looks that both give as many lines. */
export async function timeExports(
  sources: ExportSources,
  { rows, rounds }: { rows: number; rounds: number },
): Promise<ExportFigure[]> {
  const columns = FIELDS.map((name) => `"${name}"`).join(', ');
  const table = `select ${columns} from open."${sources.relation}" where _from <= 1 and _to > 1 order by _id`;
  const csv = `copy (${table}) to stdout with (format csv, header)`;
  const json = `copy (select row_to_json(t)::text from (${table}) t) to stdout`;
  const kinds = [
    { name: 'CSV', format: 'csv', gzip: false, copy: csv, head: 1 },
    { name: 'CSV, gzip', format: 'csv', gzip: true, copy: csv, head: 1 },
    { name: 'NDJSON', format: 'ndjson', gzip: false, copy: json, head: 0 },
  ];
  const figures: ExportFigure[] = [];
  for (const { name, format, gzip, copy, head } of kinds) {
    const figure: ExportFigure = { name, ours: [], plain: [], bytes: 0 };
    for (let round = -1; round < rounds; round++) {
      await rm(sources.keptFolder, { recursive: true, force: true });
      const ours = await timed(() => fromSystem(sources, format, gzip));
      const plain = await timed(() => fromPostgres(sources.databaseUrl, copy, gzip));
      for (const { lines } of [ours, plain])
        if (lines !== rows + head)
          throw new Error(`${name}: ${lines} lines instead of ${rows + head}`);
      if (round < 0) continue;
      figure.ours.push(ours.seconds);
      figure.plain.push(plain.seconds);
      figure.bytes = ours.bytes;
    }
    figures.push(figure);
  }
  return figures;
}

interface Taken {
  bytes: number;
  lines: number;
}

async function timed(work: () => Promise<Taken>): Promise<Taken & { seconds: number }> {
  const begun = performance.now();
  const taken = await work();
  return { ...taken, seconds: (performance.now() - begun) / 1000 };
}

async function fromSystem(
  { port, headers }: ExportSources,
  format: string,
  gzip: boolean,
): Promise<Taken> {
  const response = await fetch(`http://127.0.0.1:${port}/exports/market-entities.${format}`, {
    headers: { ...headers, 'accept-encoding': gzip ? 'gzip' : 'identity' },
  });
  if (response.status !== 200 || response.body === null) throw new Error(await response.text());
  return counted(Readable.fromWeb(response.body as never));
}

async function fromPostgres(databaseUrl: string, copy: string, gzip: boolean): Promise<Taken> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const rows = client.query(copyTo(copy));
    if (!gzip) return await counted(rows);
    const packed = createGzip({ level: 1 });
    const [taken] = await Promise.all([
      counted(packed.pipe(createGunzip())),
      pipeline(rows, packed, { end: true }),
    ]);
    return taken;
  } finally {
    await client.end();
  }
}

async function counted(bytes: AsyncIterable<Uint8Array>): Promise<Taken> {
  const taken: Taken = { bytes: 0, lines: 0 };
  for await (const piece of bytes) {
    taken.bytes += piece.length;
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) taken.lines += 1;
  }
  return taken;
}

export function exportReport(figures: readonly ExportFigure[], rows: number): string {
  const middle = (values: number[]) =>
    values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
  const lines = figures.map(({ name, ours, plain, bytes }) => {
    const ratios = ours.map((seconds, at) => (plain[at] ?? Number.NaN) / seconds);
    return [
      `  ${name.padEnd(12)}`,
      `${(bytes / 2 ** 20).toFixed(0)} MB`.padStart(9),
      `${middle(ours).toFixed(1)} s`.padStart(9),
      `${middle(plain).toFixed(1)} s`.padStart(9),
      `${middle(ratios).toFixed(2)} × (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`.padStart(
        22,
      ),
    ].join('');
  });
  return [
    `All ${rows.toLocaleString('en')} rows taken home, made anew each time; speed against COPY by PostgreSQL itself`,
    `  ${'file'.padEnd(12)}${['size', 'ours', 'COPY'].map((name) => name.padStart(9)).join('')}${'speed'.padStart(22)}`,
    ...lines,
  ].join('\n');
}
