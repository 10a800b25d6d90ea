import type { ReactNode } from 'react';
import table from '../../components/table/Table.module.css';
import { useLanguage } from '../../language/useLanguage';
import type { RecountedDeadline } from './noticeMutation';

const CLOCK_WORDS: Record<RecountedDeadline['clock'], string> = {
  ANSWER: '答复',
  EXTENDED: '延长后的答复',
  APPLY: '申请目录更新',
  CARRY_OUT: '办结目录更新',
};

/** The deadlines that a notice moves. */
export function RecountTable({
  caption,
  recounts,
}: {
  caption: string;
  recounts: RecountedDeadline[];
}): ReactNode {
  const { date } = useLanguage();
  if (recounts.length === 0) return <p>{caption}：没有期限受影响。</p>;
  return (
    <table className={`${table.table} ${table.stack}`} data-testid="recounts">
      <caption>
        {caption}：{recounts.length}个期限
      </caption>
      <thead>
        <tr>
          <th scope="col">编号</th>
          <th scope="col">期限</th>
          <th scope="col">原到期</th>
          <th scope="col">现到期</th>
        </tr>
      </thead>
      <tbody>
        {recounts.map((one) => (
          <tr key={one.number + one.clock}>
            <th scope="row">
              {one.clock === 'APPLY' || one.clock === 'CARRY_OUT'
                ? `第${one.number}号更新申请`
                : one.number}
            </th>
            <td data-label="期限">{CLOCK_WORDS[one.clock]}</td>
            <td data-label="原到期">{date(one.wasDueAt)}</td>
            <td data-label="现到期">
              {one.dueAt === one.wasDueAt ? '不变，不再是暂计' : date(one.dueAt)}
              {one.provisional ? '（暂计）' : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
