import type { ReactNode } from 'react';
import { useLanguage } from '../../language/useLanguage';
import { ButtonLink } from '../form/Button';
import page from '../page/Page.module.css';

/** What to do where something is wrong: with the entry (M32), or with a row (M19). */
export function Wrong({ slug }: { slug: string }): ReactNode {
  const { say } = useLanguage();
  return (
    <section aria-labelledby="wrong">
      <h2 id="wrong">{say('发现问题？', 'Something wrong?')}</h2>
      <div className={page.bar}>
        <ButtonLink kind="secondary" to={`/data/${slug}/correction`}>
          {say('申请更正目录', 'Correct the catalogue')}
        </ButtonLink>
        <ButtonLink kind="secondary" to={`/data/${slug}/verification`}>
          {say('申请校核数据', 'Verify a row')}
        </ButtonLink>
      </div>
    </section>
  );
}
