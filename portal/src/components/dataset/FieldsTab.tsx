import type { ReactNode } from 'react';
import { useLanguage } from '../../language/useLanguage';
import { typeWords } from '../../language/words';
import { OpennessWord } from '../openness/Openness';
import table from '../table/Table.module.css';
import { Completeness } from './Completeness';
import type { DatasetDetail, DatasetField } from './datasetQuery';
import styles from './FieldsTab.module.css';

/** Each column: name, type, unit, openness, how complete, what it means. */
export function FieldsTab({ dataset }: { dataset: DatasetDetail }): ReactNode {
  const { say, text } = useLanguage();
  const heads = {
    type: say('类型', 'Type'),
    unit: say('单位', 'Unit'),
    openness: say('开放', 'Openness'),
    completeness: say('完整率', 'Complete'),
    meaning: say('口径与脱敏', 'Meaning and desensitization'),
  };
  return (
    <table className={`${table.table} ${table.stack} ${styles.fields}`}>
      <caption>
        {say(
          `${dataset.fields.length}个字段；不予开放的字段不在其中`,
          `${dataset.fields.length} fields; closed ones are not among them`,
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">{say('名称', 'Name')}</th>
          {Object.values(heads).map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {dataset.fields.map((field) => (
          <tr key={field.name}>
            <th scope="row">
              {text(field.title)}
              <code>{field.name}</code>
            </th>
            <td data-label={heads.type}>
              {text(typeWords[field.type])}
              {field.key ? say('，主键', ', key') : ''}
            </td>
            <td data-label={heads.unit} className={styles.unit}>
              {field.unit ?? '—'}
            </td>
            <td data-label={heads.openness}>
              <OpennessWord value={field.openness} />
            </td>
            <td data-label={heads.completeness}>
              <Completeness share={field.completeness} />
            </td>
            <td data-label={heads.meaning}>
              <Meaning field={field} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Meaning({ field }: { field: DatasetField }): ReactNode {
  const { say, text } = useLanguage();
  if (!field.description && !field.desensitization) return '—';
  return (
    <>
      {field.description ? text(field.description) : null}
      {field.desensitization ? (
        <span className={styles.masked}>
          {say('脱敏：', 'Desensitized: ')}
          {text(field.desensitization)}
        </span>
      ) : null}
    </>
  );
}
