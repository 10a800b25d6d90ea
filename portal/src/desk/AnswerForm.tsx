import { type ReactNode, useState } from 'react';
import type { CaseDetail } from '../components/cases/caseQuery';
import { Failure } from '../components/feedback/Failure';
import { Button } from '../components/form/Button';
import { errorsAt, errorsElsewhere, FieldErrors } from '../components/form/FieldErrors';
import form from '../components/form/Form.module.css';
import type { LegalBasis, Outcome } from '../graphql/contract';
import { useChange } from '../graphql/useChange';
import { outcomeWords } from '../language/words';
import { answerMutation } from './answerMutations';
import styles from './Desk.module.css';

const PLACED = ['fields', 'until', 'reason', 'legalBasis'];

/** The answer: what each outcome must say is declared by the procedure of the case. */
export function AnswerForm({
  found,
  bases,
  done,
}: {
  found: CaseDetail;
  bases: LegalBasis[];
  done: () => void;
}): ReactNode {
  const [outcome, setOutcome] = useState<Outcome>('AGREED');
  const [fields, setFields] = useState<string[]>([]);
  const asked = found.__typename === 'AccessApplication' ? found : undefined;
  const [until, setUntil] = useState(asked?.requestedUntil ?? '');
  const [reason, setReason] = useState('');
  const [legalBasis, setLegalBasis] = useState('');
  const { make, sending, errors, failure } = useChange(answerMutation);
  const needs = found.outcomes.find((one) => one.outcome === outcome)?.needs ?? [];
  const submit = async () => {
    const input = {
      number: found.number,
      outcome,
      ...(needs.includes('fields') && outcome === 'AGREED_IN_PART' ? { fields } : {}),
      ...(needs.includes('until') ? { until } : {}),
      ...(reason === '' ? {} : { reason }),
      ...(!needs.includes('legalBasis') || legalBasis === '' ? {} : { legalBasis }),
    };
    if ((await make({ input }))?.errors.length === 0) done();
  };
  return (
    <form
      className={styles.panel}
      data-testid="answer-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <fieldset className={form.choices}>
        <legend>答复</legend>
        <div className={form.list}>
          {found.outcomes.map(({ outcome: value }) => (
            <label key={value} className={form.check}>
              <input
                type="radio"
                name="outcome"
                value={value}
                checked={outcome === value}
                onChange={() => setOutcome(value)}
              />
              {outcomeWords[value].zh}
            </label>
          ))}
        </div>
      </fieldset>
      {asked && outcome === 'AGREED_IN_PART' ? (
        <fieldset className={form.choices}>
          <legend>同意哪些字段</legend>
          <div className={form.list}>
            {asked.fields.map((field) => (
              <label key={field.name} className={form.check}>
                <input
                  type="checkbox"
                  name={field.name}
                  checked={fields.includes(field.name)}
                  onChange={(event) =>
                    setFields(
                      event.target.checked
                        ? [...fields, field.name]
                        : fields.filter((name) => name !== field.name),
                    )
                  }
                />
                {field.title.zh}
                {field.sensitivity === 'NONE' ? null : <span className={form.aside}>敏感</span>}
              </label>
            ))}
          </div>
          <FieldErrors errors={errorsAt(errors, 'fields')} />
        </fieldset>
      ) : null}
      {needs.includes('legalBasis') ? (
        <label className={form.field}>
          <span className={form.label}>依据</span>
          <select
            className={form.input}
            name="legalBasis"
            value={legalBasis}
            onChange={(event) => setLegalBasis(event.target.value)}
          >
            <option value="">请选择</option>
            {bases.map((basis) => (
              <option key={basis.id} value={basis.id}>
                《{basis.title}》{basis.article}
              </option>
            ))}
          </select>
          <FieldErrors errors={errorsAt(errors, 'legalBasis')} />
        </label>
      ) : null}
      {asked && needs.includes('until') ? (
        <label className={form.field}>
          <span className={form.label}>可用到</span>
          <input
            className={form.input}
            type="date"
            name="until"
            max={asked.requestedUntil}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
          <FieldErrors errors={errorsAt(errors, 'until')} />
        </label>
      ) : null}
      <label className={form.field}>
        <span className={form.label}>理由{needs.includes('reason') ? '' : '（可不写）'}</span>
        <textarea
          className={form.input}
          name="reason"
          rows={4}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <FieldErrors errors={errorsAt(errors, 'reason')} />
      </label>
      <FieldErrors errors={errorsElsewhere(errors, PLACED)} />
      {failure ? <Failure error={failure} /> : null}
      <Button type="submit" wide disabled={sending} data-testid="answer">
        {outcome === 'REFUSED' ? '答复不同意' : `答复${outcomeWords[outcome].zh}`}
      </Button>
    </form>
  );
}
