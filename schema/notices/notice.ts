import {
  listNotices,
  markNoticesRead,
  type NoticePage,
  type NoticeRow,
  unreadNotices,
} from '../../api/notices/list-notices.ts';
import { NOTICE_KINDS, noticePage, noticeWords } from '../../api/notices/notice-words.ts';
import { Viewer } from '../accounts/viewer.ts';
import { builder } from '../builder.ts';
import { globalId, keyOf } from '../node.ts';
import { PageInfo } from '../page-info.ts';
import { Text } from '../text.ts';
import { attempt, type Result, UserError } from '../user-error.ts';

const NoticeKind = builder.enumType('NoticeKind', {
  description: '通知说的是什么。 What a notice tells of.',
  values: NOTICE_KINDS,
});

const Notice = builder.objectRef<NoticeRow & { toPost: boolean }>('Notice').implement({
  description:
    '通知：告诉一个主体的一件事，不写任何人的姓名。 What a party is told; it names nobody.',
  fields: (t) => ({
    id: t.id({ description: '全局 ID。 Global id.', resolve: ({ id }) => globalId('Notice', id) }),
    kind: t.expose('kind', { type: NoticeKind, description: '种类。 Kind.' }),
    title: t.field({
      type: Text,
      description: '标题。 Title.',
      resolve: (notice) => noticeWords(notice).title,
    }),
    body: t.field({
      type: Text,
      description: '内容。 What it says.',
      resolve: (notice) => noticeWords(notice).body,
    }),
    page: t.string({
      description: '门户里办这件事的页。 Page of the portal where the matter stands.',
      resolve: (notice) => noticePage(notice, notice.toPost),
    }),
    at: t.field({ type: 'DateTime', description: '何时。 When.', resolve: ({ at }) => at }),
    urgent: t.exposeBoolean('urgent', {
      description: '紧急，不等每日汇总。 Not to wait for the digest of the day.',
    }),
    statutory: t.exposeBoolean('statutory', {
      description: '依法应当告知的。 What the law wants the party told.',
    }),
    readAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '本人何时看过；没看过为 null。 When the person read it; null while unread.',
      resolve: ({ readAt }) => readAt,
    }),
  }),
});

const NoticeConnection = builder
  .objectRef<NoticePage & { toPost: boolean; hasPreviousPage: boolean }>('NoticeConnection')
  .implement({
    description: '通知的一页（Relay）。 A page of notices (Relay).',
    fields: (t) => ({
      nodes: t.field({
        type: [Notice],
        description: '各条。 Notices.',
        resolve: ({ entries, toPost }) => entries.map(({ notice }) => ({ ...notice, toPost })),
      }),
      pageInfo: t.field({
        type: PageInfo,
        description: '翻页信息。 About the page.',
        resolve: ({ entries, hasNextPage, hasPreviousPage }) => ({
          hasNextPage,
          hasPreviousPage,
          startCursor: entries[0]?.cursor ?? null,
          endCursor: entries.at(-1)?.cursor ?? null,
        }),
      }),
    }),
  });

builder.objectFields(Viewer, (t) => ({
  notices: t.field({
    type: NoticeConnection,
    description:
      '当前主体的通知，新的在前；密钥看不到。 Notices of the acting party, the newest first; keys see none.',
    args: {
      first: t.arg.int({
        required: true,
        defaultValue: 20,
        description: '条数，1 到 100。 How many, 1 to 100.',
      }),
      after: t.arg.string({ description: '上一页的 endCursor。 endCursor of the page before.' }),
      unread: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: '只看没看过的。 Only unread ones.',
      }),
    },
    resolve: async (viewer, { first, after, unread }, { system }) => ({
      ...(await listNotices(system, viewer, { first, after: after ?? undefined, unread })),
      toPost: viewer.party.post !== null,
      hasPreviousPage: after != null,
    }),
  }),
  unreadNotices: t.int({
    description: '没看过的通知有几条，数到 100 为止。 How many are unread, counted to 100.',
    resolve: (viewer, _args, { system }) => unreadNotices(system, viewer),
  }),
}));

const MarkNoticesReadInput = builder.inputType('MarkNoticesReadInput', {
  description: '标为已看。 Marks notices as read.',
  fields: (t) => ({
    ids: t.idList({ description: '哪些；不写为全部。 Which; all when left out.' }),
  }),
});

const Payload = builder.objectRef<Result<number>>('MarkNoticesReadPayload').implement({
  description: '还剩几条没看，或办不成的原因。 How many are left unread, or the reasons why not.',
  fields: (t) => ({
    unread: t.int({
      nullable: true,
      description: '没看过的，数到 100。 Unread, counted to 100.',
      resolve: ({ result }) => result,
    }),
    errors: t.field({
      type: [UserError],
      description: '原因。 Reasons.',
      resolve: ({ errors }) => errors,
    }),
  }),
});

builder.mutationField('markNoticesRead', (t) =>
  t.field({
    type: Payload,
    description:
      '把当前主体的通知标为本人已看。 Marks notices of the acting party as read by the person.',
    args: { input: t.arg({ type: MarkNoticesReadInput, required: true }) },
    resolve: (_root, { input: { ids } }, { system, viewer }) =>
      attempt(() =>
        markNoticesRead(
          system,
          viewer,
          ids?.map((id) => keyOf('Notice', id, 'ids')),
        ),
      ),
  }),
);
