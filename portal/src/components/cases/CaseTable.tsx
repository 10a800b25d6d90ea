import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { CaseLine } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import { caseStateWords, outcomeWords } from '../../language/words';
import table from '../table/Table.module.css';
import { Clock } from './Clock';

/** Cases as a list of work: number, what about, the clock, how it stands. */
export function CaseTable({
  caption,
  lines,
  folder,
  withApplicant = false,
}: {
  caption: string;
  lines: CaseLine[];
  folder: string;
  withApplicant?: boolean;
}): ReactNode {
  const { say, text, shortDate } = useLanguage();
  const heads = {
    filed: say('收到', 'Received'),
    kind: say('事项', 'Matter'),
    dataset: say('数据集', 'Dataset'),
    applicant: say('申请人', 'Applicant'),
    clock: say('时限（一格一个工作日）', 'Time (a cell is a working day)'),
    state: say('结果', 'State'),
  };
  return (
    <table className={`${table.table} ${table.stack}`}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say('办件号', 'Case')}</th>
          <th scope="col">{heads.kind}</th>
          <th scope="col">{heads.filed}</th>
          <th scope="col">{heads.dataset}</th>
          {withApplicant ? <th scope="col">{heads.applicant}</th> : null}
          <th scope="col">{heads.clock}</th>
          <th scope="col">{heads.state}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.number} {...(withApplicant ? { 'data-testid': 'desk-row' } : {})}>
            <th scope="row">
              <Link to={`${folder}/${line.number}`}>{line.number}</Link>
            </th>
            <td data-label={heads.kind}>{text(line.title)}</td>
            <td data-label={heads.filed}>{shortDate(line.filedAt)}</td>
            <td data-label={heads.dataset}>
              {line.dataset ? text(line.dataset.title) : say('已不再开放', 'no longer open')}
            </td>
            {withApplicant ? <td data-label={heads.applicant}>{line.applicant.name}</td> : null}
            <td data-label={heads.clock}>
              <Clock line={line} />
            </td>
            <td data-label={heads.state}>
              {line.answer
                ? text(outcomeWords[line.answer.outcome])
                : text(caseStateWords[line.state])}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
