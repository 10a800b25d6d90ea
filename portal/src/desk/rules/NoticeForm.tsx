import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { useToast } from '../../components/feedback/Toasts';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import { useChange } from '../../graphql/useChange';
import { changeNoticeMutation } from './ruleQuery';

export function NoticeForm({ days, done }: { days: number; done: () => void }): ReactNode {
  const toast = useToast();
  const [wanted, setWanted] = useState(String(days));
  const { make, sending, errors, failure } = useChange(changeNoticeMutation);
  const submit = async () => {
    const result = await make({ input: { days: Math.trunc(Number(wanted)) } });
    if (result?.errors.length !== 0) return;
    toast({ title: `公告期已改为${result.days}天` });
    done();
  };
  return (
    <form
      className={form.wide}
      data-testid="notice-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label className={`${form.field} ${form.short}`}>
        <span className={form.label}>公告期（天）</span>
        <span className={form.hint}>自然日，1到730天</span>
        <input
          className={form.input}
          type="number"
          name="days"
          value={wanted}
          aria-invalid={errors.length > 0}
          onChange={(event) => setWanted(event.target.value)}
        />
        <FieldErrors errors={errors} />
      </label>
      {failure ? <Failure error={failure} /> : null}
      <Button
        type="submit"
        disabled={sending || wanted.trim() === '' || wanted === String(days)}
        data-testid="save-notice"
      >
        修改公告期
      </Button>
    </form>
  );
}
