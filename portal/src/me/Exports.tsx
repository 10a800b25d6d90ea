import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { ButtonLink } from '../components/form/Button';
import { Pager } from '../components/records/Pager';
import table from '../components/table/Table.module.css';
import { ExportActions } from '../exports/ExportActions';
import { exportsQuery, isOpen } from '../exports/exportQuery';
import { ExportState } from '../exports/ExportState';
import { formatName } from '../exports/exportWords';
import { useLookAgain } from '../exports/useLookAgain';
import { useQuery } from '../graphql/useQuery';
import { useTrail } from '../graphql/useTrail';
import { useLanguage } from '../language/useLanguage';

/** Exports that I asked for: how far they are, and their files for as long as they are kept. */
export function Exports(): ReactNode {
  const { say, text, number, minute } = useLanguage();
  const trail = useTrail();
  const query = useQuery(exportsQuery, { after: trail.after });
  const page = query.data?.viewer?.exports;
  useLookAgain(query, page?.nodes.some(isOpen) ?? false);
  if (page === undefined)
    return query.error ? <Failure error={query.error} retry={query.reload} /> : <Opening />;
  if (page.totalCount === 0)
    return (
      <EmptyState
        title={say('还没有导出', 'No exports yet')}
        actions={
          <ButtonLink kind="secondary" to="/data">
            {say('找数据', 'Find data')}
          </ButtonLink>
        }
      >
        {say(
          '筛选后行数很多的下载在后台做成文件，在这里看进度、取文件。',
          'Downloads of many filtered rows are made apart from the page; they and their progress are here.',
        )}
      </EmptyState>
    );
  const heads = {
    format: say('格式', 'Format'),
    asked: say('提出', 'Asked for'),
    state: say('状态', 'State'),
    actions: say('可以做', 'Do'),
  };
  return (
    <>
      <table className={`${table.table} ${table.stack}`} data-testid="exports">
        <caption>{say(`${number(page.totalCount)}次导出`, `${page.totalCount} exports`)}</caption>
        <thead>
          <tr>
            <th scope="col">{say('数据集', 'Dataset')}</th>
            <th scope="col">{heads.format}</th>
            <th scope="col">{heads.asked}</th>
            <th scope="col">{heads.state}</th>
            <th scope="col">{heads.actions}</th>
          </tr>
        </thead>
        <tbody>
          {page.nodes.map((job) => (
            <tr key={job.id}>
              <th scope="row">
                {job.dataset ? (
                  <Link to={`/data/${job.dataset.slug}?tab=data`}>{text(job.dataset.title)}</Link>
                ) : (
                  say('已不再开放', 'no longer open')
                )}
                {say(`，版本${job.release}`, `, release ${job.release}`)}
                {job.where === null ? null : say('，筛选后', ', filtered')}
              </th>
              <td data-label={heads.format}>{formatName(job)}</td>
              <td data-label={heads.asked}>{minute(job.requestedAt)}</td>
              <td data-label={heads.state}>
                <ExportState job={job} />
              </td>
              <td>
                <ExportActions job={job} changed={query.reload} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      <Pager {...trail.turns(page.pageInfo)} />
    </>
  );
}
