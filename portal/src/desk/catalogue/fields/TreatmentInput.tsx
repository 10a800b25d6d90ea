import type { ReactNode } from 'react';
import form from '../../../components/form/Form.module.css';
import type { FieldDeclaration, Treatment } from '../declaration';
import { withPart } from '../part';
import { TREATMENTS, treatmentValue } from '../words';
import styles from './Fields.module.css';

/** Treatments that leave text, whatever came in. */
const LEAVES_NUMBER = new Set<Treatment['method']>(['ROUND']);

/** How a sensitive value is changed before it is released (M31). */
export function TreatmentInput({
  field,
  untreated = '不脱敏',
  change,
}: {
  field: FieldDeclaration;
  /** What it means to choose none. */
  untreated?: string;
  change: (field: FieldDeclaration) => void;
}): ReactNode {
  const { desensitization: current } = field;
  const label = `${field.title.zh}的脱敏`;
  const choose = (value: string) => {
    const chosen = TREATMENTS.find((one) => one.value === value)?.treatment;
    const treated = withPart(field, 'desensitization', chosen);
    if (chosen === undefined) change(treated);
    else change({ ...treated, type: LEAVES_NUMBER.has(chosen.method) ? 'NUMBER' : 'STRING' });
  };
  return (
    <span className={styles.treatment}>
      <select
        className={form.input}
        aria-label={label}
        value={treatmentValue(current)}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{untreated}</option>
        {TREATMENTS.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      {current?.method === 'GENERALISE_NUMBER' ? (
        <input
          className={form.input}
          type="number"
          min={1}
          aria-label={`${label}，每段宽度`}
          value={current.band}
          onChange={(event) =>
            change({ ...field, desensitization: { ...current, band: Number(event.target.value) } })
          }
        />
      ) : null}
      {current?.method === 'ROUND' ? (
        <input
          className={form.input}
          type="number"
          min={0}
          max={15}
          aria-label={`${label}，小数位数`}
          value={current.places}
          onChange={(event) =>
            change({
              ...field,
              desensitization: { ...current, places: Number(event.target.value) },
            })
          }
        />
      ) : null}
    </span>
  );
}
