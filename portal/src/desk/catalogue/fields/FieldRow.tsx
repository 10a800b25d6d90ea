import { type ReactNode, useState } from 'react';
import { Button } from '../../../components/form/Button';
import form from '../../../components/form/Form.module.css';
import { opennessWords, typeWords } from '../../../language/words';
import type { FieldDeclaration, Finding, Sensitivity } from '../declaration';
import { FindingNotes } from '../Findings';
import { withPart } from '../part';
import { sensitivityWords } from '../words';
import { FieldMore } from './FieldMore';
import styles from './Fields.module.css';
import { TreatmentInput } from './TreatmentInput';

export interface FieldRowParts {
  field: FieldDeclaration;
  findings: Finding[];
  /** The other fields, which this one may name. */
  names: string[];
  change: (field: FieldDeclaration) => void;
  remove: () => void;
  move: (by: -1 | 1) => void;
}

/** One 信息项: what is decided most often in a row, the rest below it. */
export function FieldRow({
  field,
  findings,
  names,
  change,
  remove,
  move,
}: FieldRowParts): ReactNode {
  const [more, setMore] = useState(false);
  const errors = findings.filter(({ severity }) => severity === 'ERROR');
  const name = field.title.zh || field.name || '新信息项';
  return (
    <>
      <tr data-field={field.name}>
        <th scope="row" data-label="名称">
          <input
            className={form.input}
            aria-label="信息项名称"
            value={field.title.zh}
            onChange={(event) =>
              change({ ...field, title: { ...field.title, zh: event.target.value } })
            }
          />
        </th>
        <td data-label="类型">
          <select
            className={form.input}
            aria-label={`${name}的类型`}
            value={field.type}
            onChange={(event) =>
              change({ ...field, type: event.target.value as FieldDeclaration['type'] })
            }
          >
            {Object.entries(typeWords).map(([value, words]) => (
              <option key={value} value={value}>
                {words.zh}
              </option>
            ))}
          </select>
        </td>
        <td data-label="单位">
          <input
            className={form.input}
            aria-label={`${name}的单位`}
            value={field.unit ?? ''}
            onChange={(event) => change(withPart(field, 'unit', event.target.value))}
          />
        </td>
        <td data-label="开放">
          <select
            className={form.input}
            aria-label={`${name}的开放属性`}
            value={field.openness}
            onChange={(event) =>
              change({ ...field, openness: event.target.value as FieldDeclaration['openness'] })
            }
          >
            {Object.entries(opennessWords).map(([value, words]) => (
              <option key={value} value={value}>
                {words.zh}
              </option>
            ))}
          </select>
        </td>
        <td data-label="敏感">
          <select
            className={form.input}
            aria-label={`${name}的敏感级别`}
            value={field.sensitivity}
            onChange={(event) =>
              change({ ...field, sensitivity: event.target.value as Sensitivity })
            }
          >
            {Object.entries(sensitivityWords).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </td>
        <td data-label="脱敏">
          <TreatmentInput field={field} change={change} />
        </td>
        <td data-label="主键">
          <input
            type="checkbox"
            className={styles.box}
            aria-label={`${name}是主键`}
            checked={field.key === true}
            onChange={(event) =>
              change(withPart(field, 'key', event.target.checked ? true : undefined))
            }
          />
        </td>
        <td>
          <Button
            kind="plain"
            small
            aria-expanded={more}
            aria-label={`${name}的其他元素`}
            onClick={() => setMore(!more)}
          >
            {more ? '收起' : '更多'}
          </Button>
        </td>
      </tr>
      {errors.length > 0 ? (
        <tr className={styles.notes}>
          <td colSpan={8}>
            <FindingNotes findings={errors} />
          </td>
        </tr>
      ) : null}
      {more ? (
        <tr className={styles.more}>
          <td colSpan={8}>
            <FindingNotes findings={findings.filter((one) => !errors.includes(one))} />
            <FieldMore field={field} names={names} change={change} />
            <div className={styles.acts}>
              <Button kind="secondary" small onClick={() => move(-1)}>
                上移
              </Button>
              <Button kind="secondary" small onClick={() => move(1)}>
                下移
              </Button>
              <Button kind="secondary" small onClick={remove}>
                删除“{name}”
              </Button>
            </div>
          </td>
        </tr>
      ) : null}
    </>
  );
}
