import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { rowChecker } from '../../../api/intake/check-row.ts';
import { proposeFields } from '../../../api/intake/propose-fields.ts';
import { IntakeError, type IntakeErrorCode } from '../../../api/intake/intake-error.ts';
import { readRows, recognise } from '../../../api/intake/recognise.ts';
import type { AsideRow, Hints, SentRow } from '../../../api/intake/recognition.ts';

/** A file with these contents that is gone after the test. */
export async function aFile(name: string, content: string | Buffer): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'intake-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

/** All rows of a file, and the lines set aside. */
export async function allRows(
  file: string,
  hints: Hints = {},
): Promise<{ rows: SentRow[]; aside: AsideRow[] }> {
  const rows: SentRow[] = [];
  const aside: AsideRow[] = [];
  for await (const batch of readRows(file, await recognise(file, hints))) {
    rows.push(...batch.rows);
    aside.push(...batch.aside);
  }
  return { rows, aside };
}

/** The code with which a file is refused. */
export async function refusalOf(work: Promise<unknown>): Promise<IntakeErrorCode | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof IntakeError) return error.code;
    throw error;
  }
}

/** What was found out about a file, in Chinese. */
export async function findingsOf(file: string, hints: Hints = {}): Promise<string> {
  return (await recognise(file, hints)).findings.map(({ zh }) => zh).join('\n');
}

/** The rejected cells under the proposed declaration. */
export async function rejectionsOf(file: string): Promise<[number, string, string][]> {
  const recognition = await recognise(file);
  const check = rowChecker(
    recognition.columns,
    proposeFields(recognition),
    Buffer.alloc(32),
    '2026-11-23',
  );
  const rejections: [number, string, string][] = [];
  for await (const { rows } of readRows(file, recognition)) {
    for (const row of rows) {
      const checked = check(row);
      if ('rejected' in checked)
        for (const { line, column, reason } of checked.rejected)
          rejections.push([line, column, reason]);
    }
  }
  return rejections;
}
