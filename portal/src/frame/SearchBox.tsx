import { useHistory, useLocation } from '@docusaurus/router';
import { Search } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLanguage } from '../language/useLanguage';
import styles from './SearchBox.module.css';

/** Is the person typing already? Then a key is a letter and no command. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** The search of the navigation bar; `/` brings one here, or to the larger box of a page that has one. */
export function SearchBox(): ReactNode {
  const { say } = useLanguage();
  const history = useHistory();
  const { pathname } = useLocation();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target)) return;
      event.preventDefault();
      (document.querySelector<HTMLInputElement>('main input[type=search]') ?? box.current)?.focus();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const atCatalogue = /^(\/en)?\/data\/?$/.test(pathname);
  if (atCatalogue) return null;
  return (
    <form
      className={styles.form}
      // biome-ignore lint/a11y/useSemanticElements: the search element is not everywhere yet.
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const words = box.current?.value ?? '';
        history.push(`${say('', '/en')}/data?q=${encodeURIComponent(words)}`);
      }}
    >
      <Search aria-hidden size={16} strokeWidth={2} />
      <input
        ref={box}
        type="search"
        aria-label={say('搜索数据', 'Search the data')}
        placeholder={say('搜索', 'Search')}
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}
