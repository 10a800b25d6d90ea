import { type ReactNode, useId } from 'react';
import form from '../../../components/form/Form.module.css';
import type { Declaration, Finding } from '../declaration';
import { FindingNotes, findingsAt } from '../Findings';
import type { Input } from './inputs';

/** One element as an input, with what is said of it below. */
export function ElementInput({
  input,
  declaration,
  findings,
  change,
}: {
  input: Input;
  declaration: Declaration;
  findings: Finding[];
  change: (declaration: Declaration) => void;
}): ReactNode {
  const id = useId();
  const about = findingsAt(findings, input.element);
  const said = input.hears === undefined ? about : about.filter(input.hears);
  const wrong = said.some(({ severity }) => severity === 'ERROR');
  if (input.when?.(declaration) === false) return null;
  if (input.kind === 'box')
    return (
      <label className={form.check}>
        <input
          type="checkbox"
          checked={input.read(declaration)}
          onChange={(event) => change(input.write(declaration, event.target.checked))}
        />
        {input.words}
      </label>
    );
  const common = {
    id,
    className: form.input,
    name: input.element,
    value: input.read(declaration),
    'aria-invalid': wrong,
    'aria-describedby': `${id}-notes`,
    onChange: (event: { target: { value: string } }) =>
      change(input.write(declaration, event.target.value)),
  };
  return (
    <div className={form.field} data-element={input.element}>
      <label className={form.label} htmlFor={id}>
        {input.words}
      </label>
      {input.kind === 'choice' ? (
        <select {...common}>
          {Object.entries(input.choices).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      ) : input.kind === 'paragraph' ? (
        <textarea {...common} rows={3} />
      ) : (
        <input {...common} type={input.kind === 'date' ? 'date' : 'text'} />
      )}
      <div id={`${id}-notes`}>
        {input.hint ? <p className={form.hint}>{input.hint}</p> : null}
        <FindingNotes findings={said} />
      </div>
    </div>
  );
}
