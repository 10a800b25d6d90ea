import { type ReactNode, useState } from 'react';
import { Failure } from '../components/feedback/Failure';
import { useToast } from '../components/feedback/Toasts';
import { Button } from '../components/form/Button';
import { FieldErrors } from '../components/form/FieldErrors';
import page from '../components/page/Page.module.css';
import { operation } from '../graphql/client';
import type { UserError } from '../graphql/contract';
import { useChange } from '../graphql/useChange';
import { useLanguage } from '../language/useLanguage';

const withdrawMutation = operation<{ result: { errors: UserError[] } }, { number: string }>(
  'mutation Withdraw($number: String!) { result: withdrawCase(input: { number: $number }) { errors { code message { zh en } path } } }',
);

/** Taking a case back is final, and so it is asked once more. */
export function WithdrawCase({ number, done }: { number: string; done: () => void }): ReactNode {
  const { say } = useLanguage();
  const toast = useToast();
  const [asked, setAsked] = useState(false);
  const { make, sending, errors, failure } = useChange(withdrawMutation);
  const withdraw = async () => {
    if ((await make({ number }))?.errors.length !== 0) return;
    toast({ title: say('已撤回', 'Withdrawn'), body: number });
    done();
  };
  return (
    <div className={page.bar}>
      {asked ? (
        <>
          <span>
            {say('撤回后不再答复，可重新提出。', 'It will not be answered; you may file it again.')}
          </span>
          <Button kind="secondary" disabled={sending} onClick={() => void withdraw()}>
            {say('撤回这件', 'Withdraw this case')}
          </Button>
          <Button kind="plain" onClick={() => setAsked(false)}>
            {say('不撤回', 'Keep it')}
          </Button>
        </>
      ) : (
        <Button kind="secondary" onClick={() => setAsked(true)}>
          {say('撤回', 'Withdraw')}
        </Button>
      )}
      <FieldErrors errors={errors} />
      {failure ? <Failure error={failure} /> : null}
    </div>
  );
}
