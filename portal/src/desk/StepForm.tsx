import { type ReactNode, useState } from 'react';
import { Failure } from '../components/feedback/Failure';
import { Button } from '../components/form/Button';
import { FieldErrors } from '../components/form/FieldErrors';
import form from '../components/form/Form.module.css';
import type { Operation } from '../graphql/client';
import type { UserError } from '../graphql/contract';
import { useChange } from '../graphql/useChange';
import styles from './Desk.module.css';

/** One step of a case that takes a sentence and nothing else. */
export function StepForm({
  number,
  mutation,
  part,
  title,
  hint,
  label,
  action,
  done,
}: {
  number: string;
  mutation: Operation<{ result: { errors: UserError[] } }, { input: object }>;
  /** Name of the input that takes the sentence. */
  part: string;
  title: string;
  hint: string;
  label: string;
  action: string;
  done: () => void;
}): ReactNode {
  const [words, setWords] = useState('');
  const { make, sending, errors, failure } = useChange(mutation);
  const submit = async () => {
    const result = await make({ input: { number, [part]: words } });
    if (result?.errors.length === 0) done();
  };
  return (
    <form
      className={styles.panel}
      data-testid={`step-${part}`}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{title}</h2>
      <p className={form.hint}>{hint}</p>
      <label className={form.field}>
        <span className={form.label}>{label}</span>
        <textarea
          className={form.input}
          name={part}
          rows={3}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      <FieldErrors errors={errors} />
      {failure ? <Failure error={failure} /> : null}
      <Button type="submit" kind="secondary" wide disabled={sending}>
        {action}
      </Button>
    </form>
  );
}
