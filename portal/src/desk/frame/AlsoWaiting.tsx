import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { Failure } from '../../components/feedback/Failure';
import page from '../../components/page/Page.module.css';
import { operation } from '../../graphql/client';
import type { Post } from '../../graphql/contract';
import { useQuery } from '../../graphql/useQuery';
import { useCall } from '../../http/useCall';
import type { EntryLine } from '../catalogue/entryQuery';
import { isMine } from '../catalogue/entryWords';
import type { BatchLine as BenchBatch } from '../onboarding/contract';
import type { BatchLine } from '../reviews/batchQuery';
import type { UpdateLine } from '../updates/updateQuery';
import { COMPILERS } from './DeskPage';

interface Work {
  entries: Pick<EntryLine, 'state' | 'may' | 'secrecyReviewedBy'>[];
  catalogueUpdates: Pick<UpdateLine, 'may' | 'overdue'>[];
  responsibilities: { slug: string }[];
  reviewBatches: Pick<BatchLine, 'state'>[];
  entriesWithoutBatch: { id: string }[];
  entriesForSecrecy: { id: string }[];
}

const workQuery = operation<{ viewer: { desk: Work | null } | null }>(
  `query Work { viewer { desk { entries { state may secrecyReviewedBy } catalogueUpdates { may overdue }
    responsibilities(standing: [LATE]) { slug } reviewBatches { state } entriesWithoutBatch { id } entriesForSecrecy { id } } } }`,
);
const nothing = {};

/** What waits for this post besides cases, each with its count and the way to it; nothing where nothing waits. */
export function AlsoWaiting({ post }: { post: Post }): ReactNode {
  const query = useQuery(workQuery, nothing);
  const onBench = useCall<{ batches: BenchBatch[] }>(
    COMPILERS.includes(post) ? '/deliveries/batches' : undefined,
  );
  const isReviewer = post === 'BUREAU_REVIEWER';
  const asked = useCall<{ columns: { id: number }[] }>(
    isReviewer ? '/deliveries/asked-columns' : undefined,
  );
  const questions = useCall<{ questions: { id: string }[] }>(
    isReviewer ? '/deliveries/questions' : undefined,
  );
  const work = query.data?.viewer?.desk;
  if (query.error) return <Failure error={query.error} retry={query.reload} />;
  const told = {
    onBench: onBench.data?.batches.filter(({ closedAt }) => closedAt === null).length ?? 0,
    asked: asked.data?.columns.length ?? 0,
    questions: questions.data?.questions.length ?? 0,
  };
  const lines = work ? linesOf(work, told).filter(({ count }) => count > 0) : [];
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="also-waiting" data-testid="also-waiting">
      <h2 id="also-waiting">目录和数据</h2>
      <ul className={page.rows}>
        {lines.map(({ to, words, count, aside }) => (
          <li key={words} className={page.head}>
            <Link to={to}>{words}</Link>
            <span>
              {count}
              {aside ? <span className={page.note}>，{aside}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function linesOf(
  {
    entries,
    catalogueUpdates,
    responsibilities,
    reviewBatches,
    entriesWithoutBatch,
    entriesForSecrecy,
  }: Work,
  { onBench, asked, questions }: { onBench: number; asked: number; questions: number },
): { to: string; words: string; count: number; aside?: string }[] {
  const waiting = entries.filter(isMine);
  const gathered = waiting.filter(({ state }) => state === 'COUNTY_REVIEW').length;
  const updates = catalogueUpdates.filter(({ may }) => may.length > 0);
  const overdue = updates.filter((update) => update.overdue).length;
  return [
    { to: '/desk/onboard', words: '上架台上没办完的批次', count: onBench },
    { to: '/desk/secrecy', words: '等我保密审查的条目', count: entriesForSecrecy.length },
    { to: '/desk/questions#asked-columns', words: '部门拿不准、问大数据局的列', count: asked },
    { to: '/desk/questions', words: '部门问能否发布的报送', count: questions },
    { to: '/desk/county', words: '县区待汇集的条目', count: gathered },
    { to: '/desk/reviews', words: '待审而不在批次里的条目', count: entriesWithoutBatch.length },
    {
      to: '/desk/reviews',
      words: '抽样中的审核批次',
      count: reviewBatches.filter(({ state }) => state === 'SAMPLING').length,
    },
    {
      to: '/desk/catalogue?state=MINE',
      words: '待我办的目录条目',
      count: waiting.length - gathered,
    },
    {
      to: '/desk/updates',
      words: '待我办的目录更新',
      count: updates.length,
      ...(overdue > 0 && { aside: `其中${overdue}件逾期` }),
    },
    {
      to: '/desk/responsibilities?standing=LATE',
      words: '逾期未更新的数据',
      count: responsibilities.length,
    },
  ];
}
