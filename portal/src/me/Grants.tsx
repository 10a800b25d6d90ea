import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import table from '../components/table/Table.module.css';
import type { GrantLine } from '../graphql/contract';
import { useLanguage } from '../language/useLanguage';
import { grantStateWords } from '../language/words';

export function Grants({ grants }: { grants: GrantLine[] }): ReactNode {
  const { say, text, date } = useLanguage();
  const heads = {
    fields: say('字段', 'Fields'),
    until: say('有效期至', 'Until'),
    state: say('状态', 'State'),
  };
  return (
    <table className={`${table.table} ${table.stack}`}>
      <caption>{say(`${grants.length}项授权`, `${grants.length} grants`)}</caption>
      <thead>
        <tr>
          <th scope="col">{say('数据集', 'Dataset')}</th>
          <th scope="col">{heads.fields}</th>
          <th scope="col">{heads.until}</th>
          <th scope="col">{heads.state}</th>
        </tr>
      </thead>
      <tbody>
        {grants.map((grant) => (
          <tr key={grant.id}>
            <th scope="row">
              {grant.dataset ? (
                <Link to={`/data/${grant.dataset.slug}?tab=data`}>{text(grant.dataset.title)}</Link>
              ) : (
                say('已不再开放', 'no longer open')
              )}
            </th>
            <td data-label={heads.fields}>
              {grant.fields.map((field) => text(field.title)).join(say('、', ', '))}
            </td>
            <td data-label={heads.until}>{date(grant.until)}</td>
            <td data-label={heads.state}>
              {text(grantStateWords[grant.state])}
              {grant.withdrawnReason ? say('：', ': ') + grant.withdrawnReason : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
