import type { Sentence } from '../errors.ts';
import { checkUnpacked } from './archive-bounds.ts';
import { IntakeError } from './intake-error.ts';
import { fileSource, type Source } from './source.ts';
import { gzipSource, readFileAt, zipSource } from './unpack.ts';
import { type ZipEntry, zipDirectory } from './zip-directory.ts';

/** The tables that a file holds: itself, or what is packed into it. */
export interface Opened {
  sources: Source[];
  /** True for a zip archive, whose tables are told apart by their names. */
  packed: boolean;
  findings: Sentence[];
}

const TABLE = /\.(csv|tsv|tab|xlsx?|et|ods|json|ndjson|jsonl|geojson|xml|html?)$/i;
/** Read as a table only where nothing says that it is one: beside tables it is the readme. */
const TEXT = /\.(txt|dat)$/i;
/** An archive within an archive is not opened: its bounds could not be known beforehand. */
const ARCHIVE = /\.(zip|gz|rar|7z|tar|tgz)$/i;
/** What systems and office programs leave in archives beside the files. */
const LITTER = /(^|\/)(__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/i;
/** Names of an office document's own parts. */
const OFFICE = /^(xl|word|ppt)\/|^(\[Content_Types\]\.xml|mimetype)$/;

/** Opens a file, or an archive with its tables in order of their names. */
export async function openSources(file: string): Promise<Opened> {
  const head = await readFileAt(file)(0, 4);
  const magic = head.toString('latin1');
  if (magic.startsWith('\x1f\x8b')) {
    const findings = [{ zh: '从 gzip 中读取', en: 'read from gzip' }];
    return { sources: [await gzipSource(file)], packed: false, findings };
  }
  const plain = await fileSource(file);
  if (magic !== 'PK\x03\x04' && magic !== 'PK\x05\x06')
    return { sources: [plain], packed: false, findings: [] };
  const entries = await zipDirectory(readFileAt(file), plain.size);
  if (entries.some((entry) => OFFICE.test(entry.name)))
    return { sources: [plain], packed: false, findings: [] };
  return tablesOf(file, entries, plain.size);
}

function tablesOf(file: string, entries: readonly ZipEntry[], packed: number): Opened {
  const files = entries.filter((entry) => !entry.name.endsWith('/') && !LITTER.test(entry.name));
  const named = files.filter((entry) => TABLE.test(entry.name));
  const tables = (
    named.length > 0 ? named : files.filter((entry) => TEXT.test(entry.name))
  ).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const left = files.filter((entry) => !tables.includes(entry)).map((entry) => entry.name);
  if (tables.length === 0) {
    if (left.some((name) => ARCHIVE.test(name))) throw packedTwice();
    throw new IntakeError(
      'FORMAT_UNKNOWN',
      '压缩包里没有表格文件',
      'the archive holds no file that is a table',
    );
  }
  // The sum says what a careful archive holds; what really comes out is counted again on the way.
  checkUnpacked(
    packed,
    tables.reduce((sum, entry) => sum + entry.unpacked, 0),
  );
  const findings = [
    { zh: `压缩包里有 ${tables.length} 个表格文件`, en: `${tables.length} tables in the archive` },
  ];
  if (left.length > 0) {
    const names = left.slice(0, 10).join('、');
    findings.push({
      zh: `压缩包里的其他文件未读：${names}`,
      en: `other files in the archive are not read: ${names}`,
    });
  }
  return { sources: tables.map((entry) => zipSource(file, entry)), packed: true, findings };
}

function packedTwice(): IntakeError {
  return new IntakeError(
    'FORMAT_UNKNOWN',
    '压缩包里还是压缩包；请解开一层再报送',
    'the archive holds archives: unpack it once and send what is in it',
  );
}
