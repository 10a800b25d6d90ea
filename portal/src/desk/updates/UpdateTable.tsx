import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import table from '../../components/table/Table.module.css';
import { useLanguage } from '../../language/useLanguage';
import { StateWord } from '../frame/StateWord';
import { ApplyClock, CarryOutClock } from './UpdateClocks';
import type { UpdateLine } from './updateQuery';
import { updateStateWords, updateTone } from './updateWords';

/** Applications with both clocks, those due first come first. */
export function UpdateTable({
  updates,
  withDepartment,
}: {
  updates: UpdateLine[];
  withDepartment: boolean;
}): ReactNode {
  const { minute } = useLanguage();
  return (
    <table className={`${table.table} ${table.stack}`}>
      <caption>{updates.length}件，先到期的在前</caption>
      <thead>
        <tr>
          <th scope="col">申请</th>
          {withDepartment ? <th scope="col">部门</th> : null}
          <th scope="col">状态</th>
          <th scope="col">所改</th>
          <th scope="col">申请</th>
          <th scope="col">办结期限</th>
        </tr>
      </thead>
      <tbody>
        {updates.map((update) => (
          <tr key={update.id} data-testid="update-row">
            <th scope="row">
              <Link to={`/desk/updates/${update.id}`}>第{update.number}号</Link>
            </th>
            {withDepartment ? <td data-label="部门">{update.department.zh}</td> : null}
            <td data-label="状态">
              <StateWord tone={updateTone(update)}>{updateStateWords[update.state]}</StateWord>
            </td>
            <td data-label="所改">{changesWords(update)}</td>
            <td data-label="申请">
              {minute(update.filedAt)} <ApplyClock update={update} />
            </td>
            <td data-label="办结期限">
              <CarryOutClock update={update} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function changesWords({ items }: UpdateLine): string {
  const withdrawn = items.filter(({ kind }) => kind === 'WITHDRAW').length;
  const put = items.length - withdrawn;
  return [put > 0 ? `改${put}条` : '', withdrawn > 0 ? `撤回${withdrawn}条` : '']
    .filter(Boolean)
    .join('，');
}
