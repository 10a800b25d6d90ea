import { CircleAlert, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import form from '../../components/form/Form.module.css';
import type { Finding } from './declaration';
import styles from './Findings.module.css';

/** What a check says of one input, below it: errors keep the entry back, hints do not. */
export function FindingNotes({ findings }: { findings: Finding[] }): ReactNode {
  return findings.map(({ element, severity, message }) =>
    severity === 'ERROR' ? (
      <p key={element + message.zh} className={form.error}>
        <CircleAlert aria-hidden size={18} strokeWidth={2} />
        {message.zh}
      </p>
    ) : (
      <p key={element + message.zh} className={styles.hint}>
        <Info aria-hidden size={18} strokeWidth={2} />
        {message.zh}
      </p>
    ),
  );
}

/** The findings about an element, or about what lies in it. */
export function findingsAt(findings: Finding[], element: string): Finding[] {
  return findings.filter(
    (finding) => finding.element === element || finding.element.startsWith(`${element}.`),
  );
}
