import type { ReactNode } from 'react';
import { Button } from '../components/form/Button';
import form from '../components/form/Form.module.css';
import { useLanguage } from '../language/useLanguage';
import type { Terms } from './applyQuery';
import styles from './ReviewStep.module.css';
import { STEPS } from './steps';

/** All on one page, each line to be mended, and the due date before anything is sent. */
export function ReviewStep({
  lines,
  goTo,
  procedure,
  accepted,
  accept,
}: {
  lines: string[];
  goTo: (step: number) => void;
  procedure: Terms;
  accepted: boolean;
  accept: (accepted: boolean) => void;
}): ReactNode {
  const { say, text, date } = useLanguage();
  return (
    <>
      <dl className={styles.review}>
        {lines.map((line, index) => {
          const title = STEPS[index]?.title;
          return title ? (
            <div key={title.zh}>
              <dt>{text(title)}</dt>
              <dd>{line}</dd>
              <dd>
                <Button kind="plain" small onClick={() => goTo(index)}>
                  {say('修改', 'Change')}
                </Button>
              </dd>
            </div>
          ) : null;
        })}
      </dl>
      <p className={styles.due}>
        {say('现在申请，', 'Applied for now, it is answered by ')}
        <strong>{date(procedure.dueIfFiledNow.dueOn)}</strong>
        {say('前答复。', '.')}
      </p>
      <label className={form.check}>
        <input
          type="checkbox"
          name="terms"
          checked={accepted}
          onChange={(event) => accept(event.target.checked)}
        />
        <span>
          {text(procedure.terms)}
          <span className={form.hint}>
            {say(`（条款版本${procedure.termsVersion}）`, ` (terms ${procedure.termsVersion})`)}
          </span>
        </span>
      </label>
    </>
  );
}
