import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Failure } from '../../../components/feedback/Failure';
import page from '../../../components/page/Page.module.css';
import { useAct } from '../../../graphql/useAct';
import { call } from '../../../http/call';
import type { Bench } from '../contract';
import { QuestionCard } from './QuestionCard';

/** What only a person can say, one below the other; who has answered stands before what is left. */
export function BenchQuestions({
  bench,
  show,
  reload,
}: {
  bench: Bench;
  show: (bench: Bench) => void;
  reload: () => void;
}): ReactNode {
  const { act, busy, failure } = useAct();
  const [asked, setAsked] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);
  const answered = useRef(false);
  const { id, basedOn, questions } = bench;
  useEffect(() => {
    if (!answered.current) return;
    answered.current = false;
    heading.current?.focus();
  });
  const answer = async (question: string, said: object, sent?: () => void) => {
    setAsked(question);
    const next = await act(async () => {
      try {
        return await call<Bench>('POST', `/deliveries/batches/${id}/answers`, {
          body: { question, answer: said, basedOn },
        });
      } catch (error) {
        // A colleague was quicker: what he decided is shown with the refusal.
        if (isOvertaken(error)) reload();
        throw error;
      }
    });
    if (next === undefined) return;
    sent?.();
    answered.current = true;
    show(next);
  };
  const removeFile = async (question: string, file: string) => {
    setAsked(question);
    await act(async () => {
      await call('DELETE', `/deliveries/batches/${id}/files/${file}`);
      reload();
    });
  };
  const gone = failure !== undefined && !questions.some((one) => one.id === asked);
  if (questions.length === 0 && !gone) return null;
  return (
    <section aria-labelledby="open-questions" data-testid="questions">
      <h2 id="open-questions" ref={heading} tabIndex={-1}>
        要您看的{questions.length}个问题
      </h2>
      <p className={page.note}>答案记进本部门的词汇表，以后同样的文件不再问。</p>
      {gone ? <Failure error={failure} /> : null}
      {questions.map((question) => (
        <QuestionCard
          key={question.id}
          bench={bench}
          question={question}
          busy={busy}
          failure={asked === question.id ? failure : undefined}
          answer={(said, sent) => void answer(question.id, said, sent)}
          removeFile={(file) => void removeFile(question.id, file)}
        />
      ))}
    </section>
  );
}

function isOvertaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'CONFLICT' || code === 'NOT_FOUND';
}
