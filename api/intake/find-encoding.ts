import { isAscii } from 'node:buffer';
import type { Sentence } from '../errors.ts';
import { decodeSample, encodingNamed, wrongEncoding } from './encoding.ts';
import { IntakeError } from './intake-error.ts';
import type { Source } from './source.ts';

interface Encoding {
  encoding: string;
  findings: Sentence[];
}

/**
 * The encoding of a source: by its mark, by its zero bytes, as strict UTF-8, then as GB18030 or Big5. Where
 * the beginning is plain ASCII the first piece that is not decides.
 * @throws ENCODING_UNKNOWN, ENCODING_WRONG
 */
export async function findEncoding(
  source: Source,
  head: Buffer,
  hint: string | undefined,
): Promise<Encoding> {
  const plain = isAscii(head) && encodingByZeros(head) === undefined;
  const sample =
    plain && source.size > head.length ? ((await firstBeyondAscii(source)) ?? head) : head;
  const { encoding, findings } =
    hint === undefined ? encodingOf(sample) : { encoding: checkHint(sample, hint), findings: [] };
  return {
    encoding,
    findings: [{ zh: `编码 ${encoding}`, en: `encoding ${encoding}` }, ...findings],
  };
}

async function firstBeyondAscii(source: Source): Promise<Buffer | undefined> {
  for await (const chunk of source.chunks()) if (!isAscii(chunk)) return chunk;
  return undefined;
}

function encodingOf(sample: Buffer): Encoding {
  // A stray zero byte makes no UTF-16 of a text: its row is rejected later on.
  const isUtf8 = () =>
    decodeSample(Buffer.from(sample.filter((byte) => byte !== 0)), 'utf-8') !== undefined;
  const marked = encodingByMark(sample);
  if (marked !== undefined) return { encoding: marked, findings: [] };
  if (!isAscii(sample) && isUtf8()) return { encoding: 'utf-8', findings: [] };
  const byZeros = encodingByZeros(sample);
  if (byZeros !== undefined) return { encoding: byZeros, findings: [] };
  if (isUtf8()) return { encoding: 'utf-8', findings: [] };
  return twoByteEncoding(sample);
}

/** Of so few characters the second bytes say nothing. */
const FEW = 12;

/**
 * GB18030 or Big5, which decode much of each other. The second bytes of simplified text in GB18030 are
 * almost never below 0xA1, those of Big5 in four of ten; below A1 and letters only, it is Latin text.
 */
function twoByteEncoding(sample: Buffer): Encoding {
  const gb18030 = decodeSample(sample, 'gb18030');
  const big5 = decodeSample(sample, 'big5');
  const { pairs, low, letters } = secondBytes(sample);
  if ((gb18030 === undefined && big5 === undefined) || letters >= pairs * 0.8)
    throw unknown(sample);
  if (gb18030 === undefined) return { encoding: 'big5', findings: [alsoReads(sample, ['big5'])] };
  if (big5 === undefined || (low < pairs * 0.02 && pairs >= FEW))
    return { encoding: 'gb18030', findings: [] };
  const readings = ['gb18030', 'big5'];
  const encoding = low >= pairs * 0.2 && pairs >= FEW ? 'big5' : 'gb18030';
  return { encoding, findings: [alsoReads(sample, readings)] };
}

function secondBytes(sample: Buffer): { pairs: number; low: number; letters: number } {
  const counts = { pairs: 0, low: 0, letters: 0 };
  for (let at = 0; at + 1 < sample.length; at++) {
    if ((sample[at] ?? 0) < 0x80) continue;
    const second = sample[++at] ?? 0;
    counts.pairs += 1;
    if (second < 0xa1) counts.low += 1;
    if ((second | 0x20) >= 0x61 && (second | 0x20) <= 0x7a) counts.letters += 1;
  }
  return counts;
}

/** The same bytes as each encoding reads them, so that a person can tell. */
function readingsIn(sample: Buffer, encodings: readonly string[]): string {
  return encodings
    .flatMap((encoding) => {
      const text = decodeSample(sample, encoding);
      const from = text?.search(/[^\0-\x7f]/) ?? -1;
      return text === undefined || from < 0
        ? []
        : [`${encoding}: ${text.slice(Math.max(0, from - 3), from + 12).replaceAll(/\s+/g, ' ')}`];
    })
    .join('; ');
}

function alsoReads(sample: Buffer, encodings: readonly string[]): Sentence {
  const shown = readingsIn(sample, encodings);
  return {
    zh: `编码不能完全确定，请核对前几行（${shown}）；不对时用 --encoding 指明`,
    en: `the encoding is not certain, look at the first rows (${shown}); say --encoding where they are wrong`,
  };
}

function unknown(sample: Buffer): IntakeError {
  const shown = readingsIn(sample, ['gb18030', 'big5', 'windows-1252']);
  return new IntakeError(
    'ENCODING_UNKNOWN',
    `认不出文件编码，请用 --encoding 指明（${shown}）`,
    `the encoding was not recognised; say it with --encoding (${shown})`,
  );
}

function checkHint(sample: Buffer, hint: string): string {
  const encoding = encodingNamed(hint);
  if (encoding === undefined) {
    throw new IntakeError(
      'ENCODING_UNKNOWN',
      `不支持的编码 ${hint}`,
      `the encoding ${hint} is not supported`,
    );
  }
  if (!fitsEncoding(sample, encoding)) throw wrongEncoding(encoding);
  return encoding;
}

/** Whether a sample can be in this encoding and is not plainly in another. */
export function fitsEncoding(sample: Buffer, encoding: string): boolean {
  return decodeSample(sample, encoding) !== undefined && !isAnother(sample, encoding);
}

/** Text that is valid UTF-8 beyond ASCII is nothing else, although it often decodes as GB18030 or Latin. */
function isAnother(sample: Buffer, encoding: string): boolean {
  const isUtf8 = () => decodeSample(sample, 'utf-8') !== undefined;
  if (encoding.startsWith('utf-16'))
    return encodingByZeros(sample) !== encoding && (isAscii(sample) || isUtf8());
  return encoding !== 'utf-8' && !isAscii(sample) && isUtf8();
}

function encodingByMark(sample: Buffer): string | undefined {
  const mark = sample.toString('hex', 0, 3);
  if (mark === 'efbbbf') return 'utf-8';
  if (mark.startsWith('fffe')) return 'utf-16le';
  return mark.startsWith('feff') ? 'utf-16be' : undefined;
}

function encodingByZeros(sample: Buffer): string | undefined {
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  // Latin letters, digits and line ends have a zero byte on one side; 一 (U+4E00) has one on the other.
  const [even = 0, odd = 0] = zeros;
  const least = sample.length * (isAscii(sample) ? 0.25 : 0.02);
  if (odd > least && odd > even * 2) return 'utf-16le';
  if (even > least && even > odd * 2) return 'utf-16be';
  return undefined;
}
