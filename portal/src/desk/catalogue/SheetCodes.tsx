import type { ReactNode } from 'react';
import form from '../../components/form/Form.module.css';

/** What digits in a sheet mean differs between products: whoever brings it says which set it uses. */
const CODES = [
  {
    name: 'sharing',
    words: '“共享类型”中的数字',
    sets: {
      GUIDE_123: '1 无条件，2 有条件，3 不予',
      TWO_DIGITS: '01 无条件，02 有条件，03 不予',
      FROM_ZERO: '0 无条件，1 有条件，2 不予',
    },
  },
  {
    name: 'open',
    words: '“是否向社会开放”中的数字',
    sets: { LOCAL_123: '1 无条件，2 有条件，3 不予', GUIDE_YES_NO: '1 是，0 否' },
  },
  {
    name: 'updateCycle',
    words: '“更新周期”中的数字',
    sets: { SIX_IS_YEARLY: '6 为每年', SIX_IS_HALF_YEARLY: '6 为每半年，7 为每年' },
  },
];

/** The code sets of a filling sheet, by the name of the column; one without digits is not in it. */
export type SheetCodes = Record<string, string>;

export function SheetCodesInput({
  codes,
  change,
}: {
  codes: SheetCodes;
  change: (codes: SheetCodes) => void;
}): ReactNode {
  const choose = (name: string, set: string) => {
    const { [name]: _, ...others } = codes;
    change(set === '' ? others : { ...others, [name]: set });
  };
  return CODES.map(({ name, words, sets }) => (
    <label key={name} className={`${form.field} ${form.wide}`}>
      <span className={form.label}>{words}</span>
      <select
        className={form.input}
        name={name}
        value={codes[name] ?? ''}
        onChange={(event) => choose(name, event.target.value)}
      >
        <option value="">没有数字，写的是文字</option>
        {Object.entries(sets).map(([value, meaning]) => (
          <option key={value} value={value}>
            {meaning}
          </option>
        ))}
      </select>
    </label>
  ));
}
