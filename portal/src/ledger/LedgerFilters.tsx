import type { ReactNode } from 'react';
import type { Edit } from '../address/useAddress';
import form from '../components/form/Form.module.css';
import type { Outcome, Text } from '../graphql/contract';
import { useLanguage } from '../language/useLanguage';
import { outcomeWords, procedureWords } from '../language/words';
import styles from './Ledger.module.css';

const OUTCOMES: Outcome[] = ['AGREED', 'AGREED_IN_PART', 'REFUSED'];

/** What the ledger is narrowed by; each choice stands in the address. */
export function LedgerFilters({
  params,
  departments,
  change,
}: {
  params: URLSearchParams;
  departments: { code: string; name: Text }[];
  change: (edit: Edit) => void;
}): ReactNode {
  const { say, text } = useLanguage();
  const filters: [name: string, label: string, options: [value: string, words: string][]][] = [
    [
      'kind',
      say('事项', 'Matter'),
      Object.entries(procedureWords).map(([kind, words]) => [kind, text(words)]),
    ],
    [
      'department',
      say('答复部门', 'Answered by'),
      departments.map(({ code, name }) => [code, text(name)]),
    ],
    ['outcome', say('结果', 'Outcome'), OUTCOMES.map((one) => [one, text(outcomeWords[one])])],
    [
      'late',
      say('期限', 'Time'),
      [
        ['false', say('按期', 'In time')],
        ['true', say('逾期', 'Late')],
      ],
    ],
  ];
  return (
    <div className={styles.filters}>
      {filters.map(([name, label, options]) => (
        <label key={name} className={form.field}>
          <span className={form.hint}>{label}</span>
          <select
            className={form.input}
            name={name}
            value={params.get(name) ?? ''}
            onChange={({ target: { value } }) =>
              change((next) => (value === '' ? next.delete(name) : next.set(name, value)))
            }
          >
            <option value="">{say('全部', 'All')}</option>
            {options.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
