import Link from '@docusaurus/Link';
import { type ReactNode, useState } from 'react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Failure } from '../../components/feedback/Failure';
import { useToast } from '../../components/feedback/Toasts';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import page from '../../components/page/Page.module.css';
import table from '../../components/table/Table.module.css';
import { useChange } from '../../graphql/useChange';
import { StateWord } from '../frame/StateWord';
import { type EntryLine, type EntryMove, moveMutation } from './entryQuery';
import { actionWords, nextWords, stateWords, toneOf } from './entryWords';
import styles from './EntryTable.module.css';

/** Steps that many entries can take together; what needs words or eyes is done one by one. */
const TOGETHER: EntryMove[] = ['SUBMIT', 'GATHER', 'PUBLISH'];

/** Entries as a list of work; several that wait for the same step can take it together. */
export function EntryTable({
  entries,
  withDepartment,
  reload,
}: {
  entries: EntryLine[];
  withDepartment: boolean;
  reload: () => void;
}): ReactNode {
  const toast = useToast();
  const [chosen, setChosen] = useState<string[]>([]);
  const { make, sending, errors, failure } = useChange(moveMutation);
  const picked = entries.filter(({ id }) => chosen.includes(id));
  const possible = TOGETHER.filter(
    (move) => picked.length > 0 && picked.every(({ may }) => may.includes(move)),
  );
  const movable = (entry: EntryLine) => TOGETHER.some((move) => entry.may.includes(move));
  const choosing = entries.some(movable);
  const take = async (move: EntryMove) => {
    const result = await make({ input: { move, ids: picked.map(({ id }) => id) } });
    if (result?.errors.length !== 0) return;
    toast({ title: `已${actionWords[move]}${picked.length}条` });
    setChosen([]);
    reload();
  };
  if (entries.length === 0) return <EmptyState title="这里现在没有条目" />;
  return (
    <>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{entries.length}条</caption>
        <thead>
          <tr>
            <th scope="col">名称</th>
            {withDepartment ? <th scope="col">部门</th> : null}
            <th scope="col">状态</th>
            <th scope="col">下一步</th>
            <th scope="col">版本</th>
            {choosing ? <th scope="col">选中</th> : null}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id} data-testid="entry-row">
              <th scope="row">
                <Link to={`/desk/catalogue/entries/${entry.slug}`}>
                  {entry.title.zh || entry.slug}
                </Link>
              </th>
              {withDepartment ? <td data-label="部门">{entry.department.zh}</td> : null}
              <td data-label="状态">
                <StateWord tone={toneOf(entry)}>{stateWords[entry.state]}</StateWord>
              </td>
              <td data-label="下一步">{nextWords(entry)}</td>
              <td data-label="版本">
                第{entry.version}版
                {entry.publishedVersion !== null && entry.publishedVersion !== entry.version
                  ? `，公众看到第${entry.publishedVersion}版`
                  : ''}
              </td>
              {choosing ? (
                <td data-label="选中">
                  {movable(entry) ? (
                    <input
                      type="checkbox"
                      className={styles.box}
                      aria-label={`选中${entry.title.zh}`}
                      checked={chosen.includes(entry.id)}
                      onChange={(event) =>
                        setChosen(
                          event.target.checked
                            ? [...chosen, entry.id]
                            : chosen.filter((id) => id !== entry.id),
                        )
                      }
                    />
                  ) : (
                    '—'
                  )}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {picked.length > 0 ? (
        <div className={styles.together} role="status">
          <p>
            已选{picked.length}条
            {possible.length === 0 ? '，它们等的不是同一步，不能一起办' : '，全部办成或全部不办'}
          </p>
          <p className={page.bar}>
            {possible.map((move) => (
              <Button key={move} disabled={sending} onClick={() => void take(move)}>
                {actionWords[move]}
                {picked.length}条
              </Button>
            ))}
            <Button kind="plain" onClick={() => setChosen([])}>
              不选了
            </Button>
          </p>
          <FieldErrors errors={errors} />
          {failure ? <Failure error={failure} /> : null}
        </div>
      ) : null}
    </>
  );
}
