import Link from '@docusaurus/Link';
import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { requestExportMutation } from '../../exports/exportQuery';
import { StartedExport } from '../../exports/StartedExport';
import type { Text, Value } from '../../graphql/contract';
import { useChange } from '../../graphql/useChange';
import { useLanguage } from '../../language/useLanguage';
import { Failure } from '../feedback/Failure';
import { FieldErrors } from '../form/FieldErrors';
import page from '../page/Page.module.css';
import styles from './Downloads.module.css';

type Encoding = 'utf-8-bom' | 'gb18030';

/** What opens in a spreadsheet first; for the rest, who needs it knows it. */
const FILES: { format: string; encoding?: Encoding; words: Text }[] = [
  { format: 'xlsx', words: { zh: 'Excel', en: 'Excel' } },
  { format: 'csv', encoding: 'utf-8-bom', words: { zh: 'CSV', en: 'CSV' } },
  { format: 'csv', encoding: 'gb18030', words: { zh: 'CSV（GB18030）', en: 'CSV (GB18030)' } },
  { format: 'json', words: { zh: 'JSON', en: 'JSON' } },
  { format: 'geojson', words: { zh: 'GeoJSON', en: 'GeoJSON' } },
  { format: 'xml', words: { zh: 'XML', en: 'XML' } },
  { format: 'nt', words: { zh: 'RDF', en: 'RDF' } },
  { format: 'parquet', words: { zh: 'Parquet', en: 'Parquet' } },
];

/** The rows that are shown, all of them, as files: taken at once, or made apart from the page where they are many. */
export function Downloads({
  slug,
  release,
  where,
  isLarge,
  withGeometry,
}: {
  slug: string;
  release: number;
  where: Value;
  /** Whether it takes long until all rows are written. */
  isLarge: boolean;
  withGeometry: boolean;
}): ReactNode {
  const { say, text } = useLanguage();
  const filtered = where !== null;
  const apart = filtered && isLarge;
  const files = FILES.filter(({ format }) => format !== 'geojson' || withGeometry);
  const addressOf = (format: string, encoding?: Encoding) => {
    const params = new URLSearchParams({
      ...(encoding && { encoding }),
      release: String(release),
      ...(filtered && { where: JSON.stringify(where) }),
    });
    return `/exports/${slug}.${format}?${params.toString()}`;
  };
  return (
    <section aria-labelledby="downloads" data-testid="downloads">
      <h2 id="downloads">
        {filtered
          ? say('下载符合条件的行', 'Take these rows home')
          : say('下载全部', 'Take it all home')}
      </h2>
      {apart ? (
        <>
          <p>
            {say(
              '符合条件的行很多，先在后台做成文件，做好后下载。',
              'Many rows fit: the file is made in the background first, and then downloaded.',
            )}
          </p>
          <FilesApart files={files} wish={{ dataset: slug, release, where }} />
        </>
      ) : (
        <ul className={styles.files}>
          {files.map(({ format, encoding, words }) => (
            <li key={format + (encoding ?? '')}>
              <a href={addressOf(format, encoding)} download>
                <Download aria-hidden size={16} strokeWidth={1.75} />
                {text(words)}
              </a>
            </li>
          ))}
        </ul>
      )}
      {apart ? null : (
        <details className={styles.link}>
          <summary>
            {say(
              '给 curl、WPS 一个链接，或要清单：先在后台做成文件',
              'A link for curl or WPS, or a manifest: have the file made first',
            )}
          </summary>
          <FilesApart files={files} wish={{ dataset: slug, release, where }} />
        </details>
      )}
      <p className={page.note}>
        {filtered ? null : (
          <>
            <a href={`/exports/${slug}.csv/manifest?release=${release}`}>
              {say('清单与校验值', 'Manifest and digests')}
            </a>
            {say('；', '; ')}
          </>
        )}
        <Link to="/build/exports">
          {say('各格式说明，程序怎样取', 'What is in each, and how programs take it')}
        </Link>
      </p>
    </section>
  );
}

/** Files that are made apart from the page: one button each, and what was begun with its progress. */
function FilesApart({
  files,
  wish,
}: {
  files: typeof FILES;
  wish: { dataset: string; release: number; where: Value };
}): ReactNode {
  const { say, text } = useLanguage();
  const { make, sending, errors, failure } = useChange(requestExportMutation);
  const [started, setStarted] = useState<Parameters<typeof StartedExport>[0]['started']>();
  const begin = async (format: string, encoding: Encoding | undefined) => {
    const result = await make({
      input: {
        ...wish,
        format: format.toUpperCase(),
        encoding: encoding?.replaceAll('-', '_').toUpperCase() ?? 'UTF_8',
      },
    });
    if (result?.exportJob) setStarted(result.exportJob);
  };
  return (
    <>
      <ul className={styles.files}>
        {files.map(({ format, encoding, words }) => (
          <li key={format + (encoding ?? '')}>
            <button
              type="button"
              disabled={sending}
              data-testid={`export-${format}`}
              onClick={() => void begin(format, encoding)}
            >
              <Download aria-hidden size={16} strokeWidth={1.75} />
              {text(words)}
            </button>
          </li>
        ))}
      </ul>
      <FieldErrors errors={errors} />
      {errors.length > 0 ? (
        <p className={page.note}>
          <Link to="/me#exports">{say('看我的导出', 'See my exports')}</Link>
        </p>
      ) : null}
      {failure ? <Failure error={failure} /> : null}
      {started ? <StartedExport key={started.id} started={started} /> : null}
    </>
  );
}
