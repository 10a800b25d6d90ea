import Link from '@docusaurus/Link';
import { Fragment, type ReactNode } from 'react';
import type { LoadState } from '../../deliveries/contract';
import type { Bench, BenchTable } from '../contract';
import { standings } from '../standings';
import styles from './Tables.module.css';

const AT_ENTRY = new Set<BenchTable['standing']>([
  'TO_REVIEW_SECRECY',
  'TO_SUBMIT',
  'COUNTY_REVIEW',
  'BUREAU_REVIEW',
  'RETURNED',
  'ACCEPTED',
]);

/** What happens next with a table and who has it, with the way there. */
export function NextOfTable({ bench, table }: { bench: Bench; table: BenchTable }): ReactNode {
  const { standing, entry, files, questions } = table;
  const own = bench.files.filter(({ id }) => files.includes(id));
  const next =
    standing === 'QUESTIONS' && questions.length > 0
      ? `还有${questions.length}个问题等您回答`
      : standings[standing].next;
  return (
    <p className={styles.next}>
      <span>
        {standing === 'LOADED' ? '' : '下一步：'}
        {next}
      </span>
      {entry && AT_ENTRY.has(standing) ? (
        <Link to={`/desk/catalogue/entries/${entry.slug}`}>看条目</Link>
      ) : null}
      {loadsOf(own).map(({ load, loadState, rejected }) => (
        <Fragment key={load}>
          <Link to={`/desk/deliveries/loads/${load}`}>{LOOK[loadState]}</Link>
          {rejected !== null && rejected > 0 ? (
            <a href={`/deliveries/loads/${load}/rejected.xlsx`} download>
              退回的{rejected}行（工作簿）
            </a>
          ) : null}
        </Fragment>
      ))}
    </p>
  );
}

const LOOK: Record<LoadState, string> = {
  LOADING: '看进度',
  HELD: '看过再决定',
  RELEASED: '看这次报送',
  FAILED: '看为什么没成',
  CANCELLED: '看取消的报送',
};

interface TableLoad {
  load: string;
  loadState: LoadState;
  rejected: number | null;
}

/** The loads by which the files went in, each once. */
function loadsOf(files: Bench['files']): TableLoad[] {
  const loads = files.flatMap(({ load, loadState, rejected }) =>
    load === null || loadState === null ? [] : [{ load, loadState, rejected }],
  );
  return loads.filter(({ load }, at) => loads.findIndex((one) => one.load === load) === at);
}
