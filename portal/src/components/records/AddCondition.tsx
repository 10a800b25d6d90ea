import { ListFilter } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLanguage } from '../../language/useLanguage';
import type { DatasetField } from '../dataset/datasetQuery';
import { Button } from '../form/Button';
import styles from './Conditions.module.css';
import { type Condition, type Operator, operatorsFor, operatorWords } from './question';

/** One more condition: a column, what about it, and a value. */
export function AddCondition({
  fields,
  add,
}: {
  fields: DatasetField[];
  add: (condition: Condition) => void;
}): ReactNode {
  const { say, text } = useLanguage();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(fields[0]?.name ?? '');
  const field = fields.find((one) => one.name === name);
  const operators = operatorsFor(field?.type ?? 'STRING');
  const [chosen, setChosen] = useState<Operator>();
  const operator = chosen && operators.includes(chosen) ? chosen : (operators[0] ?? 'eq');
  const [value, setValue] = useState('');
  if (!open) {
    return (
      <Button kind="secondary" small onClick={() => setOpen(true)}>
        <ListFilter aria-hidden size={16} strokeWidth={2} />
        {say('添加筛选', 'Add a filter')}
      </Button>
    );
  }
  const type = field?.type;
  const kind =
    type === 'DATE' ? 'date' : type === 'INTEGER' || type === 'NUMBER' ? 'number' : 'text';
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        add({ field: name, operator, value });
        setValue('');
        setOpen(false);
      }}
    >
      <select
        aria-label={say('字段', 'Field')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      >
        {fields.map((one) => (
          <option key={one.name} value={one.name}>
            {text(one.title)}
          </option>
        ))}
      </select>
      <select
        aria-label={say('条件', 'Condition')}
        value={operator}
        onChange={(event) => setChosen(operators.find((one) => one === event.target.value))}
      >
        {operators.map((one) => (
          <option key={one} value={one}>
            {text(operatorWords[one])}
          </option>
        ))}
      </select>
      {operator === 'isNull' ? null : type === 'BOOLEAN' ? (
        <select
          aria-label={say('值', 'Value')}
          value={value === '' ? 'true' : value}
          onChange={(event) => setValue(event.target.value)}
        >
          <option value="true">{say('是', 'yes')}</option>
          <option value="false">{say('否', 'no')}</option>
        </select>
      ) : (
        <input
          aria-label={say('值', 'Value')}
          type={kind}
          step="any"
          required
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      )}
      <Button type="submit" kind="secondary" small>
        {say('筛选', 'Filter')}
      </Button>
      <Button kind="plain" small onClick={() => setOpen(false)}>
        {say('取消', 'Cancel')}
      </Button>
    </form>
  );
}
