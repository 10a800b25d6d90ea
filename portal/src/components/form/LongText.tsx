import type { ReactNode } from 'react';
import type { Kept } from '../../kept/useKept';
import form from './Form.module.css';

/** A text of several lines that is kept while it is written, with what is lacking said below it. */
export function LongText({
  label,
  hint,
  kept,
  lacking,
}: {
  label: string;
  hint?: string;
  kept: Kept<string>;
  /** What is wrong with it, where something is. */
  lacking: string | undefined;
}): ReactNode {
  return (
    <label className={form.field}>
      <span className={form.label}>{label}</span>
      {hint ? <span className={form.hint}>{hint}</span> : null}
      <textarea
        className={form.input}
        rows={3}
        maxLength={5000}
        value={kept.value}
        aria-invalid={lacking !== undefined}
        onChange={(event) => kept.change(() => event.target.value)}
      />
      {lacking === undefined ? null : <span className={form.error}>{lacking}</span>}
    </label>
  );
}
