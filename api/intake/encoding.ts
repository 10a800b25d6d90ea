import iconv from 'iconv-lite';
import { IntakeError } from './intake-error.ts';

/** Names by which officers, programs and XML files call the encodings that are read. */
const NAMES: Record<string, string> = {
  utf8: 'utf-8',
  'utf-8': 'utf-8',
  ascii: 'utf-8',
  'us-ascii': 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  utf16le: 'utf-16le',
  'utf-16be': 'utf-16be',
  big5: 'big5',
  'windows-1252': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
};

export function encodingNamed(name: string): string | undefined {
  return NAMES[name.trim().toLowerCase()];
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

/** Of a sample's end so many bytes may belong to a character that was cut. */
const LONGEST_CHARACTER = 4;

/** The text of a sample, whose last character may be cut; undefined where it is not in this encoding. */
export function decodeSample(sample: Buffer, encoding: string): string | undefined {
  for (let cut = 0; cut < LONGEST_CHARACTER && (cut === 0 || cut < sample.length); cut++) {
    try {
      const decoder = strictDecoder(encoding);
      const text = decoder.write(sample.subarray(0, sample.length - cut)) + decoder.end();
      return text.includes('\0') ? undefined : text;
    } catch {
      // The sample may end inside a character.
    }
  }
  return undefined;
}
