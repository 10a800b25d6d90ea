import type { ReactNode } from 'react';
import { useToast } from '../../components/feedback/Toasts';
import { ButtonLink } from '../../components/form/Button';
import panel from '../Desk.module.css';
import { MoveForm } from './MoveForm';
import type { ElementRemark, EntryDetail, EntryMove } from './entryQuery';
import { actionWords } from './entryWords';
import { SecrecyForm } from './SecrecyForm';

/** Steps that need nothing but the hand of who takes them. */
const PLAIN: EntryMove[] = ['SUBMIT', 'GATHER', 'ACCEPT', 'PUBLISH'];

const MEANING: Record<EntryMove, string> = {
  SUBMIT: '报送后由大数据局审核（县区的先汇集）；审核期间不能修改。',
  GATHER: '汇集后报大数据局审核。',
  ACCEPT: '逐项核对无误后通过；发布是下一步。',
  PUBLISH: '发布后公众立即看到这一版。',
  RETURN: '在各元素旁写意见，再写总的理由；部门改后重新报送。',
  WITHDRAW: '撤回后不再开放，页面留下撤回说明，网址名和代码永不再用。',
};

/** What the viewer may do with an entry now. */
export function EntryActions({
  entry,
  remarks,
  done,
}: {
  entry: EntryDetail;
  remarks: ElementRemark[];
  done: () => void;
}): ReactNode {
  const toast = useToast();
  const finished = (words: string) => () => {
    toast({ title: `已${words}`, body: entry.title.zh });
    done();
  };
  const { may } = entry;
  const waits = entry.state === 'DRAFT' && entry.secrecyReviewedBy === null;
  return (
    <>
      {may.includes('SAVE') ? (
        <div className={panel.panel}>
          <h2>{entry.state === 'RETURNED' ? '按意见修改' : '修改'}</h2>
          <p>
            保存为新的一版，须重新作保密审查；
            {entry.publishedVersion === null ? '' : '发布前公众仍看到现在的一版。'}
          </p>
          <ButtonLink
            wide
            kind={waits || entry.state !== 'DRAFT' ? 'primary' : 'secondary'}
            to={`/desk/catalogue/entries/${entry.slug}/edit`}
            testId="edit-entry"
          >
            修改元数据
          </ButtonLink>
        </div>
      ) : null}
      {waits && !may.includes('REVIEW_SECRECY') ? (
        <div className={panel.panel}>
          <h2>等第二人审查</h2>
          <p>
            您编制了这一版，保密与隐私审查须由本部门另一人登录后在本页办理（第四十一条）。把本页地址发给他即可。
          </p>
        </div>
      ) : null}
      {may.includes('REVIEW_SECRECY') ? (
        <SecrecyForm entry={entry} done={finished('记录保密审查')} />
      ) : null}
      {PLAIN.filter((move) => may.includes(move)).map((move) => (
        <MoveForm
          key={move}
          entry={entry}
          move={move}
          meaning={MEANING[move]}
          done={finished(actionWords[move])}
        />
      ))}
      {may.includes('RETURN') ? (
        <MoveForm
          entry={entry}
          move="RETURN"
          meaning={MEANING.RETURN}
          remarks={remarks.filter(({ remark }) => remark.trim() !== '')}
          done={finished('退回')}
        />
      ) : null}
      {may.includes('WITHDRAW') ? (
        <details>
          <summary>从目录撤回</summary>
          <MoveForm
            entry={entry}
            move="WITHDRAW"
            meaning={MEANING.WITHDRAW}
            done={finished('撤回')}
          />
        </details>
      ) : null}
    </>
  );
}
