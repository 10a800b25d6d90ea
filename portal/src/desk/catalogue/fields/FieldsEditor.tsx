import type { ReactNode } from 'react';
import { Button } from '../../../components/form/Button';
import page from '../../../components/page/Page.module.css';
import table from '../../../components/table/Table.module.css';
import type { FieldDeclaration, Finding } from '../declaration';
import { findingsAt } from '../Findings';
import { FieldRow } from './FieldRow';
import styles from './Fields.module.css';

const NEW_FIELD: FieldDeclaration = {
  name: '',
  title: { zh: '', en: '' },
  type: 'STRING',
  sensitivity: 'NONE',
  openness: 'UNCONDITIONAL',
};

const KEYS = new WeakMap<FieldDeclaration, string>();
let rows = 0;

/** While it is being named, a field is known by nothing that it says: its row keeps a key of its own. */
function keyOf(field: FieldDeclaration): string {
  const key = KEYS.get(field) ?? `row-${++rows}`;
  KEYS.set(field, key);
  return key;
}

function sameRow(former: FieldDeclaration, next: FieldDeclaration): FieldDeclaration {
  KEYS.set(next, keyOf(former));
  return next;
}

/** The 信息项 of an entry, each with what the check says of it. */
export function FieldsEditor({
  fields,
  findings,
  change,
}: {
  fields: FieldDeclaration[];
  findings: Finding[];
  change: (fields: FieldDeclaration[]) => void;
}): ReactNode {
  const hinted = fields.filter(({ name }) =>
    findingsAt(findings, `fields.${name}`).some(({ severity }) => severity !== 'ERROR'),
  ).length;
  const move = (from: number, by: -1 | 1) => {
    const field = fields[from];
    const to = from + by;
    if (field === undefined || to < 0 || to >= fields.length) return;
    change(fields.toSpliced(from, 1).toSpliced(to, 0, field));
  };
  return (
    <>
      <div className={styles.scroll}>
        <table className={`${table.table} ${table.stack} ${styles.editor}`}>
          <caption>{fields.length}个信息项；不予开放的列只核对、不发布</caption>
          <thead>
            <tr>
              {['名称', '类型', '单位', '开放', '敏感', '脱敏', '主键', '其他'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map((field, at) => (
              <FieldRow
                key={keyOf(field)}
                field={field}
                findings={findingsAt(findings, `fields.${field.name}`)}
                names={fields.flatMap(({ name }) => (name === field.name ? [] : [name]))}
                change={(next) => change(fields.with(at, sameRow(field, next)))}
                remove={() => change(fields.toSpliced(at, 1))}
                move={(by) => move(at, by)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {hinted > 0 ? (
        <p className={page.note}>{hinted}个信息项有提示，展开“更多”看；提示不影响报送</p>
      ) : null}
      <p className={styles.add}>
        <Button kind="secondary" small onClick={() => change([...fields, { ...NEW_FIELD }])}>
          加一个信息项
        </Button>
      </p>
    </>
  );
}
