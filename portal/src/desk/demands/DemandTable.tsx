import Link from '@docusaurus/Link';
import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { useToast } from '../../components/feedback/Toasts';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import page from '../../components/page/Page.module.css';
import table from '../../components/table/Table.module.css';
import { useChange } from '../../graphql/useChange';
import { StateWord } from '../frame/StateWord';
import { type DemandLine, type DemandMove, moveMutation } from './demandQuery';
import { actionWords, isMine, nextWords, stateWords, toneOf } from './demandWords';
import styles from './DemandTable.module.css';

/** Steps that make a list of the items that take them together. */
const TOGETHER: DemandMove[] = ['SUBMIT', 'GATHER'];

/** Items of demand lists; those that wait for the same step can be passed on as one list. */
export function DemandTable({
  caption,
  demands,
  withDepartment,
  reload,
}: {
  caption: string;
  demands: DemandLine[];
  withDepartment: boolean;
  reload: () => void;
}): ReactNode {
  const toast = useToast();
  const [chosen, setChosen] = useState<string[]>([]);
  const [note, setNote] = useState('');
  const { make, sending, errors, failure } = useChange(moveMutation);
  const picked = demands.filter(({ id }) => chosen.includes(id));
  const stepOf = (demand: DemandLine) => TOGETHER.find((move) => demand.may.includes(move));
  const step = picked[0] && stepOf(picked[0]);
  const shown = demands.toSorted((a, b) => Number(isMine(b)) - Number(isMine(a)));
  const choosing = demands.some(stepOf);
  const take = async (move: DemandMove) => {
    const opinion = note.trim();
    const ids = picked.map(({ id }) => id);
    const result = await make({ input: { move, ids, ...(opinion !== '' && { opinion }) } });
    if (result?.errors.length !== 0) return;
    toast({ title: `已${actionWords[move]}${picked.length}项` });
    setChosen([]);
    setNote('');
    reload();
  };
  return (
    <>
      <table className={`${table.table} ${table.stack}`}>
        <caption>
          {caption}，{demands.length}项
        </caption>
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">需要什么</th>
            {withDepartment ? <th scope="col">提出部门</th> : null}
            <th scope="col">状态</th>
            <th scope="col">下一步</th>
            {choosing ? <th scope="col">选中</th> : null}
          </tr>
        </thead>
        <tbody>
          {shown.map((demand) => (
            <tr key={demand.id} data-testid="demand-row">
              <td data-label="编号">{demand.number}</td>
              <th scope="row">
                <Link to={`/desk/demands/items/${demand.number}`}>{demand.title}</Link>
              </th>
              {withDepartment ? <td data-label="提出部门">{demand.department?.name.zh}</td> : null}
              <td data-label="状态">
                <StateWord tone={toneOf(demand)}>{stateWords[demand.state]}</StateWord>
              </td>
              <td data-label="下一步">{nextWords(demand)}</td>
              {choosing ? (
                <td data-label="选中">
                  {stepOf(demand) ? (
                    <input
                      type="checkbox"
                      className={styles.box}
                      aria-label={`选中${demand.title}`}
                      checked={chosen.includes(demand.id)}
                      onChange={(event) =>
                        setChosen(
                          event.target.checked
                            ? [...chosen, demand.id]
                            : chosen.filter((id) => id !== demand.id),
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
      {step ? (
        <div className={styles.together}>
          <label className={`${form.field} ${form.wide}`}>
            <span className={form.label}>清单说明（可不写）</span>
            <input
              className={form.input}
              name="listNote"
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </label>
          <FieldErrors errors={errors} />
          {failure ? <Failure error={failure} /> : null}
          <p className={page.bar}>
            <Button
              disabled={sending}
              data-testid={`pass-on-${step}`}
              onClick={() => void take(step)}
            >
              {actionWords[step]}这{picked.length}项
            </Button>
            <Button kind="plain" onClick={() => setChosen([])}>
              不选了
            </Button>
            <span className={page.note}>作为一份清单，全部办成或全部不办</span>
          </p>
        </div>
      ) : null}
    </>
  );
}
