import { type ReactNode, useState } from 'react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Failure } from '../../components/feedback/Failure';
import { Opening } from '../../components/feedback/Opening';
import { Button } from '../../components/form/Button';
import form from '../../components/form/Form.module.css';
import { LongText } from '../../components/form/LongText';
import page from '../../components/page/Page.module.css';
import type { OpenQuestion } from '../../desk/deliveries/contract';
import { DeskPage } from '../../desk/frame/DeskPage';
import { AskedColumns } from '../../desk/onboarding/AskedColumns';
import { useAct } from '../../graphql/useAct';
import { call } from '../../http/call';
import { useCall } from '../../http/useCall';
import { useKept } from '../../kept/useKept';
import { useLanguage } from '../../language/useLanguage';

/** 部门提问: what departments ask the Bureau about loads that wait for an answer. */
export default function DeskQuestions(): ReactNode {
  return (
    <DeskPage title="部门提问" posts={['BUREAU_REVIEWER']}>
      {() => <Asked />}
    </DeskPage>
  );
}

function Asked(): ReactNode {
  const query = useCall<{ questions: OpenQuestion[] }>('/deliveries/questions');
  const questions = query.data?.questions;
  return (
    <>
      <h1>部门提问</h1>
      <p className={page.lead}>
        部门拿不准一次报送能否发布时在这里提问，载入等着答复。这里看得到结论和计数，看不到数据行；处理仍由部门决定。
      </p>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {questions === undefined && !query.error ? <Opening /> : null}
      {questions?.length === 0 ? (
        <EmptyState title="没有等待答复的问题">部门提问后排在这里，先问的在前。</EmptyState>
      ) : null}
      {questions && questions.length > 0 ? (
        <ul className={page.rows}>
          {questions.map((question) => (
            <Question key={question.id} question={question} done={query.reload} />
          ))}
        </ul>
      ) : null}
      <AskedColumns />
    </>
  );
}

function Question({
  question: { id, title, question, askedBy, askedAt, light, findings },
  done,
}: {
  question: OpenQuestion;
  done: () => void;
}): ReactNode {
  const { minute } = useLanguage();
  const kept = useKept(`answer:${id}`, '');
  const [lacking, setLacking] = useState(false);
  const { act, busy, failure } = useAct();
  const send = async () => {
    const answer = kept.value.trim();
    setLacking(answer === '');
    if (answer === '') return;
    await act(async () => {
      await call('POST', `/deliveries/questions/${id}/answer`, { body: { answer } });
      kept.forget();
      done();
    });
  };
  return (
    <li data-testid="question">
      <h2>{title.zh}</h2>
      <p className={page.text}>{question}</p>
      <p className={page.meta}>
        <span>
          {askedBy}，{minute(askedAt)}
        </span>
        {light ? <span>{light.zh}</span> : null}
        {findings.map(({ field, title: column, kind, rows }) => (
          <span key={`${field} ${kind.zh}`}>
            {column.zh}：{kind.zh}，{rows}行
          </span>
        ))}
      </p>
      <form
        className={form.wide}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <LongText label="答复" kept={kept} lacking={lacking ? '请写明答复' : undefined} />
        {failure ? <Failure error={failure} /> : null}
        <Button type="submit" disabled={busy} data-testid="answer-question">
          答复
        </Button>
      </form>
    </li>
  );
}
