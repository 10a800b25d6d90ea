import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import page from '../../components/page/Page.module.css';
import { useAct } from '../../graphql/useAct';
import { call } from '../../http/call';
import { useKept } from '../../kept/useKept';
import { FindingDecision } from './FindingDecision';
import type { Decision, FreeTextFinding, LoadDetail } from './contract';

const NOTHING: Record<string, Decision> = {};

const placeOf = ({ field, kind }: FreeTextFinding) => `${field} ${kind}`;

/** A decision of a named person on each kind of personal data in free texts (M31), and the way on. */
export function FindingsForm({
  load,
  findings,
  done,
}: {
  load: LoadDetail;
  findings: FreeTextFinding[];
  done: () => void;
}): ReactNode {
  const kept = useKept(`findings:${load.id}`, NOTHING);
  const [asked, setAsked] = useState(false);
  const { act, busy, failure } = useAct();
  const open = findings.filter(({ answer }) => answer === null);
  const decided = findings.filter(({ answer }) => answer !== null);
  const lacking = open.filter((finding) => !isWhole(kept.value[placeOf(finding)]));
  const submit = async () => {
    setAsked(true);
    if (lacking.length > 0) return;
    await act(async () => {
      const answers = open.map((finding) => {
        const { field, kind } = finding;
        return { field, kind, ...kept.value[placeOf(finding)] };
      });
      if (answers.length > 0)
        await call('POST', `/deliveries/loads/${load.id}/findings`, { body: { answers } });
      await call('POST', `/deliveries/loads/${load.id}/continue`);
      kept.forget();
      done();
    });
  };
  return (
    <form
      aria-labelledby="free-texts"
      data-testid="findings-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2 id="free-texts">{findings.length > 0 ? '自由文本里的个人信息' : '继续载入'}</h2>
      <p className={page.text}>
        {findings.length > 0
          ? '逐类决定后继续载入。遮盖：文字留下，号码和姓名遮去；不发布：这一列全部留空；有意公开：须写明理由。决定记在您名下。'
          : '自由文本里没有发现个人信息。继续载入时再核对一次；仍有红灯的，上一版本不变。'}
      </p>
      {[...open, ...decided].map((finding) => (
        <FindingDecision
          key={placeOf(finding)}
          finding={finding}
          decision={kept.value[placeOf(finding)]}
          lacking={asked && lacking.includes(finding)}
          decide={(decision) =>
            kept.change((before) => ({ ...before, [placeOf(finding)]: decision }))
          }
        />
      ))}
      {failure ? <Failure error={failure} /> : null}
      <p className={page.bar}>
        <Button type="submit" disabled={busy} data-testid="answer-findings">
          {open.length > 0 ? '按这些决定继续载入' : '继续载入'}
        </Button>
        {asked && lacking.length > 0 ? (
          <span className={page.note} role="alert">
            还有{lacking.length}类没有决定或没有写理由
          </span>
        ) : null}
      </p>
    </form>
  );
}

/** Who confirms that it is meant to be there says why. */
function isWhole(decision: Decision | undefined): boolean {
  return (
    decision !== undefined && (decision.answer !== 'INTENDED' || decision.reason.trim() !== '')
  );
}
