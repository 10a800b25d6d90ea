import { type ReactNode, useEffect, useRef } from 'react';
import { useLanguage } from '../language/useLanguage';
import styles from './Progress.module.css';
import { STEPS } from './steps';

/** 第2步，共4步: in words and as a bar; the title takes the focus when the step changes. */
export function Progress({ step }: { step: number }): ReactNode {
  const { say, text } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const former = useRef(step);
  useEffect(() => {
    if (former.current !== step) heading.current?.focus();
    former.current = step;
  }, [step]);
  const title = STEPS[step]?.title;
  return (
    <header className={styles.progress}>
      <div className={styles.bar} aria-hidden="true">
        {STEPS.map(({ input }, index) => (
          <i key={input} data-place={index < step ? 'past' : index === step ? 'now' : 'to-come'} />
        ))}
      </div>
      <p>{say(`第${step + 1}步，共${STEPS.length}步`, `Step ${step + 1} of ${STEPS.length}`)}</p>
      <h2 ref={heading} tabIndex={-1}>
        {title ? text(title) : ''}
      </h2>
    </header>
  );
}
