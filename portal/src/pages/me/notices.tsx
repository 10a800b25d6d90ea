import type { ReactNode } from 'react';
import { useAddress } from '../../address/useAddress';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Failure } from '../../components/feedback/Failure';
import { Opening } from '../../components/feedback/Opening';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import { Page } from '../../components/page/Page';
import page from '../../components/page/Page.module.css';
import { Pager } from '../../components/records/Pager';
import filter from '../../desk/frame/Filter.module.css';
import { send } from '../../graphql/client';
import { useChange } from '../../graphql/useChange';
import { useQuery } from '../../graphql/useQuery';
import { useTrail } from '../../graphql/useTrail';
import { useLanguage } from '../../language/useLanguage';
import { MailForm } from '../../notices/MailForm';
import { NoticeList } from '../../notices/NoticeList';
import { countWord, markReadMutation, noticesQuery } from '../../notices/noticeQuery';
import { useViewer } from '../../viewer/Viewer';

/** 我的 › 通知: what the party in whose name I act has been told. */
export default function Notices(): ReactNode {
  const { say } = useLanguage();
  const { viewer, signIn } = useViewer();
  const { params, change } = useAddress();
  const unread = params?.get('unread') === '1';
  const crumbs = [{ to: '/me', words: say('我的', 'Mine') }];
  return (
    <Page title={say('通知', 'Notices')} crumbs={crumbs}>
      <h1>{say('通知', 'Notices')}</h1>
      {viewer === undefined || params === undefined ? <Opening /> : null}
      {viewer === null ? (
        <EmptyState
          title={say('请先登录', 'Sign in first')}
          actions={<Button onClick={signIn}>{say('登录', 'Sign in')}</Button>}
        >
          {say('登录后，这里是告知您的事。', 'After sign-in, what you have been told is here.')}
        </EmptyState>
      ) : null}
      {viewer && params ? (
        <>
          <p className={page.lead}>
            {say(
              `以“${viewer.actingAs.name}”的名义收到的。`,
              `What “${viewer.actingAs.name}” has been told.`,
            )}
          </p>
          <Told
            key={String(unread)}
            unread={unread}
            choose={(only) =>
              change((next) => (only ? next.set('unread', '1') : next.delete('unread')))
            }
          />
          <MailForm post={viewer.desk !== null} />
        </>
      ) : null}
    </Page>
  );
}

function Told({
  unread,
  choose,
}: {
  unread: boolean;
  choose: (unread: boolean) => void;
}): ReactNode {
  const { say } = useLanguage();
  const trail = useTrail();
  const query = useQuery(noticesQuery, { unread, after: trail.after });
  const { make, sending, errors, failure } = useChange(markReadMutation);
  const told = query.data?.viewer;
  const markAll = async () => {
    if ((await make({ ids: null }))?.errors.length === 0) query.reload();
  };
  if (query.error) return <Failure error={query.error} retry={query.reload} />;
  if (told === undefined || told === null) return <Opening />;
  const { nodes, pageInfo } = told.notices;
  return (
    <>
      <div className={filter.filter}>
        {[false, true].map((only) => (
          <Button
            key={String(only)}
            kind="secondary"
            small
            aria-pressed={only === unread}
            onClick={() => choose(only)}
          >
            {only
              ? say(
                  `未读 ${countWord(told.unreadNotices)}`,
                  `Unread ${countWord(told.unreadNotices)}`,
                )
              : say('全部', 'All')}
          </Button>
        ))}
        {told.unreadNotices > 0 ? (
          <Button
            kind="plain"
            small
            disabled={sending}
            data-testid="read-all"
            onClick={() => void markAll()}
          >
            {say('全部标为已读', 'Mark all as read')}
          </Button>
        ) : null}
      </div>
      <FieldErrors errors={errors} />
      {failure ? <Failure error={failure} /> : null}
      {nodes.length === 0 ? (
        <EmptyState
          title={
            unread
              ? say('没有未读的通知', 'Nothing is unread')
              : say('还没有通知', 'No notices yet')
          }
        >
          {say(
            '收件、补正、延长、答复和到期日的变动，都会在这里告知。',
            'Receipts, calls for completion, extensions, answers and changed due dates are told here.',
          )}
        </EmptyState>
      ) : (
        <NoticeList
          notices={nodes}
          open={({ id, readAt }) => {
            if (readAt === null) void send(markReadMutation, { ids: [id] }).catch(() => undefined);
          }}
        />
      )}
      <Pager {...trail.turns(pageInfo)} />
    </>
  );
}
