import type { ReactNode } from 'react';
import form from '../../../components/form/Form.module.css';
import type { Treatment } from '../declaration';
import { TREATMENTS, treatmentValue } from '../words';
import styles from './Fields.module.css';

/** How a value is changed before it is released (M31): one choice, and its number where it has one. */
export function TreatmentChoice({
  label,
  none,
  value,
  change,
}: {
  label: string;
  /** What it means to choose none. */
  none: string;
  value: Treatment | undefined;
  change: (value: Treatment | undefined) => void;
}): ReactNode {
  const number = numberOf(value);
  return (
    <span className={styles.treatment}>
      <select
        className={form.input}
        aria-label={label}
        value={treatmentValue(value)}
        onChange={(event) =>
          change(TREATMENTS.find((one) => one.value === event.target.value)?.treatment)
        }
      >
        <option value="">{none}</option>
        {TREATMENTS.map(({ value: each, words }) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
      {number ? (
        <input
          className={form.input}
          type="number"
          step="any"
          aria-label={`${label}，${number.words}`}
          title={number.words}
          value={number.value}
          onChange={(event) => change(number.put(Number(event.target.value)))}
        />
      ) : null}
    </span>
  );
}

/** The number of a treatment that has one. */
function numberOf(
  value: Treatment | undefined,
): { words: string; value: number; put: (number: number) => Treatment } | undefined {
  switch (value?.method) {
    case 'GENERALISE_NUMBER':
      return { words: '每段宽度', value: value.band, put: (band) => ({ ...value, band }) };
    case 'ROUND':
      return { words: '小数位数', value: value.places, put: (places) => ({ ...value, places }) };
    case 'GRID':
      return {
        words: '网格边长，单位同坐标',
        value: value.size,
        put: (size) => ({ ...value, size }),
      };
    case 'SUPPRESS_RARE':
      return { words: '少于几行', value: value.below, put: (below) => ({ ...value, below }) };
    default:
      return undefined;
  }
}
