import type { ReactNode } from 'react';
import { ButtonLink } from '../../components/form/Button';
import panel from '../Desk.module.css';
import { AnswerForm } from './AnswerForm';
import { AssignForm } from './AssignForm';
import type { DemandDetail, DemandMove } from './demandQuery';
import { nextWords } from './demandWords';
import { MoveForm } from './MoveForm';

const MEANINGS: Record<DemandMove, string> = {
  SUBMIT: '作为一份清单报送；几项一起报的，在清单页选中。',
  GATHER: '并入本县清单报大数据局；几项一起报的，在清单页选中。',
  RETURN: '提出部门改好后可以再报。',
  WITHDRAW: '不再需要的撤回，记录保留。',
};

/** What the viewer may do with a demand now. */
export function DemandActions({
  demand,
  done,
}: {
  demand: DemandDetail;
  done: () => void;
}): ReactNode {
  const { may, number } = demand;
  if (may.length === 0)
    return (
      <section className={panel.panel}>
        <h2>您现在不用办</h2>
        <p>{nextWords(demand)}</p>
      </section>
    );
  return (
    <>
      {may.includes('ASSIGN') ? <AssignForm demand={demand} done={done} /> : null}
      {may.includes('MEET') ? <AnswerForm demand={demand} done={done} /> : null}
      {may.includes('SAVE') ? (
        <ButtonLink wide kind="secondary" to={`/desk/demands/items/${number}/edit`}>
          修改
        </ButtonLink>
      ) : null}
      {(Object.keys(MEANINGS) as DemandMove[])
        .filter((move) => may.includes(move))
        .map((move) => (
          <MoveForm key={move} demand={demand} move={move} meaning={MEANINGS[move]} done={done} />
        ))}
    </>
  );
}
