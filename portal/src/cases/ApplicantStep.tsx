import type { ReactNode } from 'react';
import { Failure } from '../components/feedback/Failure';
import { Button } from '../components/form/Button';
import { FieldErrors } from '../components/form/FieldErrors';
import { LongText } from '../components/form/LongText';
import page from '../components/page/Page.module.css';
import type { Operation } from '../graphql/client';
import type { UserError } from '../graphql/contract';
import { useChange } from '../graphql/useChange';
import { useKept } from '../kept/useKept';

/** One sentence that the applicant adds to a case: a completion, or an objection. */
export function ApplicantStep<Result extends { errors: UserError[] }>({
  store,
  title,
  lead,
  label,
  action,
  mutation,
  input,
  done,
}: {
  /** Under which the words are kept while they are written. */
  store: string;
  title: string;
  lead: string;
  label: string;
  action: string;
  mutation: Operation<{ result: Result }, { input: object }>;
  input: (words: string) => object;
  done: (result: Result) => void;
}): ReactNode {
  const words = useKept(store, '');
  const { make, sending, errors, failure } = useChange(mutation);
  const submit = async () => {
    const result = await make({ input: input(words.value) });
    if (result === undefined || result.errors.length > 0) return;
    words.forget();
    done(result);
  };
  return (
    <form
      className={page.text}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{title}</h2>
      <p>{lead}</p>
      <LongText label={label} kept={words} lacking={undefined} />
      <FieldErrors errors={errors} />
      {failure ? <Failure error={failure} /> : null}
      <Button type="submit" kind="secondary" disabled={sending}>
        {action}
      </Button>
    </form>
  );
}
