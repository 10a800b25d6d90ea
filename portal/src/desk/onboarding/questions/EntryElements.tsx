import { type ReactNode, useState } from 'react';
import { Button } from '../../../components/form/Button';
import form from '../../../components/form/Form.module.css';
import type { CodedError } from '../../../graphql/client';
import type { Openness, Theme, UpdateCycle } from '../../../graphql/contract';
import { useKept } from '../../../kept/useKept';
import { cycleWords, themeWords } from '../../../language/words';
import { sharingWords } from '../../catalogue/words';
import { FaultAt } from './FaultAt';
import styles from './Questions.module.css';

interface Work {
  theme: Theme | '';
  classification: string;
  updateCycle: UpdateCycle | '';
  sharing: Openness;
  sharingCondition: string;
}

const NOTHING: Work = {
  theme: '',
  classification: '',
  updateCycle: '',
  sharing: 'UNCONDITIONAL',
  sharingCondition: '',
};

/** What the entries of tables say that no file tells. */
export function EntryElements({
  store,
  words,
  busy,
  failure,
  send,
}: {
  store: string;
  /** On the button. */
  words: string;
  busy: boolean;
  failure: CodedError | undefined;
  send: (elements: object, sent: () => void) => void;
}): ReactNode {
  const kept = useKept(store, NOTHING);
  const [tried, setTried] = useState(false);
  const { theme, classification, updateCycle, sharing, sharingCondition } = kept.value;
  const write = (part: Partial<Work>) => kept.change((before) => ({ ...before, ...part }));
  const path = classification
    .split('/')
    .map((part) => part.trim())
    .filter(Boolean);
  const restricted = sharing !== 'UNCONDITIONAL';
  const lacking = {
    theme: theme === '' && '请选主题',
    classification: path.length < 2 && '请写到项，例如 3/07；以 / 分隔',
    updateCycle: updateCycle === '' && '请选更新周期',
    sharingCondition: restricted && sharingCondition.trim() === '' && '请写明条件或依据',
  };
  const submit = () => {
    setTried(true);
    if (Object.values(lacking).some(Boolean)) return;
    const condition = restricted && { sharingCondition: sharingCondition.trim() };
    send({ theme, classification: path, updateCycle, sharing, ...condition }, kept.forget);
  };
  const fault = (name: keyof typeof lacking) => (
    <FaultAt at={`answer.${name}`} lacking={tried && lacking[name]} failure={failure} />
  );
  const choice = (
    name: 'theme' | 'updateCycle' | 'sharing',
    label: string,
    choices: [value: string, words: string][],
  ) => (
    <label className={form.field}>
      <span className={form.label}>{label}</span>
      <select
        className={form.input}
        name={name}
        value={kept.value[name]}
        onChange={(event) => write({ [name]: event.target.value })}
      >
        {name === 'sharing' ? null : <option value="">请选择</option>}
        {choices.map(([value, said]) => (
          <option key={value} value={value}>
            {said}
          </option>
        ))}
      </select>
      {name === 'sharing' ? null : fault(name)}
    </label>
  );
  const zh = (all: Record<string, { zh: string }>) =>
    Object.entries(all).map(([value, text]): [string, string] => [value, text.zh]);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={styles.elements}>
        {choice('theme', '开放主题分类', zh(themeWords))}
        <label className={form.field}>
          <span className={form.label}>信息资源分类</span>
          <input
            className={form.input}
            name="classification"
            placeholder="类/项/目，例如 3/07/001"
            value={classification}
            onChange={(event) => write({ classification: event.target.value })}
          />
          {fault('classification')}
        </label>
        {choice('updateCycle', '更新周期', zh(cycleWords))}
        {choice('sharing', '共享属性', Object.entries(sharingWords))}
      </div>
      {restricted ? (
        <label className={`${form.field} ${form.wide}`}>
          <span className={form.label}>共享条件，或不予共享的依据</span>
          <input
            className={form.input}
            name="sharingCondition"
            value={sharingCondition}
            onChange={(event) => write({ sharingCondition: event.target.value })}
          />
          {fault('sharingCondition')}
        </label>
      ) : null}
      <Button type="submit" small disabled={busy} data-testid="decide-entries">
        {words}
      </Button>
    </form>
  );
}
