import type { ReactNode } from 'react';
import { CountedDays } from '../components/cases/CountedDays';
import { Facts } from '../components/page/Facts';
import { useLanguage } from '../language/useLanguage';
import type { Applied, Terms } from './applyQuery';
import styles from './Summary.module.css';
import type { Draft } from './useDraft';

/** Beside every step: what has been said so far, and when the answer would be due. */
export function Summary({
  dataset,
  procedure,
  draft,
  party,
}: {
  dataset: Applied;
  procedure: Terms;
  draft: Draft;
  party: string;
}): ReactNode {
  const { say, text, date } = useLanguage();
  const open = say('待写', 'to be said');
  return (
    <aside className={styles.summary} aria-labelledby="summary">
      <h2 id="summary">{say('摘要', 'Summary')}</h2>
      <Facts
        facts={[
          [say('数据集', 'Dataset'), text(dataset.title)],
          [say('提供部门', 'Provider'), text(dataset.department.name)],
          [say('申请人', 'Applicant'), party],
          [
            say('字段', 'Fields'),
            say(
              `${draft.fields.length}个，共${dataset.fields.length}个`,
              `${draft.fields.length} of ${dataset.fields.length}`,
            ),
          ],
          [say('用途', 'Purpose'), draft.purpose === '' ? open : draft.purpose],
          [say('期限', 'Until'), draft.until === '' ? open : date(draft.until)],
        ]}
      />
      <p>
        {say(
          `今天提交，${date(procedure.dueIfFiledNow.dueOn)}前答复。`,
          `Filed today, it is answered by ${date(procedure.dueIfFiledNow.dueOn)}.`,
        )}
      </p>
      <CountedDays deadline={procedure.dueIfFiledNow} />
      <p>
        {say('电话', 'Telephone')}{' '}
        <a href={`tel:${dataset.department.phone}`}>{dataset.department.phone}</a>
      </p>
    </aside>
  );
}
