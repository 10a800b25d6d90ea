import { strictDecoder, wrongEncoding } from './encoding.ts';
import { IntakeError } from './intake-error.ts';
import type { Source } from './source.ts';

/** The error of a byte that does not decode, with its line; other errors stay as they are. */
export async function encodingFault(
  error: unknown,
  source: Source,
  encoding: string,
): Promise<unknown> {
  if (!(error instanceof IntakeError) || error.code !== 'ENCODING_WRONG') return error;
  return wrongEncoding(encoding, await lineOfFault(source, encoding));
}

/** Reads the file again line by line: only a file with a fault pays for finding its line. */
async function lineOfFault(source: Source, encoding: string): Promise<number> {
  const decoder = strictDecoder(encoding);
  let line = 1;
  try {
    for await (const bytes of source.chunks()) {
      for (let at = 0, next = 0; at < bytes.length; at = next) {
        next = bytes.indexOf(0x0a, at) + 1 || bytes.length;
        line += decoder.write(bytes.subarray(at, next)).split('\n').length - 1;
      }
    }
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
  }
  return line;
}
