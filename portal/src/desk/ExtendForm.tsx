import { type ReactNode, useState } from 'react';
import { Failure } from '../components/feedback/Failure';
import { Button } from '../components/form/Button';
import { FieldErrors } from '../components/form/FieldErrors';
import form from '../components/form/Form.module.css';
import { useChange } from '../graphql/useChange';
import { extendMutation } from './answerMutations';
import styles from './Desk.module.css';

/** The principal's one extension. */
export function ExtendForm({ number, done }: { number: string; done: () => void }): ReactNode {
  const [days, setDays] = useState(5);
  const [reason, setReason] = useState('');
  const { make, sending, errors, failure } = useChange(extendMutation);
  const submit = async () => {
    const result = await make({ input: { number, workingDays: days, reason } });
    if (result?.errors.length === 0) done();
  };
  return (
    <form
      className={styles.panel}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>延长期限</h2>
      <p className={form.hint}>只能一次，至多十个工作日，自动告知申请人（第三十三条）。</p>
      <label className={form.field}>
        <span className={form.label}>工作日（1到10）</span>
        <input
          className={form.input}
          type="number"
          min={1}
          max={10}
          name="days"
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
        />
      </label>
      <label className={form.field}>
        <span className={form.label}>理由</span>
        <textarea
          className={form.input}
          name="extendReason"
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <FieldErrors errors={errors} />
      {failure ? <Failure error={failure} /> : null}
      <Button type="submit" kind="secondary" wide disabled={sending}>
        同意延长{days}个工作日
      </Button>
    </form>
  );
}
