import { useHistory } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { useToast } from '../../components/feedback/Toasts';
import { Button, ButtonLink } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import { useChange } from '../../graphql/useChange';
import panel from '../Desk.module.css';
import { moveMutation } from '../catalogue/entryQuery';
import { acceptMutation, type BatchLine, type Member } from './batchQuery';
import { nextAct } from './batchStanding';

/** The one thing to do next in a batch. */
export function NextStep({
  batch,
  members,
  current,
  reload,
}: {
  batch: BatchLine;
  members: Member[];
  current: string | undefined;
  reload: () => void;
}): ReactNode {
  const toast = useToast();
  const history = useHistory();
  const accepting = useChange(acceptMutation);
  const publishing = useChange(moveMutation);
  const failure = accepting.failure ?? publishing.failure;
  const act = nextAct(batch, members);
  const done = (title: string) => {
    toast({ title });
    history.push(`/desk/reviews/${batch.id}`);
    reload();
  };
  const accept = async () => {
    const result = await accepting.make({ input: { id: batch.id } });
    if (result?.errors.length === 0) done('无发现的已整批通过');
  };
  const publish = async (ready: Member[]) => {
    const ids = ready.map(({ entry }) => entry.id);
    const result = await publishing.make({ input: { move: 'PUBLISH', ids } });
    if (result?.errors.length === 0) done(`已发布${ids.length}条`);
  };
  return (
    <div className={panel.panel} data-testid="next-act" data-kind={act.kind}>
      <h2>下一步</h2>
      {act.kind === 'LOOK' || act.kind === 'RETURN' || act.kind === 'ACCEPT_ONE' ? (
        <>
          <p>{MEANING[act.kind]}</p>
          {act.member.entry.slug === current ? (
            <p>正在看：{act.member.entry.title.zh}</p>
          ) : (
            <ButtonLink wide to={`/desk/reviews/${batch.id}?entry=${act.member.entry.slug}`}>
              看“{act.member.entry.title.zh}”
            </ButtonLink>
          )}
        </>
      ) : null}
      {act.kind === 'ACCEPT_CLEAN' ? (
        <>
          <p>抽样已逐项看过，没有错。机器再查一遍后一起通过，新有发现的留下逐条看。</p>
          <Button
            wide
            disabled={accepting.sending}
            data-testid="accept-batch"
            onClick={() => void accept()}
          >
            无发现的{act.members.length}条通过
          </Button>
        </>
      ) : null}
      {act.kind === 'PUBLISH' ? (
        <>
          <p>发布后公众立即看到；全部办成或全部不办。</p>
          <Button
            wide
            disabled={publishing.sending}
            data-testid="publish-batch"
            onClick={() => void publish(act.members)}
          >
            发布{act.members.length}条
          </Button>
        </>
      ) : null}
      {act.kind === 'NONE' ? (
        <>
          <p>本批的条目都有了结论。</p>
          <ButtonLink wide kind="secondary" to="/desk/reviews">
            回批次列表
          </ButtonLink>
        </>
      ) : null}
      <FieldErrors errors={[...accepting.errors, ...publishing.errors]} />
      {failure ? <Failure error={failure} /> : null}
    </div>
  );
}

const MEANING = {
  LOOK: '逐项看过，每一项记“无误”或“有误”。',
  RETURN: '已记下有误，写明总的理由后退回部门。',
  ACCEPT_ONE: '各项无误，可以通过这一条。',
} as const;
