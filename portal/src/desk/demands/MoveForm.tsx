import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import { LongText } from '../../components/form/LongText';
import { useChange } from '../../graphql/useChange';
import { useKept } from '../../kept/useKept';
import panel from '../Desk.module.css';
import { type DemandDetail, type DemandMove, moveMutation } from './demandQuery';
import { actionWords } from './demandWords';

/** Moves a demand one step on; returning and withdrawing say why. */
export function MoveForm({
  demand,
  move,
  meaning,
  done,
}: {
  demand: DemandDetail;
  move: DemandMove;
  meaning: string;
  done: () => void;
}): ReactNode {
  const needsWords = move === 'RETURN' || move === 'WITHDRAW';
  const kept = useKept(`demand-move:${demand.number}:${demand.version}:${move}`, '');
  const [lacking, setLacking] = useState(false);
  const { make, sending, errors, failure } = useChange(moveMutation);
  const submit = async () => {
    const opinion = kept.value.trim();
    setLacking(needsWords && opinion === '');
    if (needsWords && opinion === '') return;
    const result = await make({
      input: { move, ids: [demand.id], ...(opinion !== '' && { opinion }) },
    });
    if (result?.errors.length !== 0) return;
    kept.forget();
    done();
  };
  return (
    <form
      className={panel.panel}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{actionWords[move]}</h2>
      <p>{meaning}</p>
      {needsWords ? (
        <LongText label="理由" kept={kept} lacking={lacking ? '请写明理由' : undefined} />
      ) : null}
      <FieldErrors errors={errors} />
      {failure ? <Failure error={failure} /> : null}
      <Button
        type="submit"
        wide
        kind={needsWords ? 'secondary' : 'primary'}
        disabled={sending}
        data-testid={`move-${move}`}
      >
        {actionWords[move]}这一项
      </Button>
    </form>
  );
}
