import type { ReactNode } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import { errorsAt, errorsElsewhere, FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import { useChange } from '../../graphql/useChange';
import { useKept } from '../../kept/useKept';
import panel from '../Desk.module.css';
import { type ElementRemark, type EntryLine, type EntryMove, moveMutation } from './entryQuery';
import { actionWords } from './entryWords';

const NEEDS_WORDS = new Set<EntryMove>(['RETURN', 'WITHDRAW']);
const NO_REMARKS: ElementRemark[] = [];
const EMPTY = { opinion: '', replacedBy: '' };

/** Moves an entry one step on; returning and withdrawing say why. */
export function MoveForm({
  entry,
  move,
  meaning,
  remarks = NO_REMARKS,
  done,
}: {
  entry: Pick<EntryLine, 'id' | 'slug' | 'version'>;
  move: EntryMove;
  meaning: string;
  /** Element by element, where it is returned. */
  remarks?: ElementRemark[];
  done: () => void;
}): ReactNode {
  const kept = useKept(`move:${entry.slug}:${entry.version}:${move}`, EMPTY);
  const { opinion, replacedBy } = kept.value;
  const { make, sending, errors, failure } = useChange(moveMutation);
  const words = actionWords[move];
  const submit = async () => {
    const result = await make({
      input: {
        move,
        ids: [entry.id],
        ...(opinion !== '' && { opinion }),
        ...(move === 'RETURN' && { remarks }),
        ...(move === 'WITHDRAW' && replacedBy !== '' && { replacedBy }),
      },
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
      <h2>{words}</h2>
      <p>{meaning}</p>
      {move === 'RETURN' ? (
        <p role="status">
          {remarks.length === 0 ? '还没有写逐项意见' : `已写${remarks.length}条逐项意见，一并发出`}
        </p>
      ) : null}
      {NEEDS_WORDS.has(move) ? (
        <label className={form.field}>
          <span className={form.label}>理由</span>
          <textarea
            className={form.input}
            name={`${move}-opinion`}
            rows={3}
            value={opinion}
            onChange={(event) =>
              kept.change((before) => ({ ...before, opinion: event.target.value }))
            }
          />
          <FieldErrors errors={errorsAt(errors, 'opinion')} />
        </label>
      ) : null}
      {move === 'WITHDRAW' ? (
        <label className={form.field}>
          <span className={form.label}>替代的数据集（网址名，可不写）</span>
          <input
            className={form.input}
            name="replacedBy"
            value={replacedBy}
            onChange={(event) =>
              kept.change((before) => ({ ...before, replacedBy: event.target.value }))
            }
          />
          <FieldErrors errors={errorsAt(errors, 'replacedBy')} />
        </label>
      ) : null}
      <FieldErrors errors={errorsElsewhere(errors, ['opinion', 'replacedBy'])} />
      {failure ? <Failure error={failure} /> : null}
      <Button
        type="submit"
        wide
        kind={NEEDS_WORDS.has(move) ? 'secondary' : 'primary'}
        disabled={sending}
        data-testid={`move-${move}`}
      >
        {words}
        {move === 'RETURN' || move === 'WITHDRAW' ? '这一条' : ''}
      </Button>
    </form>
  );
}
