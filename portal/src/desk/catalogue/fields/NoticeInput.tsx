import type { ReactNode } from 'react';
import form from '../../../components/form/Form.module.css';
import type { FieldDeclaration, FieldNotice } from '../declaration';
import { withPart } from '../part';
import styles from './Fields.module.css';

/** 变更公告: a published field goes or changes only from a day that was announced. */
export function NoticeInput({
  field,
  names,
  change,
}: {
  field: FieldDeclaration;
  names: string[];
  change: (field: FieldDeclaration) => void;
}): ReactNode {
  const { notice } = field;
  const write = (part: Partial<FieldNotice>) =>
    change({
      ...field,
      notice: { kind: 'REMOVAL', on: '', reason: { zh: '', en: '' }, ...notice, ...part },
    });
  return (
    <fieldset className={form.choices}>
      <legend>变更公告</legend>
      <div className={styles.adding}>
        <select
          className={form.input}
          aria-label="公告什么"
          value={notice?.kind ?? ''}
          onChange={(event) =>
            event.target.value === ''
              ? change(withPart(field, 'notice', undefined))
              : write({ kind: event.target.value as FieldNotice['kind'] })
          }
        >
          <option value="">没有公告</option>
          <option value="REMOVAL">将删除或改名</option>
          <option value="CHANGE">将改类型、单位、主键或可空</option>
        </select>
        {notice ? (
          <>
            <input
              className={form.input}
              type="date"
              aria-label="从哪天起"
              value={notice.on}
              onChange={(event) => write({ on: event.target.value })}
            />
            <input
              className={form.input}
              aria-label="公告理由"
              placeholder="理由"
              value={notice.reason.zh}
              onChange={(event) => write({ reason: { ...notice.reason, zh: event.target.value } })}
            />
            <select
              className={form.input}
              aria-label="由哪个信息项代替"
              value={notice.replacedBy ?? ''}
              onChange={(event) =>
                change({ ...field, notice: withPart(notice, 'replacedBy', event.target.value) })
              }
            >
              <option value="">没有代替</option>
              {names.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </>
        ) : null}
      </div>
    </fieldset>
  );
}
