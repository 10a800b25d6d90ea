import { operation } from '../graphql/client';
import type { PageInfo, Text, UserError } from '../graphql/contract';

export interface NoticeLine {
  id: string;
  title: Text;
  body: Text;
  page: string;
  at: string;
  urgent: boolean;
  readAt: string | null;
}

export const noticesQuery = operation<
  {
    viewer: {
      unreadNotices: number;
      notices: { nodes: NoticeLine[]; pageInfo: Pick<PageInfo, 'hasNextPage' | 'endCursor'> };
    } | null;
  },
  { unread: boolean; after: string | null }
>(
  `query Notices($unread: Boolean!, $after: String) { viewer { unreadNotices
    notices(first: 20, unread: $unread, after: $after) { pageInfo { hasNextPage endCursor }
      nodes { id title { zh en } body { zh en } page at urgent readAt } } } }`,
);

export const markReadMutation = operation<
  { result: { unread: number | null; errors: UserError[] } },
  { ids: string[] | null }
>(
  `mutation MarkNoticesRead($ids: [ID!]) { result: markNoticesRead(input: { ids: $ids }) {
    unread errors { code message { zh en } path } } }`,
);

/** The bell shows this much at most; the endpoint counts to 100. */
export const countWord = (unread: number): string => (unread >= 100 ? '99+' : String(unread));
