import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import { type ReactNode, useEffect, useState } from 'react';
import { CountedDays } from '../components/cases/CountedDays';
import { Failure } from '../components/feedback/Failure';
import { Button } from '../components/form/Button';
import { Page } from '../components/page/Page';
import styles from '../components/page/Page.module.css';
import { CodedError, operation, send } from '../graphql/client';
import type { Deadline, Field, Text, UserError } from '../graphql/contract';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';
import { useViewer } from '../viewer/Viewer';

interface Answer {
  dataset: {
    title: Text;
    department: { name: Text };
    fields: Pick<Field, 'name' | 'title' | 'access'>[];
  } | null;
  procedure: { termsVersion: string; terms: Text; dueIfFiledNow: Deadline };
}
const applyQuery = operation<Answer, { slug: string }>(
  `query Apply($slug: String!) { dataset(slug: $slug) { title { zh en } department { name { zh en } } fields { name title { zh en } access } }
    procedure(kind: ACCESS_APPLICATION) { termsVersion terms { zh en }
      dueIfFiledNow { dueAt dueOn provisional days { date counted provisional reason { zh en } } } } }`,
);
interface Filed {
  result: {
    application: { number: string; deadline: { dueOn: string } } | null;
    errors: UserError[];
  };
}
const applyMutation = operation<Filed, { input: object }>(
  `mutation File($input: ApplyForAccessInput!) { result: applyForAccess(input: $input) {
    application { number deadline { dueOn } } errors { code message { zh en } path } } }`,
);

interface Draft {
  fields: string[];
  purpose: string;
  until: string;
}

/** 申请: which fields, what for, until when; what was typed survives a reload. */
export default function ApplyPage(): ReactNode {
  const { say, text, date } = useLanguage();
  const { viewer, signIn } = useViewer();
  const slug = useLocation().pathname.split('/').filter(Boolean).at(-2) ?? '';
  const query = useQuery(applyQuery, slug.startsWith(':') ? undefined : { slug });
  const [draft, setDraft] = useState<Draft>({ fields: [], purpose: '', until: '' });
  const [accepted, setAccepted] = useState(false);
  const [errors, setErrors] = useState<UserError[]>([]);
  const [failure, setFailure] = useState<CodedError>();
  const [filed, setFiled] = useState<Filed['result']['application']>(null);
  const store = `apply:${slug}`;
  useEffect(() => {
    const kept = sessionStorage.getItem(store);
    if (kept) setDraft(JSON.parse(kept) as Draft);
  }, [store]);
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    sessionStorage.setItem(store, JSON.stringify(next));
  };
  const { dataset, procedure } = query.data ?? {};
  const submit = async () => {
    try {
      const { result } = await send(applyMutation, {
        input: { dataset: slug, ...draft, termsVersion: procedure?.termsVersion ?? '' },
      });
      setErrors(result.errors);
      setFiled(result.application);
      if (result.application) sessionStorage.removeItem(store);
    } catch (error) {
      setFailure(error instanceof CodedError ? error : undefined);
    }
  };
  const errorAt = (name: string) =>
    errors
      .filter((error) => error.path[0] === name)
      .map((error) => (
        <p key={error.code} className={styles.error} role="alert">
          {text(error.message)}
        </p>
      ));
  const title = say('申请使用', 'Apply');
  if (filed) {
    return (
      <Page title={title}>
        <h1>{say('申请已受理', 'Application received')}</h1>
        <p>
          {say('受理编号', 'Receipt number')}{' '}
          <strong data-testid="receipt-number">{filed.number}</strong>
        </p>
        <p>
          {say(
            `${date(filed.deadline.dueOn)}前答复。`,
            `Answered by ${date(filed.deadline.dueOn)}.`,
          )}
        </p>
        <Link to={`/me/cases/${filed.number}`}>{say('看进度', 'See progress')}</Link>
      </Page>
    );
  }
  return (
    <Page title={title}>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {failure ? <Failure error={failure} /> : null}
      {viewer === null ? <Button onClick={signIn}>{say('先登录', 'Sign in first')}</Button> : null}
      {dataset && procedure && viewer ? (
        <form
          className={styles.split}
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <div>
            <h1>
              {title}：{text(dataset.title)}
            </h1>
            <h2>{say('要哪些字段', 'Which fields')}</h2>
            {dataset.fields.map((field) => (
              <label key={field.name} className={styles.check}>
                <input
                  type="checkbox"
                  name={field.name}
                  disabled={field.access !== 'APPLY'}
                  checked={draft.fields.includes(field.name)}
                  onChange={(event) =>
                    change({
                      fields: event.target.checked
                        ? [...draft.fields, field.name]
                        : draft.fields.filter((name) => name !== field.name),
                    })
                  }
                />
                {text(field.title)}{' '}
                {field.access === 'APPLY'
                  ? say('需申请', 'needs this application')
                  : say('直接可用 ✓', 'free ✓')}
              </label>
            ))}
            {errorAt('fields')}
            <label className={styles.field}>
              {say(
                '用途（20 字以上）：做什么、给谁用、怎样保管',
                'Purpose (20 characters or more): what for, for whom, how kept',
              )}
              <textarea
                className={styles.input}
                name="purpose"
                rows={5}
                value={draft.purpose}
                onChange={(event) => change({ purpose: event.target.value })}
              />
            </label>
            {errorAt('purpose')}
            <label className={styles.field}>
              {say('用到何日', 'Until')}
              <input
                className={styles.input}
                type="date"
                name="until"
                value={draft.until}
                onChange={(event) => change({ until: event.target.value })}
              />
            </label>
            {errorAt('until')}
            <label className={styles.check}>
              <input
                type="checkbox"
                name="terms"
                checked={accepted}
                onChange={(event) => setAccepted(event.target.checked)}
              />
              {text(procedure.terms)}（{procedure.termsVersion}）
            </label>
            {errors
              .filter((error) => !['fields', 'purpose', 'until'].includes(error.path[0] ?? ''))
              .map((error) => (
                <p key={error.code} className={styles.error} role="alert">
                  {text(error.message)}
                </p>
              ))}
            <div className={styles.bar}>
              <Button
                type="submit"
                disabled={!accepted || draft.fields.length === 0}
                data-testid="file-application"
              >
                {say('申请这些字段', 'Apply for these fields')}
              </Button>
            </div>
          </div>
          <aside className={styles.step}>
            <header>
              <strong>{say('摘要', 'Summary')}</strong>
            </header>
            <div>
              <span>
                {say('提供部门', 'Provider')}：{text(dataset.department.name)}
              </span>
              <span>
                {say('以谁的名义', 'In whose name')}：{viewer.actingAs.name}
              </span>
              <span>
                {say('字段', 'Fields')}：{draft.fields.length}
              </span>
              <span>
                {say('今天提交，最迟', 'If filed today, answered by')}{' '}
                {date(procedure.dueIfFiledNow.dueOn)}
              </span>
              <CountedDays deadline={procedure.dueIfFiledNow} />
            </div>
          </aside>
        </form>
      ) : null}
    </Page>
  );
}
