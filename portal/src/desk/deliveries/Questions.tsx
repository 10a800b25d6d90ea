import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import form from '../../components/form/Form.module.css';
import { LongText } from '../../components/form/LongText';
import page from '../../components/page/Page.module.css';
import { useAct } from '../../graphql/useAct';
import { call } from '../../http/call';
import { useKept } from '../../kept/useKept';
import { useLanguage } from '../../language/useLanguage';
import type { LoadDetail, LoadLight } from './contract';

/** Not sure: ask the Bureau. What was asked about this load and what was answered, and the way to ask. */
export function Questions({
  load,
  questions,
  done,
}: {
  load: LoadDetail;
  questions: LoadLight['questions'];
  done: () => void;
}): ReactNode {
  const { minute } = useLanguage();
  const kept = useKept(`question:${load.id}`, '');
  const [lacking, setLacking] = useState(false);
  const { act, busy, failure } = useAct();
  const address = `/deliveries/loads/${load.id}/questions`;
  const waits = questions.some(
    ({ answer, withdrawnAt }) => answer === null && withdrawnAt === null,
  );
  const ask = async () => {
    const question = kept.value.trim();
    setLacking(question === '');
    if (question === '') return;
    await act(async () => {
      await call('POST', address, { body: { question } });
      kept.forget();
      done();
    });
  };
  const takeBack = () =>
    act(async () => {
      await call('POST', `${address}/withdraw`);
      done();
    });
  return (
    <section aria-labelledby="questions" data-testid="questions">
      <h2 id="questions">拿不准？问大数据局</h2>
      {questions.length > 0 ? (
        <ul className={page.rows}>
          {questions.map((one) => (
            <li key={one.askedAt}>
              <p>
                {one.question}
                <span className={page.note}>
                  （{one.askedBy}，{minute(one.askedAt)}）
                </span>
              </p>
              {one.answer === null ? (
                <p className={page.note}>{one.withdrawnAt === null ? '等待答复' : '已撤回'}</p>
              ) : (
                <p>
                  答：{one.answer}
                  <span className={page.note}>
                    （{one.answeredBy}
                    {one.answeredAt ? `，${minute(one.answeredAt)}` : ''}）
                  </span>
                </p>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {waits ? (
        <p className={page.bar}>
          <Button kind="secondary" disabled={busy} onClick={() => void takeBack()}>
            撤回这个问题
          </Button>
          <span className={page.note}>答复之前不能继续载入，上一版本不变。</span>
        </p>
      ) : (
        <form
          className={form.wide}
          onSubmit={(event) => {
            event.preventDefault();
            void ask();
          }}
        >
          <LongText
            label="问题"
            hint="大数据局看得到上面的结论和计数，看不到数据行。"
            kept={kept}
            lacking={lacking ? '请写明要问什么' : undefined}
          />
          <Button type="submit" kind="secondary" disabled={busy} data-testid="ask-bureau">
            问大数据局
          </Button>
        </form>
      )}
      {failure ? <Failure error={failure} /> : null}
    </section>
  );
}
