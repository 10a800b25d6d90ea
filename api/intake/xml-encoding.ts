import type { Sentence } from '../errors.ts';
import { encodingNamed } from './encoding.ts';
import { findEncoding, fitsEncoding } from './find-encoding.ts';
import { readBytes, type Source } from './source.ts';

const SAMPLE_BYTES = 64 * 1024;

/** The encoding that an XML file declares, where its bytes agree; else the one that they show. */
export async function findXmlEncoding(
  source: Source,
  hint: string | undefined,
): Promise<{ encoding: string; findings: Sentence[] }> {
  const head = await readBytes(source, 0, SAMPLE_BYTES);
  const said = /^(?:\xef\xbb\xbf)?<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/.exec(
    head.toString('latin1'),
  )?.[1];
  const declared = encodingNamed(said ?? '');
  if (hint !== undefined || said === undefined || declared === undefined)
    return findEncoding(source, head, hint);
  if (fitsEncoding(head, declared)) {
    const finding = {
      zh: `编码 ${declared}（文件所声明）`,
      en: `encoding ${declared}, as the file says`,
    };
    return { encoding: declared, findings: [finding] };
  }
  const { encoding, findings } = await findEncoding(source, head, undefined);
  const finding = { zh: `文件声明的编码 ${said} 不对`, en: `the file wrongly says ${said}` };
  return { encoding, findings: [...findings, finding] };
}
