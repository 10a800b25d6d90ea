import type { Sentence } from '../errors.ts';
import { strictDecoder } from './encoding.ts';
import { findEncoding } from './find-encoding.ts';
import type { IntakeError } from './intake-error.ts';
import { readWhole, type Source } from './source.ts';

/** A text that is read whole, decoded strictly: read leniently it would be patched up with other characters. */
export async function decodeAll(
  source: Source,
  largest: number,
  hint: string | undefined,
  tooLarge: () => IntakeError,
): Promise<{ text: string; encoding: string; findings: Sentence[] }> {
  const bytes = await readWhole(source, largest, tooLarge);
  const { encoding, findings } = await findEncoding({ ...source, size: 0 }, bytes, hint);
  const decoder = strictDecoder(encoding);
  return { text: decoder.write(bytes) + decoder.end(), encoding, findings };
}
