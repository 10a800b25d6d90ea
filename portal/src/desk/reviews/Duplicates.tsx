import type { ReactNode } from 'react';
import { Beside } from '../catalogue/Beside';
import type { Duplicate } from './batchQuery';

/** Likely duplicates of other departments, each beside the entry where they say different things (M16). */
export function Duplicates({ duplicates }: { duplicates: Duplicate[] }): ReactNode {
  return duplicates.map(({ entry, version, score, sharedFields, besides }) => {
    const title = entry?.title.zh ?? '另一条';
    return (
      <details key={`${title} ${entry?.slug} ${version}`} open={duplicates.length === 1}>
        <summary>
          {entry ? `${entry.department.zh}：` : ''}
          {title}（第{version}版），相似{Math.round(score * 100)}%
          {sharedFields.length > 0 ? `，同名信息项${sharedFields.length}个` : ''}
        </summary>
        {sharedFields.length > 0 ? <p>同名信息项：{sharedFields.join('、')}</p> : null}
        <Beside
          caption="说法不同的元素，其余相同"
          heads={['本条', '那一条']}
          differences={besides}
        />
      </details>
    );
  });
}
