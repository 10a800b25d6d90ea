import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { ButtonLink } from '../components/form/Button';
import { Page } from '../components/page/Page';
import styles from '../components/page/Page.module.css';
import { Pager } from '../components/records/Pager';
import table from '../components/table/Table.module.css';
import { operation } from '../graphql/client';
import type { Text } from '../graphql/contract';
import { useQuery } from '../graphql/useQuery';
import { useTrail } from '../graphql/useTrail';
import { useLanguage } from '../language/useLanguage';

const LINES = 50;

interface NotOpened {
  title: Text;
  department: { code: string; name: Text };
  groundTitle: Text;
  legalBases: { title: string; article: string }[];
  nextReviewOn: string;
}

const registerQuery = operation<
  {
    notOpened: {
      totalCount: number;
      nodes: NotOpened[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  },
  { first: number; after: string | null }
>(
  `query NotOpened($first: Int!, $after: String) { notOpened(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { title { zh en } department { code name { zh en } } groundTitle { zh en } legalBases { title article } nextReviewOn } } }`,
);

/** 不予开放登记: what the Bureau names of it, each line with its ground, its basis and its next review (M30). */
export default function NotOpenedRegister(): ReactNode {
  const { say, number } = useLanguage();
  const trail = useTrail();
  const query = useQuery(registerQuery, { first: LINES, after: trail.after });
  const register = query.data?.notOpened;
  return (
    <Page
      title={say('不予开放登记', 'What is not opened')}
      crumbs={[{ to: '/open', words: say('公开', 'Open') }]}
    >
      <h1>{say('不予开放登记', 'What is not opened')}</h1>
      <p className={styles.lead}>
        {say(
          '不予开放的资源，除涉及国家安全等不宜列名的以外，由大数据局逐项决定列名，写明事由、依据和下次复核的日期。这里只有名称，没有数据。',
          'Resources that are not opened are named here by a decision of the Bureau on each, with the ground, the legal basis and the day of its next review; those whose very name must not be known are not. There are names here, and no data.',
        )}
      </p>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {register === undefined && !query.error ? <Opening /> : null}
      {register?.totalCount === 0 ? (
        <EmptyState
          title={say('登记里还没有条目', 'Nothing is named yet')}
          actions={<ButtonLink to="/data">{say('看已开放的数据', 'See what is open')}</ButtonLink>}
        >
          {say(
            '大数据局决定列名后，条目出现在这里。',
            'A line appears here when the Bureau has decided to name a resource.',
          )}
        </EmptyState>
      ) : null}
      {register && register.totalCount > 0 ? (
        <>
          <RegisterTable
            lines={register.nodes}
            caption={say(
              `共${number(register.totalCount)}项`,
              register.totalCount === 1 ? '1 resource' : `${number(register.totalCount)} resources`,
            )}
          />
          <Pager {...trail.turns(register.pageInfo)} />
        </>
      ) : null}
    </Page>
  );
}

function RegisterTable({ lines, caption }: { lines: NotOpened[]; caption: string }): ReactNode {
  const { say, text, date } = useLanguage();
  const words = {
    title: say('名称', 'Name'),
    department: say('部门', 'Department'),
    ground: say('事由', 'Ground'),
    basis: say('依据', 'Legal basis'),
    review: say('下次复核', 'Next review'),
  };
  return (
    <table className={`${table.table} ${table.stack}`}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {Object.values(words).map((word) => (
            <th key={word} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.department.code} ${line.title.zh}`}>
            <th scope="row">{text(line.title)}</th>
            <td data-label={words.department}>
              <Link to={`/data?department=${line.department.code}`}>
                {text(line.department.name)}
              </Link>
            </td>
            <td data-label={words.ground}>{text(line.groundTitle)}</td>
            <td data-label={words.basis}>
              {line.legalBases.map(({ title, article }) => `《${title}》${article}`).join('；')}
            </td>
            <td data-label={words.review}>{date(line.nextReviewOn)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
