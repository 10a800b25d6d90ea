import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import form from '../../components/form/Form.module.css';
import page from '../../components/page/Page.module.css';
import table from '../../components/table/Table.module.css';
import { send } from '../../graphql/client';
import { useAct } from '../../graphql/useAct';
import { type TriedColumn, trialQuery } from './ruleQuery';
import { readTypedTable } from './typedTable';

/** 试一试: what the profiles in force make of a few rows; they are kept nowhere. */
export function ProfileTrial(): ReactNode {
  const [text, setText] = useState('');
  const [tried, setTried] = useState<{ columns: string[]; found: TriedColumn[] }>();
  const { act, busy, failure } = useAct();
  const { columns, rows } = readTypedTable(text);
  const attempt = async () => {
    const answer = await act(() => send(trialQuery, { columns, rows }));
    if (answer) setTried({ columns, found: answer.viewer?.desk?.profileTrial ?? [] });
  };
  return (
    <>
      <form
        className={form.wide}
        data-testid="profile-trial"
        onSubmit={(event) => {
          event.preventDefault();
          void attempt();
        }}
      >
        <label className={form.field}>
          <span className={form.label}>表头和几行数据</span>
          <span className={form.hint}>
            第一行是表头；从表格复制，或用逗号分开。内容只用来试，不保存
          </span>
          <textarea
            className={form.input}
            name="typed"
            rows={4}
            placeholder={'姓名,性别,联系电话\n王小明,男,13800001234'}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        {failure ? <Failure error={failure} /> : null}
        <p className={page.bar}>
          <Button type="submit" kind="secondary" disabled={busy || columns.length === 0}>
            试一试
          </Button>
        </p>
      </form>
      {tried ? <Tried {...tried} /> : null}
    </>
  );
}

function Tried({ columns, found }: { columns: string[]; found: TriedColumn[] }): ReactNode {
  const unknown = columns.filter((column) => found.every((one) => one.column !== column));
  return (
    <div role="status" data-testid="tried">
      {found.length > 0 ? (
        <table className={`${table.table} ${table.stack}`}>
          <caption>认出{found.length}列</caption>
          <thead>
            <tr>
              <th scope="col">列</th>
              <th scope="col">模板</th>
              <th scope="col">处理</th>
              <th scope="col">前后</th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ column, kind, title, recognisedBy, sentence, cells }) => (
              <tr key={`${column} ${kind}`}>
                <th scope="row">{column}</th>
                <td data-label="模板">
                  {title.zh}（按{recognisedBy === 'NAME' ? '表头' : '单元格'}）
                </td>
                <td data-label="处理">{sentence.zh}</td>
                <td data-label="前后">
                  {cells.map(({ line, before, after }) => (
                    <div key={line}>
                      {before} → {after ?? '（不留值）'}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {unknown.length > 0 ? <p>没有模板认出：{unknown.join('、')}</p> : null}
    </div>
  );
}
