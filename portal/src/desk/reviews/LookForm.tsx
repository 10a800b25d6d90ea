import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import table from '../../components/table/Table.module.css';
import { useChange } from '../../graphql/useChange';
import { useKept } from '../../kept/useKept';
import { inReadingOrder } from '../catalogue/elements';
import { findingsAt } from '../catalogue/Findings';
import { lookMutation, type MemberDetail } from './batchQuery';
import { LookRow, type Mark } from './LookRow';
import styles from './Reviews.module.css';

const NO_MARKS: Record<string, Mark> = {};

/** What an entry says, element by element, each to be found sound or not; what is marked is kept until it is sent. */
export function LookForm({
  batch,
  member,
  mayLook,
  done,
}: {
  batch: string;
  member: MemberDetail;
  mayLook: boolean;
  done: (allSound: boolean) => void;
}): ReactNode {
  const { entry, version, elements, findings } = member;
  const marks = useKept(`look:${batch}:${entry.slug}:${version}`, NO_MARKS, 'device');
  const [tried, setTried] = useState(false);
  const { make, sending, errors, failure } = useChange(lookMutation);
  const known = elements.map(({ element }) => element);
  const given = known.flatMap((element) => {
    const mark = marks.value[element];
    return mark === undefined ? [] : [{ element, ...mark }];
  });
  const isLacking = ({ sound, remark }: Mark) => !sound && remark.trim() === '';
  const submit = async () => {
    setTried(true);
    if (given.length === 0 || given.some(isLacking)) return;
    const result = await make({ input: { batch, entry: entry.id, looks: given } });
    if (result?.errors.length !== 0) return;
    marks.forget();
    const marked = new Set(given.map(({ element }) => element));
    done(
      given.every(({ sound }) => sound) &&
        elements.every(({ element, looks }) => marked.has(element) || looks.at(-1)?.sound === true),
    );
  };
  return (
    <form
      data-testid="look-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <table className={`${table.table} ${table.stack} ${styles.elements}`}>
        <caption>
          共{elements.length}项
          {mayLook ? '；按1记无误、按2记有误，随即到下一项，Ctrl+Enter记下' : ''}
        </caption>
        <thead>
          <tr>
            <th scope="col">元素</th>
            <th scope="col">所写</th>
            <th scope="col">所见</th>
          </tr>
        </thead>
        <tbody>
          {inReadingOrder(elements).map((one) => {
            const mark = marks.value[one.element];
            return (
              <LookRow
                key={one.element}
                seen={one.element === 'department' ? { ...one, value: entry.department.zh } : one}
                findings={findingsAt(findings, one.element)}
                mark={mark}
                lacking={tried && mark !== undefined && isLacking(mark)}
                write={
                  mayLook
                    ? (next) => marks.change((before) => ({ ...before, [one.element]: next }))
                    : undefined
                }
              />
            );
          })}
        </tbody>
      </table>
      {mayLook ? (
        <div className={styles.save}>
          {tried && given.some(isLacking) ? (
            <p className={form.error}>有{given.filter(isLacking).length}处有误还没写明问题</p>
          ) : null}
          {tried && given.length === 0 ? <p className={form.error}>还没有记下任何一项</p> : null}
          <FieldErrors errors={errors} />
          {failure ? <Failure error={failure} /> : null}
          <Button type="submit" disabled={sending} data-testid="save-looks">
            记下{given.length}项所见
          </Button>
        </div>
      ) : null}
    </form>
  );
}
