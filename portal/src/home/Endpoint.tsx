import Link from '@docusaurus/Link';
import { Check } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { CodePanel } from '../components/code/CodePanel';
import { operation, send } from '../graphql/client';
import { useLanguage } from '../language/useLanguage';
import songStyles from '../song/Song.module.css';
import { song } from '../song/strings';
import styles from './Endpoint.module.css';

const QUESTION = `{
  openFigures { datasets departments records }
  catalogue(search: "博物馆", first: 1) {
    totalCount
    nodes {
      slug
      title { zh en }
      release { number rowCount }
    }
  }
}`;
const example = operation<Record<string, unknown>>(QUESTION);

/** One request beside its answer, which is no picture: it has just been asked. */
export function Endpoint(): ReactNode {
  const { say, text } = useLanguage();
  const [answer, setAnswer] = useState<string>();
  useEffect(() => {
    const abort = new AbortController();
    send(example, {}, abort.signal).then(
      (data) => setAnswer(JSON.stringify({ data }, null, 2)),
      () => undefined,
    );
    return () => abort.abort();
  }, []);
  const promises = [
    say('目录不用登录就能问', 'The catalogue answers without sign-in'),
    say('翻页途中更新也不错行', 'Paging stays whole while data changes'),
    say('上限可读，超出即拒，不悄悄截断', 'Limits are readable; nothing is silently cut'),
  ];
  return (
    <section className={styles.band} aria-labelledby="endpoint">
      <div className={styles.inner} data-elder-column>
        <div>
          <h2 id="endpoint" className={songStyles.song}>
            {text(song.endpointFirst)}
            <br />
            {text(song.endpointSecond)}
          </h2>
          <p>
            {say(
              '一个 GraphQL 接口，随目录生成：筛选、排序、翻页、回溯历史版本，走同一条路。',
              'One GraphQL endpoint over the whole catalogue: filters, order, pages and past releases go the same way.',
            )}
          </p>
          <ul>
            {promises.map((promise) => (
              <li key={promise}>
                <Check aria-hidden size={18} strokeWidth={2} />
                {promise}
              </li>
            ))}
          </ul>
          <p className={styles.ways}>
            <Link to="/build/explorer" className={styles.open ?? ''}>
              {say('打开探索器', 'Open the explorer')}
            </Link>
            <Link to="/build">{say('阅读文档', 'Read the guide')}</Link>
          </p>
        </div>
        <CodePanel
          samples={[{ name: 'GraphQL', code: QUESTION }]}
          answer={answer ?? say('正在问…', 'asking…')}
        />
      </div>
    </section>
  );
}
