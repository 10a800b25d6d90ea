import { type ReactNode, useId } from 'react';
import form from '../components/form/Form.module.css';
import { FieldErrors } from '../components/form/FieldErrors';
import type { UserError } from '../graphql/contract';
import { useLanguage } from '../language/useLanguage';

/** Until when, and in whose name, which is changed at the top of the page. */
export function UntilStep({
  until,
  choose,
  party,
  errors,
}: {
  until: string;
  choose: (until: string) => void;
  party: string;
  errors: UserError[];
}): ReactNode {
  const { say, today } = useLanguage();
  const id = useId();
  return (
    <>
      <div className={form.field}>
        <label className={form.label} htmlFor={id}>
          {say('用到何日', 'Last day of use')}
        </label>
        <p className={form.hint} id={`${id}-hint`}>
          {say(
            '到这一天为止；到期自动停止，可以再申请。',
            'It ends by itself on this day; you may apply again.',
          )}
        </p>
        <input
          id={id}
          className={`${form.input} ${form.short}`}
          type="date"
          name="until"
          min={today()}
          aria-describedby={`${id}-hint ${id}-error`}
          aria-invalid={errors.length > 0}
          value={until}
          onChange={(event) => choose(event.target.value)}
        />
        <FieldErrors id={`${id}-error`} errors={errors} />
      </div>
      <p>
        <strong className={form.label}>{say('以谁的名义', 'In whose name')}</strong>
        <br />
        {party}
        <br />
        <span className={form.hint}>
          {say(
            '授权给这个主体。要换，在页面右上角“以”处选择，已填的不会丢。',
            'The grant goes to this party. To change it use “As” at the top right; nothing typed is lost.',
          )}
        </span>
      </p>
    </>
  );
}
