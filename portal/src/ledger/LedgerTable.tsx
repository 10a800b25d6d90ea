import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import page from '../components/page/Page.module.css';
import table from '../components/table/Table.module.css';
import { useLanguage } from '../language/useLanguage';
import { outcomeWords } from '../language/words';
import styles from './Ledger.module.css';
import type { LedgerLine } from './ledgerQuery';

/** Decided cases, each with its days: no applicant, no number. */
export function LedgerTable({
  caption,
  lines,
}: {
  caption: string;
  lines: { cursor: string; node: LedgerLine }[];
}): ReactNode {
  const { say, text, shortDate } = useLanguage();
  const heads = {
    matter: say('事项', 'Matter'),
    dataset: say('数据集', 'Dataset'),
    department: say('答复部门', 'Answered by'),
    filed: say('收到', 'Received'),
    due: say('到期', 'Due'),
    decided: say('答复', 'Answered'),
    taken: say('用时（工作日）', 'Working days'),
    outcome: say('结果', 'Outcome'),
    basis: say('依据', 'Legal basis'),
  };
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {Object.entries(heads).map(([name, head]) => (
              <th key={name} scope="col" className={name === 'taken' ? table.number : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ cursor, node }) => (
            <tr key={cursor} data-testid="ledger-line">
              <th scope="row">{text(node.title)}</th>
              <td data-label={heads.dataset}>
                <About line={node} />
              </td>
              <td data-label={heads.department}>{text(node.department.name)}</td>
              <td data-label={heads.filed} className={styles.day}>
                {shortDate(node.filedOn)}
              </td>
              <td data-label={heads.due} className={styles.day}>
                {shortDate(node.dueOn)}
                {node.extendedBy === null ? null : (
                  <span className={page.note}>
                    {' '}
                    {say(`延长${node.extendedBy}个工作日`, `extended by ${node.extendedBy}`)}
                  </span>
                )}
              </td>
              <td data-label={heads.decided} className={styles.day}>
                {shortDate(node.decidedOn)}
              </td>
              <td data-label={heads.taken} className={table.number}>
                {node.workingDaysTaken}
                {node.late ? <strong> {say('逾期', 'late')}</strong> : null}
              </td>
              <td data-label={heads.outcome}>{text(outcomeWords[node.outcome])}</td>
              <td data-label={heads.basis}>
                {node.legalBasis ? `《${node.legalBasis.title}》${node.legalBasis.article}` : '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function About({ line: { dataset, slug } }: { line: LedgerLine }): ReactNode {
  const { say, text } = useLanguage();
  if (dataset === null) return say('已不再开放', 'no longer open');
  return slug === null ? text(dataset) : <Link to={`/data/${slug}`}>{text(dataset)}</Link>;
}
