import Link from '@docusaurus/Link';
import { CircleMinus } from 'lucide-react';
import type { ReactNode } from 'react';
import { operation } from '../../graphql/client';
import type { Text } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import { ButtonLink } from '../form/Button';
import { Facts } from '../page/Facts';
import page from '../page/Page.module.css';
import styles from './Tombstone.module.css';

export interface TombstoneDetail {
  slug: string;
  code: string;
  /** Null once the entry has been closed. */
  title: Text | null;
  department: Text | null;
  reason: string;
  withdrawnAt: string;
  replacedBy: { slug: string; title: Text } | null;
}

export const tombstoneQuery = operation<{ tombstone: TombstoneDetail | null }, { slug: string }>(
  `query Tombstone($slug: String!) { tombstone(slug: $slug) { slug code title { zh en } department { zh en } reason withdrawnAt
    replacedBy { slug title { zh en } } } }`,
);

/** What stays of a withdrawn dataset: that it is gone, since when, why, and what stands in for it. */
export function Tombstone({ tombstone }: { tombstone: TombstoneDetail }): ReactNode {
  const { say, text, date } = useLanguage();
  const { title, department, code, reason, withdrawnAt, replacedBy } = tombstone;
  return (
    <>
      <h1>{title ? text(title) : say('已撤回的数据集', 'A withdrawn dataset')}</h1>
      <section
        className={styles.gone}
        data-testid="tombstone"
        aria-label={say('现在能做什么', 'What I may do now')}
      >
        <h2>
          <CircleMinus aria-hidden size={20} strokeWidth={2} />
          {say('已撤回', 'Withdrawn')}
        </h2>
        <p>
          {say(
            `已于${date(withdrawnAt)}撤回，不再提供数据。`,
            `Withdrawn on ${date(withdrawnAt)}; its data is not provided any more.`,
          )}
        </p>
        <Facts
          facts={[
            [say('原因', 'Reason'), reason],
            replacedBy && [
              say('替代', 'Stands in'),
              <Link key="replaced" to={`/data/${replacedBy.slug}`}>
                {text(replacedBy.title)}
              </Link>,
            ],
            department && [say('提供部门', 'Provider'), text(department)],
            [say('信息资源代码', 'Resource code'), <code key="code">{code}</code>],
          ]}
        />
        <p className={page.bar}>
          {replacedBy ? (
            <ButtonLink to={`/data/${replacedBy.slug}`} testId="replacement">
              {say('看替代数据', 'See what stands in for it')}
            </ButtonLink>
          ) : null}
          <ButtonLink kind={replacedBy ? 'secondary' : 'primary'} to="/data">
            {say('查数据目录', 'Search the catalogue')}
          </ButtonLink>
        </p>
        <p className={page.note}>
          {say(
            '已取得的授权不再能取用它。网址名和代码不再用于别的数据。',
            'Grants of it open nothing any more. Neither its name nor its code will be used for other data.',
          )}
        </p>
      </section>
    </>
  );
}
