import { useLocation } from '@docusaurus/router';
import { type ReactNode, useState } from 'react';
import { CaseFacts } from '../components/cases/CaseFacts';
import { type CaseDetail, caseQuery } from '../components/cases/caseQuery';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Button } from '../components/form/Button';
import { Page } from '../components/page/Page';
import styles from '../components/page/Page.module.css';
import { operation, send } from '../graphql/client';
import type { LegalBasis, Outcome, UserError } from '../graphql/contract';
import { useQuery } from '../graphql/useQuery';

const answerMutation = operation<{ result: { errors: UserError[] } }, { input: object }>(
  `mutation Answer($input: AnswerApplicationInput!) { result: answerApplication(input: $input) { errors { code message { zh en } path } } }`,
);
const extendMutation = operation<{ result: { errors: UserError[] } }, { input: object }>(
  `mutation Extend($input: ExtendApplicationInput!) { result: extendApplication(input: $input) { errors { code message { zh en } path } } }`,
);

/** 部门工作台: one case, read and decided on one page. */
export default function DeskCasePage(): ReactNode {
  const number = useLocation().pathname.split('/').filter(Boolean).at(-1) ?? '';
  const query = useQuery(caseQuery, number.startsWith(':') ? undefined : { number });
  const found = query.data?.accessApplication;
  return (
    <Page title={number}>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {found ? (
        <div className={styles.split}>
          <div>
            <CaseFacts found={found} />
          </div>
          <aside>
            {found.may.includes('ANSWER') ? (
              <AnswerForm found={found} bases={query.data?.legalBases ?? []} done={query.reload} />
            ) : null}
            {found.may.includes('EXTEND') ? (
              <ExtendForm number={found.number} done={query.reload} />
            ) : null}
          </aside>
        </div>
      ) : null}
      {found === null ? <EmptyState title="没有这件，或不归本岗位办理" /> : null}
    </Page>
  );
}

const OUTCOMES: [Outcome, string][] = [
  ['AGREED', '同意'],
  ['AGREED_IN_PART', '部分同意'],
  ['REFUSED', '不同意'],
];

function AnswerForm({
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
  const [until, setUntil] = useState(found.requestedUntil);
  const [reason, setReason] = useState('');
  const [legalBasis, setLegalBasis] = useState('');
  const [errors, setErrors] = useState<UserError[]>([]);
  const submit = async () => {
    const input = {
      number: found.number,
      outcome,
      ...(outcome === 'AGREED_IN_PART' ? { fields } : {}),
      ...(outcome === 'REFUSED' ? {} : { until }),
      ...(reason === '' ? {} : { reason }),
      ...(legalBasis === '' ? {} : { legalBasis }),
    };
    const { result } = await send(answerMutation, { input });
    setErrors(result.errors);
    if (result.errors.length === 0) done();
  };
  return (
    <form
      data-testid="answer-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>答复</h2>
      {OUTCOMES.map(([value, label]) => (
        <label key={value} className={styles.check}>
          <input
            type="radio"
            name="outcome"
            value={value}
            checked={outcome === value}
            onChange={() => setOutcome(value)}
          />
          {label}
        </label>
      ))}
      {outcome === 'AGREED_IN_PART'
        ? found.fields.map((field) => (
            <label key={field.name} className={styles.check}>
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
              {field.sensitivity === 'NONE' ? '' : '（敏感）'}
            </label>
          ))
        : null}
      {outcome === 'REFUSED' ? (
        <label className={styles.field}>
          依据
          <select
            className={styles.input}
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
        </label>
      ) : (
        <label className={styles.field}>
          截止日期
          <input
            className={styles.input}
            type="date"
            name="until"
            max={found.requestedUntil}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
        </label>
      )}
      <label className={styles.field}>
        理由
        <textarea
          className={styles.input}
          name="reason"
          rows={4}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {errors.map((error) => (
        <p key={error.code + error.path.join()} className={styles.error} role="alert">
          {error.message.zh}
        </p>
      ))}
      <Button type="submit" data-testid="answer">
        作出答复
      </Button>
    </form>
  );
}

function ExtendForm({ number, done }: { number: string; done: () => void }): ReactNode {
  const [days, setDays] = useState(5);
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<UserError[]>([]);
  const submit = async () => {
    const { result } = await send(extendMutation, { input: { number, workingDays: days, reason } });
    setErrors(result.errors);
    if (result.errors.length === 0) done();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>延长期限（只能一次）</h2>
      <label className={styles.field}>
        工作日（1 到 10）
        <input
          className={styles.input}
          type="number"
          min={1}
          max={10}
          name="days"
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
        />
      </label>
      <label className={styles.field}>
        理由
        <textarea
          className={styles.input}
          name="extendReason"
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {errors.map((error) => (
        <p key={error.code} className={styles.error} role="alert">
          {error.message.zh}
        </p>
      ))}
      <Button type="submit" kind="secondary">
        同意延长
      </Button>
    </form>
  );
}
