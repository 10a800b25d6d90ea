import { MessageSquareWarning } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '../../components/form/Button';
import form from '../../components/form/Form.module.css';
import type { ElementRemark } from './entryQuery';
import styles from './Remark.module.css';

/** Who reviews writes remarks beside the elements, and sends them together when he returns the entry. */
export interface Remarking {
  remarks: ElementRemark[];
  write: (element: string, remark: string | undefined) => void;
}

/** A remark on one element: what the reviewer is writing, or what he wrote when he returned it. */
export function Remark({
  element,
  words,
  returned,
  remarking,
}: {
  element: string;
  words: string;
  returned: ElementRemark[];
  remarking: Remarking | undefined;
}): ReactNode {
  const id = useId();
  const written = remarking?.remarks.find((one) => one.element === element)?.remark;
  const [open, setOpen] = useState(false);
  const shown = open || written !== undefined;
  return (
    <>
      {returned
        .filter((one) => one.element === element)
        .map(({ remark }) => (
          <p key={remark} className={styles.returned}>
            <MessageSquareWarning aria-hidden size={18} strokeWidth={2} />
            {remark}
          </p>
        ))}
      {remarking && !shown ? (
        <Button kind="plain" small aria-label={`对“${words}”提意见`} onClick={() => setOpen(true)}>
          提意见
        </Button>
      ) : null}
      {remarking && shown ? (
        <span className={styles.writing}>
          <label htmlFor={id}>对“{words}”的意见</label>
          <textarea
            id={id}
            className={form.input}
            rows={2}
            value={written ?? ''}
            onChange={(event) => remarking.write(element, event.target.value)}
          />
          <Button
            kind="plain"
            small
            onClick={() => {
              remarking.write(element, undefined);
              setOpen(false);
            }}
          >
            不提了
          </Button>
        </span>
      ) : null}
    </>
  );
}
