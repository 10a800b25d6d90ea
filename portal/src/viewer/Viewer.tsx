import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import { operation, send } from '../graphql/client';
import type { Assurance, Party, Post, UserError } from '../graphql/contract';
import { useQuery } from '../graphql/useQuery';

export interface Viewer {
  displayName: string;
  assurance: Assurance;
  actingAs: Party;
  parties: Party[];
  desk: { post: Post } | null;
  /** Counted to 100. */
  unreadNotices: number;
}

interface ViewerSession {
  /** `undefined` until the endpoint has said who it is. */
  viewer: Viewer | null | undefined;
  signIn: () => void;
  signOut: () => Promise<void>;
  actAs: (party: string) => Promise<UserError[]>;
}

const party = 'id kind name post department { code name { zh en } }';
const viewerQuery = operation<{ viewer: Viewer | null }>(
  `query Viewer { viewer { displayName assurance actingAs { ${party} } parties { ${party} } desk { post } unreadNotices } }`,
);
const actAsMutation = operation<{ actAs: { errors: UserError[] } }, { party: string }>(
  'mutation ActAs($party: ID!) { actAs(input: { party: $party }) { errors { code message { zh en } path } } }',
);

const Context = createContext<ViewerSession | undefined>(undefined);
const nothing = {};

export function ViewerProvider({ children }: { children: ReactNode }): ReactNode {
  const query = useQuery(viewerQuery, nothing);
  const viewer = query.status === 'loading' ? query.data?.viewer : (query.data?.viewer ?? null);

  const signIn = useCallback(() => {
    const here = window.location.pathname + window.location.search;
    window.location.assign(`/auth/login?return=${encodeURIComponent(here)}`);
  }, []);
  const signOut = useCallback(async () => {
    await fetch('/auth/logout', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    window.location.reload();
  }, []);
  const actAs = useCallback(async (id: string) => {
    const { actAs: result } = await send(actAsMutation, { party: id });
    // Everything on the page depends on who acts: begin it anew.
    if (result.errors.length === 0) window.location.reload();
    return result.errors;
  }, []);

  const session = useMemo(
    () => ({ viewer, signIn, signOut, actAs }),
    [viewer, signIn, signOut, actAs],
  );
  return <Context value={session}>{children}</Context>;
}

export function useViewer(): ViewerSession {
  const session = useContext(Context);
  if (!session) throw new Error('useViewer needs the ViewerProvider of Root.');
  return session;
}
