import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
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
