import type { ReactNode } from 'react';
import { EmptyState } from '../components/feedback/EmptyState';
import { ButtonLink } from '../components/form/Button';
import page from '../components/page/Page.module.css';
import { useLanguage } from '../language/useLanguage';

/** What is closed and what never was get the same words. */
export function NoSuchPage(): ReactNode {
  const { say } = useLanguage();
  return (
    <main className={page.page}>
      <EmptyState
        heading="h1"
        title={say('没有这一页', 'There is no such page')}
        actions={
          <>
            <ButtonLink to="/data">{say('查数据目录', 'Search the catalogue')}</ButtonLink>
            <ButtonLink kind="secondary" to="/">
              {say('回到首页', 'Back to the home page')}
            </ButtonLink>
          </>
        }
      >
        {say(
          '地址可能写错了，或者这项数据没有开放。目录里有全部已开放的数据。',
          'The address may be mistyped, or the data is not open. The catalogue lists all that is open.',
        )}
      </EmptyState>
    </main>
  );
}
