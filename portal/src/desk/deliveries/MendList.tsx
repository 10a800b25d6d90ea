import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { Completeness } from '../../components/dataset/Completeness';
import { Failure } from '../../components/feedback/Failure';
import page from '../../components/page/Page.module.css';
import { operation } from '../../graphql/client';
import type { Text } from '../../graphql/contract';
import { useQuery } from '../../graphql/useQuery';
import { useCall } from '../../http/useCall';
import { useLanguage } from '../../language/useLanguage';
import type { LoadLine } from './contract';

interface Fault {
  column: string;
  message: Text;
  rows: number;
  firstLine: number;
}

const standingQuery = operation<
  {
    dataset: { fields: { name: string; title: Text; completeness: number | null }[] } | null;
    viewer: { desk: { responsibilities: { slug: string; dueOn: string | null }[] } | null } | null;
  },
  { slug: string }
>(
  `query ToMend($slug: String!) { dataset(slug: $slug) { fields { name title { zh } completeness } }
    viewer { desk { responsibilities(standing: [LATE]) { slug dueOn } } } }`,
);

/** 待改: what keeps this dataset from being good, each with the way to mend it. */
export function MendList({ slug, loads }: { slug: string; loads: LoadLine[] }): ReactNode {
  const { date } = useLanguage();
  const query = useQuery(standingQuery, { slug });
  const late = query.data?.viewer?.desk?.responsibilities.find((line) => line.slug === slug);
  const lacking = (query.data?.dataset?.fields ?? [])
    .filter(({ completeness }) => completeness !== null && completeness < 1)
    .toSorted((a, b) => (a.completeness ?? 1) - (b.completeness ?? 1));
  const [newest] = loads;
  const failed = newest?.state === 'FAILED' ? newest : undefined;
  const cameBack = unmended(loads);
  const nothing = !late && !failed && lacking.length === 0 && cameBack.length === 0;
  return (
    <section aria-labelledby="to-mend" data-testid="to-mend">
      <h2 id="to-mend">待改</h2>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {query.data && nothing ? <p>现在没有要改的：按期，没有退回的行，可读字段没有空值。</p> : null}
      <ul className={nothing ? undefined : page.rows}>
        {late ? (
          <li className={page.head}>
            <span>逾期：应在{late.dueOn === null ? '' : date(late.dueOn)}前更新</span>
            <Link to={`/desk/deliveries/send?dataset=${slug}`}>上传文件</Link>
          </li>
        ) : null}
        {failed ? (
          <li className={page.head}>
            <span>
              上次报送“{failed.fileName}”没有载入{failed.failure ? `：${failed.failure.zh}` : ''}
            </span>
            <Link to={`/desk/deliveries/loads/${failed.id}`}>看原因</Link>
          </li>
        ) : null}
        {cameBack.map((load) => (
          <CameBack key={load.id} load={load} />
        ))}
        {lacking.map(({ name, title, completeness }) => (
          <li key={name} className={page.head}>
            <span>“{title.zh}”有空值</span>
            <Completeness share={completeness} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Loads since the last whole file whose rejected rows nobody has replaced by another whole file. */
function unmended(loads: LoadLine[]): LoadLine[] {
  const released = loads.filter(({ state }) => state === 'RELEASED');
  const whole = released.findIndex(({ mode }) => mode === 'WHOLE');
  return released
    .slice(0, whole === -1 ? released.length : whole + 1)
    .filter(({ counts }) => (counts.rejected ?? 0) > 0);
}

/** The kinds of fault of one load, and the way to the marked table. */
function CameBack({ load }: { load: LoadLine }): ReactNode {
  const { shortDate } = useLanguage();
  const query = useCall<{ faults: Fault[] }>(`/deliveries/loads/${load.id}/faults`);
  return (
    <li>
      <div className={page.head}>
        <span>
          {shortDate(load.startedAt)}的报送退回{load.counts.rejected}行
        </span>
        <Link to={`/desk/deliveries/loads/${load.id}`}>下载标红的表，改好再报</Link>
      </div>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {query.data ? (
        <ul>
          {query.data.faults.map(({ column, message, rows, firstLine }) => (
            <li key={`${column} ${message.zh}`}>
              {column === '*' ? '整行' : `“${column}”`}：{message.zh}，{rows}行，始于第{firstLine}行
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
