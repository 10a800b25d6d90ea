import type { ReactNode } from 'react';
import { useLanguage } from '../../language/useLanguage';
import { Button } from '../form/Button';
import page from '../page/Page.module.css';

/** Back and on, without page numbers: rows may come between. Nothing where all is on one page. */
export function Pager({
  back,
  on,
}: {
  back: (() => void) | undefined;
  on: (() => void) | undefined;
}): ReactNode {
  const { say } = useLanguage();
  if (back === undefined && on === undefined) return null;
  return (
    <nav className={page.bar} aria-label={say('翻页', 'Pages')}>
      <Button kind="secondary" small disabled={back === undefined} onClick={back}>
        {say('上一页', 'Back')}
      </Button>
      <Button kind="secondary" small disabled={on === undefined} onClick={on}>
        {say('下一页', 'Next')}
      </Button>
    </nav>
  );
}
