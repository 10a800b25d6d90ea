import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { answerOf, type Work } from './contest.ts';
import { peakMemory, processorTime } from './processes.ts';

const LOOK_MS = 20;
const PATIENCE_MS = 120_000;

/** Asks until a copy of the release is there, from which the work is done, and says what the copy took. */
export async function reportCopy(work: Work, folder: string): Promise<string> {
  const [ours] = work.entrants;
  const [question] = ours?.bodies ?? [];
  if (ours === undefined || question === undefined) throw new Error('nobody is asked');
  const { pid } = ours.contestant;
  const before = peakMemory(pid).toFixed(0);
  const [began, spent] = [performance.now(), processorTime(pid)];
  await answerOf(ours, question);
  for (;;) {
    const [copy] = filesIn(folder);
    if (copy !== undefined) {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      const processor = ((processorTime(pid) - spent) / 1000).toFixed(1);
      const megabytes = (statSync(copy).size / 2 ** 20).toFixed(0);
      return `Columnar copy: ${seconds} s after the first question, ${processor} s of the process, ${megabytes} MB; its peak memory from ${before} to ${peakMemory(pid).toFixed(0)} MB`;
    }
    if (performance.now() - began > PATIENCE_MS) throw new Error('no copy was made');
    await delay(LOOK_MS);
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.duckdb'))
    .map((name) => path.join(folder, name));
}
