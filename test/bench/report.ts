import type { CopyTimes } from './bare-copy.ts';
import type { Round, Rounds, Work } from './contest.ts';
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

/** What each needed, and the medians of paired ratios beside what was asked for. */
export function workReport(work: Work, rounds: Rounds): string {
  const [ours] = work.entrants;
  const ratios = work.entrants.slice(1).map(({ name }) => {
    const pairs = ratiosOf(rounds.get(ours?.name ?? ''), rounds.get(name));
    const goal = work.goals.find(({ against }) => against === name);
    const asked = goal === undefined ? '' : `, asked for at least ${goal.least}`;
    const [low, high] = [Math.min(...pairs), Math.max(...pairs)];
    return `  ${median(pairs).toFixed(2)} × ${name}${asked} (rounds from ${low.toFixed(2)} to ${high.toFixed(2)})`;
  });
  return [
    `${work.name}, ${work.connections} connections`,
    `  ${[''.padEnd(NAME_WIDTH), ...['requests/s', 'p50 ms', 'p95 ms', 'µs node', 'µs pg'].map((name) => name.padStart(11))].join('')}`,
    ...work.entrants.map(({ name }) => row(name, rounds.get(name) ?? [])),
    ...ratios,
  ].join('\n');
}

const NAME_WIDTH = 26;

function ratiosOf(one: readonly Round[] = [], other: readonly Round[] = []): number[] {
  return one.map(({ perSecond }, at) => perSecond / (other[at]?.perSecond ?? Number.NaN));
}

function row(name: string, rounds: Round[]): string {
  const of = (which: keyof Round, digits: number) =>
    median(rounds.map((round) => round[which])).toFixed(digits);
  const cells = [
    of('perSecond', 0),
    of('p50', 2),
    of('p95', 2),
    of('nodeMicroseconds', 0),
    of('postgresMicroseconds', 0),
  ];
  return `  ${name.padEnd(NAME_WIDTH)}${cells.map((cell) => cell.padStart(11)).join('')}`;
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
