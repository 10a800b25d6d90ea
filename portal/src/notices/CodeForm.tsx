import { type ReactNode, useState } from 'react';
import { Failure } from '../components/feedback/Failure';
import { useToast } from '../components/feedback/Toasts';
import { Button } from '../components/form/Button';
import { FieldErrors } from '../components/form/FieldErrors';
import form from '../components/form/Form.module.css';
import page from '../components/page/Page.module.css';
import { useChange } from '../graphql/useChange';
import { useLanguage } from '../language/useLanguage';
import { confirmContactMutation } from './mailQuery';

/** The code that was mailed, typed in. */
export function CodeForm({ email, done }: { email: string; done: () => void }): ReactNode {
  const { say } = useLanguage();
  const toast = useToast();
  const [code, setCode] = useState('');
  const { make, sending, errors, failure } = useChange(confirmContactMutation);
  const confirm = async () => {
    if ((await make({ code }))?.errors.length !== 0) return;
    toast({ title: say('邮箱已确认', 'The address is confirmed'), body: email });
    done();
  };
  return (
    <form
      className={form.wide}
      data-testid="code-form"
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <label className={`${form.field} ${form.short}`}>
        <span className={form.label}>{say('验证码', 'Code')}</span>
        <span className={form.hint}>
          {say(`已发到 ${email}，30分钟内有效`, `Sent to ${email}, good for 30 minutes`)}
        </span>
        <input
          className={form.input}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          required
          value={code}
          aria-invalid={errors.length > 0}
          onChange={(event) => setCode(event.target.value)}
        />
        <FieldErrors errors={errors} />
      </label>
      {failure ? <Failure error={failure} /> : null}
      <div className={page.bar}>
        <Button type="submit" disabled={sending}>
          {say('确认邮箱', 'Confirm the address')}
        </Button>
      </div>
    </form>
  );
}
