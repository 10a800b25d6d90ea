import type { ReactNode } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import page from '../../components/page/Page.module.css';
import { useAct } from '../../graphql/useAct';
import { call } from '../../http/call';
import { useLanguage } from '../../language/useLanguage';
import { StateWord } from '../frame/StateWord';
import type { LoadDetail, LoadLight } from './contract';

/** How many rows could be matched to a person and by what; each remedy is one click, with its cost before it. */
export function LightPanel({
  load,
  view: { light, chosen },
  done,
}: {
  load: LoadDetail;
  view: LoadLight;
  done: () => void;
}): ReactNode {
  const { minute } = useLanguage();
  const { act, busy, failure } = useAct();
  const choose = (remedy: string) =>
    act(async () => {
      await call('POST', `/deliveries/loads/${load.id}/remedies`, { body: { remedy } });
      done();
    });
  if (light === null && chosen.length === 0) return null;
  const wanting = light !== null && light.rowsBelow > 0 && light.by === 'DECLARED';
  return (
    <section aria-labelledby="light" data-testid="light">
      <h2 id="light">能不能对上具体的人</h2>
      {light ? (
        <p>
          <StateWord tone={light.rowsBelow === 0 ? 'done' : wanting ? 'fault' : 'mine'}>
            {light.sentence.zh}
          </StateWord>
        </p>
      ) : null}
      {chosen.map(({ sentence, by, at }) => (
        <p key={at} className={page.note}>
          已选：{sentence.zh}（{by}，{minute(at)}）
        </p>
      ))}
      {wanting ? (
        <>
          <p className={page.text}>
            选一种处理，随即按它继续载入。处理办法随版本公布，取用的人看得到。
          </p>
          <ul className={page.rows}>
            {light.remedies.map(({ id, sentence }) => (
              <li key={id} className={page.head}>
                <span>{sentence.zh}</span>
                <Button small kind="secondary" disabled={busy} onClick={() => void choose(id)}>
                  照此处理
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {failure ? <Failure error={failure} /> : null}
    </section>
  );
}
