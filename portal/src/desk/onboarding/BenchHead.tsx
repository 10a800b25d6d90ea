import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { useToast } from '../../components/feedback/Toasts';
import { Button, ButtonLink } from '../../components/form/Button';
import page from '../../components/page/Page.module.css';
import { useAct } from '../../graphql/useAct';
import { call } from '../../http/call';
import styles from './Bench.module.css';
import { CompileOutcomes } from './CompileOutcomes';
import type { Bench, CompiledTable } from './contract';
import { LoadProgress, useLoadTables } from './LoadProgress';
import { nextAct } from './nextAct';
import { headingOf } from './questions/QuestionCard';
import { loadable } from './standings';

/** The one thing to do next on the bench, and beside it what could be done already. */
export function BenchHead({ bench, reload }: { bench: Bench; reload: () => void }): ReactNode {
  const toast = useToast();
  const { act, busy, failure } = useAct();
  const [compiled, setCompiled] = useState<CompiledTable[]>();
  const loading = useLoadTables(bench.id, reload);
  const next = nextAct(bench);
  const toCompile = bench.tables.filter(({ standing }) => standing === 'TO_COMPILE').length;
  const toLoad = loadable(bench.tables);
  const working = busy || loading.running;
  const compile = () =>
    act(async () => {
      const address = `/deliveries/batches/${bench.id}/compile`;
      const { entries } = await call<{ entries: CompiledTable[] }>('POST', address);
      setCompiled(entries);
      reload();
    });
  const close = () =>
    act(async () => {
      await call('POST', `/deliveries/batches/${bench.id}/close`);
      toast({ title: '这个批次已办结' });
      reload();
    });
  const compileButton = (primary: boolean) => (
    <Button
      kind={primary ? 'primary' : 'secondary'}
      disabled={working}
      data-testid="compile"
      onClick={() => void compile()}
    >
      编制{toCompile}张表
    </Button>
  );
  const loadButton = (primary: boolean) => (
    <Button
      kind={primary ? 'primary' : 'secondary'}
      disabled={working}
      data-testid="load"
      onClick={() => void loading.load(toLoad)}
    >
      载入{toLoad.length}张表
    </Button>
  );
  return (
    <div data-testid="next" data-kind={next.kind}>
      <p className={page.bar}>
        {next.kind === 'QUESTION' ? (
          <Button data-testid="next-question" onClick={() => leadTo(headingOf(next.question))}>
            继续下一个要我看的
          </Button>
        ) : null}
        {toCompile > 0 ? compileButton(next.kind === 'COMPILE') : null}
        {toLoad.length > 0 ? loadButton(next.kind === 'LOAD') : null}
        {next.kind === 'LOOK' ? (
          <ButtonLink to={`/desk/deliveries/loads/${heldLoad(bench)}`}>看停下的载入</ButtonLink>
        ) : null}
        {next.kind === 'SUBMIT' ? (
          <ButtonLink to="/desk/catalogue?state=MINE">去报送{next.tables.length}条</ButtonLink>
        ) : null}
        {next.kind === 'WAIT' ? <span>现在没有要您办的，各张表在谁手里见下。</span> : null}
        {next.kind === 'CLOSE' ? (
          <Button disabled={working} onClick={() => void close()}>
            办结这个批次
          </Button>
        ) : null}
        {next.kind === 'NONE' ? <span>这个批次已办结，不再收文件。</span> : null}
      </p>
      {failure ? <Failure error={failure} /> : null}
      <LoadProgress bench={bench} loading={loading} />
      {compiled ? (
        <div className={styles.long}>
          <CompileOutcomes bench={bench} outcomes={compiled} />
        </div>
      ) : null}
    </div>
  );
}

/** What is led to stands at the top, and the keyboard goes on from there. */
function leadTo(heading: string): void {
  const found = document.getElementById(heading);
  found?.scrollIntoView({ block: 'start' });
  found?.focus({ preventScroll: true });
}

function heldLoad({ files }: Bench): string {
  return files.find(({ loadState }) => loadState === 'HELD')?.load ?? '';
}
