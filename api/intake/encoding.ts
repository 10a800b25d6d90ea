import { isAscii } from 'node:buffer';
import iconv from 'iconv-lite';
import { IntakeError } from './intake-error.ts';

const NAMES: Record<string, string> = {
  utf8: 'utf-8',
  'utf-8': 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  'utf-16le': 'utf-16le',
  utf16le: 'utf-16le',
  'utf-16be': 'utf-16be',
  big5: 'big5',
  'windows-1252': 'windows-1252',
  latin1: 'windows-1252',
};

/** Of the sample's end so many bytes may belong to a character that was cut. */
const LONGEST_CHARACTER = 4;

/**
 * The encoding of a sample: by its mark, by its zero bytes, as strict UTF-8, then as strict GB18030.
 * Short GB18030 files look like Big5 to detectors, so what is neither is asked for and not guessed.
 */
export function findEncoding(sample: Buffer, hint: string | undefined): string {
  if (hint !== undefined) return checkHint(sample, hint);
  if (startsWith(sample, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(sample, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(sample, [0xfe, 0xff])) return 'utf-16be';
  const byZeros = encodingByZeros(sample);
  if (byZeros !== undefined) return byZeros;
  const found = ['utf-8', 'gb18030'].find((encoding) => decodes(sample, encoding));
  if (found !== undefined) return found;
  throw new IntakeError(
    'ENCODING_UNKNOWN',
    '认不出文件编码；请用 --encoding 指明（如 gb18030、big5、windows-1252）',
    'the encoding was not recognised; say it with --encoding (such as gb18030, big5, windows-1252)',
  );
}

function checkHint(sample: Buffer, hint: string): string {
  const encoding = NAMES[hint.toLowerCase()];
  if (encoding === undefined) {
    throw new IntakeError(
      'ENCODING_UNKNOWN',
      `不支持的编码 ${hint}`,
      `the encoding ${hint} is not supported`,
    );
  }
  if (!decodes(sample, encoding) || isAnother(sample, encoding)) throw wrongEncoding(encoding);
  return encoding;
}

/** Text that is valid UTF-8 beyond ASCII is nothing else, although it often decodes as GB18030 or Latin. */
function isAnother(sample: Buffer, encoding: string): boolean {
  if (encoding.startsWith('utf-16')) {
    return encodingByZeros(sample) !== encoding && (isAscii(sample) || decodes(sample, 'utf-8'));
  }
  return encoding !== 'utf-8' && !isAscii(sample) && decodes(sample, 'utf-8');
}

export function wrongEncoding(encoding: string, line?: number): IntakeError {
  const [zh, en] = line === undefined ? ['', ''] : [`第 ${line} 行`, ` at line ${line}`];
  return new IntakeError(
    'ENCODING_WRONG',
    `文件${zh}不是 ${encoding} 编码；请另存为 UTF-8，或不指明编码以自动识别`,
    `the file is not encoded as ${encoding}${en}; save it as UTF-8, or leave the encoding out to have it recognised`,
  );
}

/** Decodes a whole stream strictly: an undecodable byte is an error and never replaced. */
export function strictDecoder(encoding: string): { write(chunk: Buffer): string; end(): string } {
  if (encoding === 'big5' || encoding === 'windows-1252') return iconvDecoder(encoding);
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (chunk: Buffer, stream: boolean) => {
    try {
      return decoder.decode(chunk, { stream });
    } catch {
      throw wrongEncoding(encoding);
    }
  };
  return { write: (chunk) => decode(chunk, true), end: () => decode(Buffer.alloc(0), false) };
}

function iconvDecoder(encoding: string) {
  const decoder = iconv.getDecoder(encoding);
  const checked = (text: string) => {
    if (text.includes('\ufffd')) throw wrongEncoding(encoding);
    return text;
  };
  return {
    write: (chunk: Buffer) => checked(decoder.write(chunk)),
    end: () => checked(decoder.end() ?? ''),
  };
}

function decodes(sample: Buffer, encoding: string): boolean {
  for (let cut = 0; cut < LONGEST_CHARACTER && cut < sample.length; cut++) {
    try {
      const decoder = strictDecoder(encoding);
      const text = decoder.write(sample.subarray(0, sample.length - cut)) + decoder.end();
      return !text.includes('\0');
    } catch {
      // The sample may end inside a character.
    }
  }
  return false;
}

function encodingByZeros(sample: Buffer): string | undefined {
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  // Latin letters, digits and line ends have a zero byte on one side; 一 (U+4E00) has one on the other.
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length / 50 && odd > even * 2) return 'utf-16le';
  if (even > sample.length / 50 && even > odd * 2) return 'utf-16be';
  return undefined;
}

function startsWith(sample: Buffer, mark: readonly number[]): boolean {
  return mark.every((byte, at) => sample[at] === byte);
}
