import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/useLanguage';
import { CodePanel } from '../code/CodePanel';
import page from '../page/Page.module.css';
import type { DatasetDetail } from './datasetQuery';
import { readyQuery, samplesOf } from './samples';

/** A query that works as it stands, in the tongues people use, and where the key comes from. */
export function BuildTab({ dataset }: { dataset: DatasetDetail }): ReactNode {
  const { say } = useLanguage();
  const first = dataset.sample[0];
  const answer =
    first &&
    JSON.stringify(
      { data: { dataset: { records: { nodes: [first], totalCount: dataset.release?.rowCount } } } },
      null,
      2,
    );
  return (
    <>
      <h2>{say('现成查询', 'Ready query')}</h2>
      <p className={page.text}>
        {say(
          '把密钥放进环境变量 KEY；没有密钥，到',
          'Put your key into the variable KEY; without one, go to ',
        )}
        <Link to="/me#keys">{say('我的 › 密钥', 'Mine › Keys')}</Link>
        {say(
          '当场生成。响应是合成样例。',
          ' and make it. The response shown is the synthetic sample.',
        )}
      </p>
      <CodePanel
        samples={samplesOf(window.location.origin, readyQuery(dataset), dataset)}
        answer={answer}
      />
      <p className={page.bar}>
        <Link to="/build/explorer">{say('探索器', 'Explorer')}</Link>
        <Link to="/build">{say('五分钟上手', 'Five minutes')}</Link>
        <Link to="/build/errors">{say('错误代码', 'Error codes')}</Link>
        <Link to="/build/limits">{say('上限', 'Limits')}</Link>
      </p>
    </>
  );
}
