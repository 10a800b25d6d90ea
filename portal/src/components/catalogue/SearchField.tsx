import { Search } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useLanguage } from '../../language/useLanguage';
import styles from './SearchField.module.css';

/** A search box that waits for the end of a composition, since half a syllable finds nothing. */
export function SearchField({
  words,
  onWords,
  children,
}: {
  words: string;
  onWords: (words: string) => void;
  children?: ReactNode;
}): ReactNode {
  const { say } = useLanguage();
  const [typed, setTyped] = useState(words);
  const [composing, setComposing] = useState(false);
  useEffect(() => setTyped(words), [words]);
  const label = say('搜数据集、字段、部门', 'Search datasets, fields, departments');
  return (
    <div className={styles.field}>
      <Search aria-hidden size={20} strokeWidth={1.75} />
      <input
        type="search"
        name="q"
        aria-label={label}
        placeholder={label}
        value={typed}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={(event) => {
          setComposing(false);
          onWords(event.currentTarget.value);
        }}
        onChange={(event) => {
          setTyped(event.target.value);
          if (!composing) onWords(event.target.value);
        }}
      />
      {children}
    </div>
  );
}
