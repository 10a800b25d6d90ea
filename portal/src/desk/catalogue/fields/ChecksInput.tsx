import { type ReactNode, useState } from 'react';
import { Button } from '../../../components/form/Button';
import form from '../../../components/form/Form.module.css';
import type { FieldCheck, FieldDeclaration } from '../declaration';
import { withPart } from '../part';
import { checkWords } from '../words';
import { checkSentence } from './checkSentence';
import styles from './Fields.module.css';

type Kind = FieldCheck['kind'];

/** The inputs that a kind of check asks for. */
const ASKED: Partial<Record<Kind, { name: string; words: string }[]>> = {
  DIVISION: [
    { name: 'year', words: '哪一年的代码' },
    { name: 'yearOf', words: '或：年份在哪个信息项' },
  ],
  RANGE: [
    { name: 'least', words: '不小于' },
    { name: 'most', words: '不大于' },
  ],
  PATTERN: [{ name: 'pattern', words: '格式，如 \\d{4}-[A-Z]' }],
  CODE_LIST: [{ name: 'codes', words: '代码，以、分隔' }],
  REFERENCE: [
    { name: 'dataset', words: '数据集网址名' },
    { name: 'field', words: '主键代号' },
  ],
};

function checkOf(kind: Kind, said: Record<string, string>): FieldCheck {
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''));
  if (kind === 'CODE_LIST')
    return { kind, codes: (said['codes'] ?? '').split(/[、,，\s]+/).filter(Boolean) };
  if (kind === 'DIVISION' && given['year'] !== undefined)
    return { kind, year: Number(given['year']) };
  return { kind, ...given } as FieldCheck;
}

/** 校验规则 (M16–M17): rows that break one come back with its reason. */
export function ChecksInput({
  field,
  change,
}: {
  field: FieldDeclaration;
  change: (field: FieldDeclaration) => void;
}): ReactNode {
  const [kind, setKind] = useState<Kind | ''>('');
  const [said, setSaid] = useState<Record<string, string>>({});
  const checks = field.checks ?? [];
  const write = (next: FieldCheck[]) =>
    change(withPart(field, 'checks', next.length === 0 ? undefined : next));
  const add = () => {
    if (kind === '') return;
    write([...checks, checkOf(kind, said)]);
    setKind('');
    setSaid({});
  };
  return (
    <fieldset className={form.choices}>
      <legend>校验规则</legend>
      {checks.length > 0 ? (
        <ul className={styles.checks}>
          {checks.map((check, at) => (
            <li key={JSON.stringify(check)}>
              {checkSentence(check)}
              <Button kind="plain" small onClick={() => write(checks.toSpliced(at, 1))}>
                去掉
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className={styles.adding}>
        <select
          className={form.input}
          aria-label="加一条校验规则"
          value={kind}
          onChange={(event) => {
            setKind(event.target.value as Kind | '');
            setSaid({});
          }}
        >
          <option value="">加一条规则</option>
          {Object.entries(checkWords).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        {(kind === '' ? [] : (ASKED[kind] ?? [])).map(({ name, words }) => (
          <input
            key={name}
            className={form.input}
            aria-label={words}
            placeholder={words}
            value={said[name] ?? ''}
            onChange={(event) => setSaid({ ...said, [name]: event.target.value })}
          />
        ))}
        {kind === '' ? null : (
          <Button kind="secondary" onClick={add}>
            加上
          </Button>
        )}
      </div>
    </fieldset>
  );
}
