import type { CopyTimes } from './bare-copy.ts';
import type { Round, Rounds } from './compare.ts';
import type { Finished } from './processes.ts';

/** The figures, as they are printed. */

export function loadReport(rows: number, megabytes: number, load: Finished, copies: CopyTimes[]) {
  const mean = (which: keyof CopyTimes) =>
    copies.reduce((sum, copy) => sum + copy[which], 0) / copies.length;
  const line = (name: string, seconds: number) =>
    `  ${name.padEnd(34)}${seconds.toFixed(1).padStart(8)} s${`${(load.seconds / seconds).toFixed(2)} ×`.padStart(12)}`;
  return [
    `Import of ${rows.toLocaleString('en')} rows (${megabytes.toFixed(0)} MB of CSV)`,
    `  ${'import, whole command'.padEnd(34)}${load.seconds.toFixed(1).padStart(8)} s   peak memory ${load.peakMegabytes.toFixed(0)} MB`,
    line('COPY into a table with its indexes', mean('indexed')),
    line('COPY, then the same indexes', mean('indexedAfter')),
  ].join('\n');
}

export function pageReport(question: string, { ours, plain }: Rounds): string {
  const pairs = ours.map((round, at) => round.perSecond / (plain[at]?.perSecond ?? Number.NaN));
  return [
    question,
    `  ${['', 'requests/s', 'p50 ms', 'p95 ms', 'µs node', 'µs pg'].map((name) => name.padStart(11)).join('')}`,
    row('ours', ours),
    row('plain pg', plain),
    `  ours / plain in requests/s: ${median(pairs).toFixed(2)} (rounds from ${Math.min(...pairs).toFixed(2)} to ${Math.max(...pairs).toFixed(2)}); µs are processor time for one request`,
  ].join('\n');
}

function row(name: string, rounds: Round[]): string {
  const of = (which: keyof Round, digits: number) =>
    median(rounds.map((round) => round[which])).toFixed(digits);
  const cells = [
    name,
    of('perSecond', 0),
    of('p50', 2),
    of('p95', 2),
    of('nodeMicroseconds', 0),
    of('postgresMicroseconds', 0),
  ];
  return `  ${cells.map((cell) => cell.padStart(11)).join('')}`;
}

function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [
    sorted[sorted.length % 2 === 0 ? middle - 1 : middle],
    sorted[middle],
  ];
  return (low + high) / 2;
}
