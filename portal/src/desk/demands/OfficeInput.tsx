import type { ReactNode } from 'react';
import form from '../../components/form/Form.module.css';
import { useQuery } from '../../graphql/useQuery';
import { officesQuery } from './demandQuery';

const nothing = {};

/** A department of the city, or none of them. */
export function OfficeInput({
  words,
  name,
  none,
  value,
  without,
  change,
}: {
  words: string;
  name: string;
  /** What it means to choose none. */
  none: string;
  value: string;
  /** The department that is not among them. */
  without: string | undefined;
  change: (code: string) => void;
}): ReactNode {
  const { data } = useQuery(officesQuery, nothing);
  const offices = data?.viewer?.desk?.askedDepartments ?? [];
  return (
    <label className={form.field}>
      <span className={form.label}>{words}</span>
      <select
        className={form.input}
        name={name}
        value={value}
        onChange={(event) => change(event.target.value)}
      >
        <option value="">{none}</option>
        {offices
          .filter(({ code }) => code !== without)
          .map(({ code, name: office }) => (
            <option key={code} value={code}>
              {office.zh}
            </option>
          ))}
      </select>
    </label>
  );
}
