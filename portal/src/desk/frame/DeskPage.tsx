import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Opening } from '../../components/feedback/Opening';
import { Button } from '../../components/form/Button';
import type { Crumb } from '../../components/page/Crumbs';
import { Page } from '../../components/page/Page';
import tabs from '../../components/page/Tabs.module.css';
import type { Party, Post } from '../../graphql/contract';
import { postWords } from '../../language/words';
import { useViewer } from '../../viewer/Viewer';

export interface DeskHolder {
  name: string;
  post: Post;
  party: Party;
}

/** Posts that compile entries and send data. */
export const COMPILERS: readonly Post[] = ['OFFICER', 'PRINCIPAL'];

/** Posts that see the reviews of the Bureau. */
export const REVIEW_READERS: readonly Post[] = ['BUREAU_REVIEWER', 'AUDITOR'];

/** Posts that see what counties gather. */
export const COUNTY_READERS: readonly Post[] = ['COUNTY_REVIEWER', ...REVIEW_READERS];

const NONE: Crumb[] = [];

interface Part {
  to: string;
  words: string;
  /** Whose part it is; unsaid, every post's. */
  posts?: readonly Post[];
  /** Another address below which its pages stand. */
  also?: string;
}

const PARTS: Part[] = [
  { to: '/desk', words: '办件' },
  { to: '/desk/onboard', words: '上架台', posts: COMPILERS },
  { to: '/desk/deliveries', words: '数据报送', posts: COMPILERS, also: '/desk/datasets' },
  { to: '/desk/catalogue', words: '目录' },
  { to: '/desk/secrecy', words: '保密审查', posts: COMPILERS },
  { to: '/desk/demands', words: '需求清单' },
  { to: '/desk/updates', words: '目录更新' },
  { to: '/desk/responsibilities', words: '责任清单' },
  { to: '/desk/county', words: '县区汇集', posts: COUNTY_READERS },
  { to: '/desk/reviews', words: '批量审核', posts: REVIEW_READERS },
  { to: '/desk/questions', words: '部门提问', posts: ['BUREAU_REVIEWER'] },
  { to: '/desk/synonyms', words: '同义词', posts: ['BUREAU_REVIEWER'] },
  { to: '/desk/rules', words: '规则', also: '/desk/calendar' },
];

/** A page of the desk: its parts for this post, and what to do where there is no post. */
export function DeskPage({
  title,
  crumbs = NONE,
  posts,
  children,
}: {
  title: string;
  crumbs?: Crumb[];
  /** Who works here; unsaid, every post. */
  posts?: readonly Post[];
  children: (holder: DeskHolder) => ReactNode;
}): ReactNode {
  const { viewer, signIn } = useViewer();
  const { pathname } = useLocation();
  const post = viewer?.desk?.post;
  const fits = post !== undefined && (posts === undefined || posts.includes(post));
  const address = pathname.replace(/^\/en/, '').replace(/\/$/, '');
  const here = PARTS.findLast(
    ({ to, also }) =>
      [to, also].includes(address) ||
      [to, also].some((part) => part !== undefined && address.startsWith(`${part}/`)),
  );
  return (
    <Page
      title={title}
      crumbs={pathname.endsWith('/desk') ? [] : [{ to: '/desk', words: '工作台' }, ...crumbs]}
    >
      {post === undefined ? null : (
        <nav ref={bringIntoSight} className={tabs.tabs} aria-label="工作台的各部分">
          {PARTS.filter((part) => part.posts === undefined || part.posts.includes(post)).map(
            (part) => (
              <Link
                key={part.to}
                to={part.to}
                {...(part === here ? { 'aria-current': 'page' as const } : {})}
              >
                {part.words}
              </Link>
            ),
          )}
        </nav>
      )}
      {viewer === undefined ? <Opening /> : null}
      {viewer && fits ? (
        children({ name: viewer.displayName, post, party: viewer.actingAs })
      ) : viewer === undefined ? null : (
        <EmptyState
          heading="h1"
          title={viewer === null ? '请先登录' : '请选择您的岗位'}
          actions={viewer === null ? <Button onClick={signIn}>登录</Button> : null}
        >
          {post === undefined || posts === undefined
            ? '工作台属于岗位。登录后在页面右上角“以”处选择岗位。'
            : `这里由${posts.map((one) => postWords[one].zh).join('、')}办理。在页面右上角“以”处换一个岗位。`}
        </EmptyState>
      )}
    </Page>
  );
}

/** On a narrow screen the parts run out of sight: the one that is open is brought into it. */
function bringIntoSight(parts: HTMLElement | null): void {
  const here = parts?.querySelector('[aria-current]')?.getBoundingClientRect();
  if (parts && here && here.right > parts.getBoundingClientRect().right)
    parts.scrollLeft = here.left - parts.clientWidth / 3;
}
