import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { Failure } from '../components/feedback/Failure';
import { Page } from '../components/page/Page';
import styles from '../components/page/Page.module.css';
import table from '../components/table/Table.module.css';
import { operation } from '../graphql/client';
import type { Department } from '../graphql/contract';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';

const departmentsQuery = operation<{ departments: Department[] }>(
  'query Departments { departments { id code name { zh en } level phone hours { zh en } datasetCount } }',
);
const nothing = {};

/** 部门: who provides what, and whom to call. */
export default function Departments(): ReactNode {
  const { say, text, number } = useLanguage();
  const query = useQuery(departmentsQuery, nothing);
  const departments = query.data?.departments;
  return (
    <Page title={say('部门', 'Departments')} crumbs={[]}>
      <h1>{say('部门', 'Departments')}</h1>
      <p className={styles.lead}>
        {say(
          '数据由各部门提供和答复。对数据有疑问，直接打提供部门的电话。',
          'Departments provide the data and answer for it. Questions about data go to its provider.',
        )}
      </p>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {departments ? (
        <table className={`${table.table} ${table.stack}`}>
          <caption>
            {say(
              `${departments.length}个部门有开放数据`,
              `${departments.length} departments have open data`,
            )}
          </caption>
          <thead>
            <tr>
              <th scope="col">{say('部门', 'Department')}</th>
              <th scope="col">{say('层级', 'Level')}</th>
              <th scope="col">{say('电话', 'Telephone')}</th>
              <th scope="col">{say('办公时间', 'Hours')}</th>
              <th scope="col" className={table.number}>
                {say('数据集', 'Datasets')}
              </th>
            </tr>
          </thead>
          <tbody>
            {departments.map((department) => (
              <tr key={department.id}>
                <th scope="row">
                  <Link to={`/data?department=${department.code}`}>{text(department.name)}</Link>
                </th>
                <td data-label={say('层级', 'Level')}>
                  {department.level === 'CITY' ? say('市级', 'City') : say('县区', 'County')}
                </td>
                <td data-label={say('电话', 'Telephone')}>
                  <a href={`tel:${department.phone}`}>{department.phone}</a>
                </td>
                <td data-label={say('办公时间', 'Hours')}>{text(department.hours)}</td>
                <td data-label={say('数据集', 'Datasets')} className={table.number}>
                  {number(department.datasetCount)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Page>
  );
}
