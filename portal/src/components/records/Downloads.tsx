import Link from '@docusaurus/Link';
import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Text, Value } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import page from '../page/Page.module.css';
import styles from './Downloads.module.css';

/** What opens in a spreadsheet first; for the rest, who needs it knows it. */
const FILES: { format: string; query?: string; words: Text }[] = [
  { format: 'xlsx', words: { zh: 'Excel', en: 'Excel' } },
  { format: 'csv', query: 'encoding=utf-8-bom', words: { zh: 'CSV', en: 'CSV' } },
  {
    format: 'csv',
    query: 'encoding=gb18030',
    words: { zh: 'CSV（GB18030）', en: 'CSV (GB18030)' },
  },
  { format: 'json', words: { zh: 'JSON', en: 'JSON' } },
  { format: 'geojson', words: { zh: 'GeoJSON', en: 'GeoJSON' } },
  { format: 'xml', words: { zh: 'XML', en: 'XML' } },
  { format: 'nt', words: { zh: 'RDF', en: 'RDF' } },
  { format: 'parquet', words: { zh: 'Parquet', en: 'Parquet' } },
];

/** The rows that are shown, all of them, as files. */
export function Downloads({
  slug,
  release,
  where,
  withGeometry,
}: {
  slug: string;
  release: number;
  where: Value;
  withGeometry: boolean;
}): ReactNode {
  const { say, text } = useLanguage();
  const filtered = where !== null;
  const addressOf = (format: string, query?: string) => {
    const params = new URLSearchParams(query);
    params.set('release', String(release));
    if (filtered) params.set('where', JSON.stringify(where));
    return `/exports/${slug}.${format}?${params.toString()}`;
  };
  return (
    <section aria-labelledby="downloads" data-testid="downloads">
      <h2 id="downloads">
        {filtered
          ? say('下载符合条件的行', 'Take these rows home')
          : say('下载全部', 'Take it all home')}
      </h2>
      <ul className={styles.files}>
        {FILES.filter(({ format }) => format !== 'geojson' || withGeometry).map(
          ({ format, query, words }) => (
            <li key={format + (query ?? '')}>
              <a href={addressOf(format, query)} download>
                <Download aria-hidden size={16} strokeWidth={1.75} />
                {text(words)}
              </a>
            </li>
          ),
        )}
      </ul>
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
