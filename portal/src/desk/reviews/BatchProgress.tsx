import type { ReactNode } from 'react';
import page from '../../components/page/Page.module.css';
import type { BatchLine, Member } from './batchQuery';
import { isUnderReview, unseen } from './batchStanding';
import styles from './Reviews.module.css';

/** How far a batch is: elements of its sample while it is sampled, entries afterwards. */
export function BatchProgress({
  batch,
  members,
}: {
  batch: BatchLine;
  members: Member[];
}): ReactNode {
  const sampling = batch.state === 'SAMPLING';
  const counted = sampling ? members.filter(({ sampled }) => sampled) : members;
  const [done, whole] = sampling
    ? [
        counted.reduce((sum, one) => sum + one.elements.length - unseen(one).length, 0),
        counted.reduce((sum, { elements }) => sum + elements.length, 0),
      ]
    : [counted.filter((one) => !isUnderReview(one)).length, counted.length];
  const words = sampling
    ? `抽样${counted.length}条，${whole}项中已看${done}项`
    : `${whole}条中已有结论${done}条`;
  return (
    <div data-testid="batch-progress" role="status">
      <progress className={styles.progress} value={done} max={whole} aria-label={words} />
      <p className={page.note}>{words}</p>
    </div>
  );
}
