import { type ReactNode, useState } from 'react';
import { useAddress } from '../address/useAddress';
import { Failure } from '../components/feedback/Failure';
import { Button } from '../components/form/Button';
import { errorsAt, errorsElsewhere, FieldErrors } from '../components/form/FieldErrors';
import page from '../components/page/Page.module.css';
import { CodedError, send } from '../graphql/client';
import type { UserError } from '../graphql/contract';
import { useLanguage } from '../language/useLanguage';
import { type Applied, applyMutation, type Filed, type Terms } from './applyQuery';
import { FieldsStep } from './FieldsStep';
import { Progress } from './Progress';
import { PurposeStep } from './PurposeStep';
import { ReviewStep } from './ReviewStep';
import { Summary } from './Summary';
import { checkStep, STEPS, stepOfErrors } from './steps';
import { UntilStep } from './UntilStep';
import { useDraft } from './useDraft';

const LAST = STEPS.length - 1;

/** One question a step; the step is in the address, what was typed in the session. */
export function ApplyForm({
  slug,
  dataset,
  procedure,
  party,
  received,
}: {
  slug: string;
  dataset: Applied;
  procedure: Terms;
  party: string;
  received: (filed: NonNullable<Filed['result']['case']>) => void;
}): ReactNode {
  const { say, text, date, today } = useLanguage();
  const { params, change: changeAddress } = useAddress();
  const { draft, change, forget } = useDraft(slug);
  const [accepted, setAccepted] = useState(false);
  const [errors, setErrors] = useState<UserError[]>([]);
  const [failure, setFailure] = useState<CodedError>();
  const [sending, setSending] = useState(false);
  const step = Math.min(LAST, Math.max(0, Number(params?.get('step') ?? 1) - 1 || 0));
  const goTo = (next: number) => changeAddress((address) => address.set('step', String(next + 1)));
  const advance = () => {
    const found = checkStep(step, draft, today());
    setErrors(found);
    if (found.length === 0) goTo(step + 1);
  };
  const file = async () => {
    setSending(true);
    setFailure(undefined);
    try {
      const { result } = await send(applyMutation, {
        input: { dataset: slug, ...draft, termsVersion: procedure.termsVersion },
      });
      setErrors(result.errors);
      if (result.case) {
        forget();
        received(result.case);
      } else goTo(stepOfErrors(result.errors));
    } catch (error) {
      setFailure(
        error instanceof CodedError ? error : new CodedError('UNAVAILABLE', String(error)),
      );
    } finally {
      setSending(false);
    }
  };
  const names = dataset.fields
    .filter((field) => draft.fields.includes(field.name))
    .map((field) => text(field.title))
    .join(say('、', ', '));
  const next = STEPS[step + 1];
  return (
    <div className={page.split} data-elder-column>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (step === LAST) void file();
          else advance();
        }}
      >
        <Progress step={step} />
        {failure ? <Failure error={failure} /> : null}
        {step === 0 ? (
          <FieldsStep
            fields={dataset.fields}
            chosen={draft.fields}
            choose={(fields) => change({ fields })}
            errors={errorsAt(errors, 'fields')}
          />
        ) : null}
        {step === 1 ? (
          <PurposeStep
            purpose={draft.purpose}
            write={(purpose) => change({ purpose })}
            errors={errorsAt(errors, 'purpose')}
          />
        ) : null}
        {step === 2 ? (
          <UntilStep
            until={draft.until}
            choose={(until) => change({ until })}
            party={party}
            errors={errorsAt(errors, 'until')}
          />
        ) : null}
        {step === LAST ? (
          <ReviewStep
            lines={[names, draft.purpose, draft.until === '' ? '' : date(draft.until)]}
            goTo={goTo}
            procedure={procedure}
            accepted={accepted}
            accept={setAccepted}
          />
        ) : null}
        <FieldErrors
          errors={errorsElsewhere(
            errors,
            STEPS.slice(0, LAST).map(({ input }) => input),
          )}
        />
        <div className={page.bar}>
          {next ? (
            <Button type="submit" data-testid="next">
              {say(`下一步：${next.title.zh}`, `Next: ${next.title.en}`)}
            </Button>
          ) : (
            <Button type="submit" disabled={!accepted || sending} data-testid="file-application">
              {say('申请这些字段', 'Apply for these fields')}
            </Button>
          )}
          {step > 0 ? (
            <Button kind="secondary" onClick={() => goTo(step - 1)}>
              {say('上一步', 'Back')}
            </Button>
          ) : null}
          <span className={page.note}>
            {say('已存在本机，刷新不会丢', 'Kept on this device; a reload loses nothing')}
          </span>
        </div>
      </form>
      <Summary dataset={dataset} procedure={procedure} draft={draft} party={party} />
    </div>
  );
}
