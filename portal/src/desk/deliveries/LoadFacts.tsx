import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import { Facts } from '../../components/page/Facts';
import { Figures } from '../../components/page/Figures';
import page from '../../components/page/Page.module.css';
import { useAct } from '../../graphql/useAct';
import { call } from '../../http/call';
import { useLanguage } from '../../language/useLanguage';
import { StateWord } from '../frame/StateWord';
import type { LoadDetail } from './contract';
import styles from './LoadFacts.module.css';
import { loadWords, modeWords } from './words';

/** How a load stands and, once it has ended, what became of every line that came in. */
export function LoadFacts({ load, reload }: { load: LoadDetail; reload: () => void }): ReactNode {
  const { minute, number } = useLanguage();
  const { act, busy, failure } = useAct();
  const { word, tone } = loadWords[load.state];
  const { counts } = load;
  const runs = load.state === 'LOADING';
  const cancel = () =>
    act(async () => {
      await call('POST', `/deliveries/loads/${load.id}/cancel`);
      reload();
    });
  return (
    <>
      <p className={styles.state} data-testid="load-state" data-state={load.state} role="status">
        <StateWord tone={tone}>{word}</StateWord>
        {sentence(load)}
      </p>
      {runs ? (
        <div className={styles.running}>
          <progress aria-label="载入进度" />
          <p>
            已读{number(counts.received ?? 0)}行，已退回{number(counts.rejected ?? 0)}行；
            {load.heartbeatAt ? `最近一次心跳 ${clock(load.heartbeatAt)}` : '正在开始'}
          </p>
          <p className={page.bar}>
            <Button
              kind="secondary"
              disabled={busy || load.cancelAskedAt !== null}
              onClick={() => void cancel()}
              data-testid="cancel-load"
            >
              {load.cancelAskedAt === null ? '取消这次载入' : '正在取消'}
            </Button>
            <span className={page.note}>可以离开本页，载入不会停。取消后上一版本不变。</span>
          </p>
        </div>
      ) : null}
      {load.state === 'HELD' ? (
        <p className={page.bar}>
          <Button kind="secondary" disabled={busy} onClick={() => void cancel()}>
            取消这次载入
          </Button>
          <span className={page.note}>等待期间上一版本不变；本部门的人都能接着办。</span>
        </p>
      ) : null}
      {failure ? <Failure error={failure} /> : null}
      {load.state === 'RELEASED' ? (
        <Figures
          figures={[
            { label: '收到', value: number(counts.received ?? 0), unit: '行' },
            {
              label: '纳入',
              value: number(counts.accepted ?? 0),
              unit: '行',
              evidence: became(load),
            },
            {
              label: '退回',
              value: number(counts.rejected ?? 0),
              unit: '行',
              evidence: '原因见下',
            },
            {
              label: '另存',
              value: number(counts.aside ?? 0),
              unit: '行',
              evidence: '空行、合计、说明、隐藏行，不发布',
            },
          ]}
        />
      ) : null}
      <Facts
        facts={[
          [
            '数据集',
            <Link key="dataset" to={`/desk/datasets/${load.dataset}`}>
              {load.title.zh}
            </Link>,
          ],
          ['文件', load.fileName],
          ['方式', modeWords[load.mode]],
          load.loadedBy && ['报送人', load.loadedBy],
          ['开始', minute(load.startedAt)],
          load.finishedAt && ['结束', minute(load.finishedAt)],
        ]}
      />
    </>
  );
}

function clock(instant: string): string {
  return new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).format(new Date(instant));
}

function sentence({ state, release, failure, counts }: LoadDetail): string {
  if (failure) return failure.zh;
  if (state === 'LOADING') return '逐行核对、脱敏，全部读完后一次发布。';
  if (release === null) return '与现有数据相同，没有新版本。';
  return (counts.rejected ?? 0) > 0
    ? `第${release}版已发布；退回的行没有进入数据。`
    : `第${release}版已发布，没有退回的行。`;
}

/** What was accepted became an insertion, a change, nothing new, or a deletion. */
function became({ counts: { inserted, changed, deleted, unchanged } }: LoadDetail): string {
  const parts: [string, number | null][] = [
    ['新增', inserted],
    ['改变', changed],
    ['删除', deleted],
    ['不变', unchanged],
  ];
  return parts
    .flatMap(([word, count]) => (count === null || count === 0 ? [] : [`${word}${count}`]))
    .join('，');
}
