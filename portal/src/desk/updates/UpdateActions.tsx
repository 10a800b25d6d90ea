import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { useToast } from '../../components/feedback/Toasts';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import { LongText } from '../../components/form/LongText';
import { useChange } from '../../graphql/useChange';
import { useKept } from '../../kept/useKept';
import panel from '../Desk.module.css';
import { carryOutMutation, gatherMutation, returnMutation, type UpdateDetail } from './updateQuery';

/** What the county or the Bureau may do with an application: pass it on, carry it out, or return it. */
export function UpdateActions({
  update,
  done,
}: {
  update: UpdateDetail;
  done: () => void;
}): ReactNode {
  const { may, items } = update;
  const waiting = items.filter(
    ({ kind, state }) => kind === 'PUT' && state !== 'ACCEPTED' && state !== 'PUBLISHED',
  ).length;
  return (
    <>
      {may.includes('GATHER') ? (
        <Step
          update={update}
          mutation={gatherMutation}
          words="转报大数据局"
          meaning="转报后，大数据局的5个工作日起算；所改条目一并汇集。"
          testId="gather-update"
          done={done}
        />
      ) : null}
      {may.includes('CARRY_OUT') ? (
        <Step
          update={update}
          mutation={carryOutMutation}
          words="办结并更新目录"
          meaning={
            waiting > 0
              ? `还有${waiting}条没有审核通过；先在目录审核或批量审核里逐条看过。`
              : '一次发布和撤回所改条目，责任清单同时更新；全部办成或全部不办。'
          }
          blocked={waiting > 0}
          testId="carry-out-update"
          done={done}
        />
      ) : null}
      {may.includes('RETURN') ? <Return update={update} done={done} /> : null}
    </>
  );
}

function Step({
  update,
  mutation,
  words,
  meaning,
  blocked = false,
  testId,
  done,
}: {
  update: UpdateDetail;
  mutation: typeof gatherMutation;
  words: string;
  meaning: string;
  blocked?: boolean;
  testId: string;
  done: () => void;
}): ReactNode {
  const toast = useToast();
  const { make, sending, errors, failure } = useChange(mutation);
  const take = async () => {
    const result = await make({ input: { id: update.id } });
    if (result?.errors.length !== 0) return;
    toast({ title: `第${update.number}号申请：已${words}` });
    done();
  };
  return (
    <div className={panel.panel}>
      <h2>{words}</h2>
      <p>{meaning}</p>
      <FieldErrors errors={errors} />
      {failure ? <Failure error={failure} /> : null}
      <Button wide disabled={sending || blocked} data-testid={testId} onClick={() => void take()}>
        {words}
      </Button>
    </div>
  );
}

function Return({ update, done }: { update: UpdateDetail; done: () => void }): ReactNode {
  const toast = useToast();
  const kept = useKept(`return-update:${update.id}:${update.steps.length}`, '');
  const [lacking, setLacking] = useState(false);
  const { make, sending, errors, failure } = useChange(returnMutation);
  const submit = async () => {
    const opinion = kept.value.trim();
    setLacking(opinion === '');
    if (opinion === '') return;
    const result = await make({ input: { id: update.id, opinion } });
    if (result?.errors.length !== 0) return;
    kept.forget();
    toast({ title: `已退回第${update.number}号申请` });
    done();
  };
  return (
    <form
      className={panel.panel}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>退回</h2>
      <p>在审的条目一并退回，部门改好后再次报送。</p>
      <LongText label="理由" kept={kept} lacking={lacking ? '请写明理由' : undefined} />
      <FieldErrors errors={errors} />
      {failure ? <Failure error={failure} /> : null}
      <Button type="submit" wide kind="secondary" disabled={sending} data-testid="return-update">
        退回这件申请
      </Button>
    </form>
  );
}
