import 'graphiql/setup-workers/webpack';
import 'graphiql/style.css';
import type { Fetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import type { ReactNode } from 'react';
import './explorer.css';

const FIRST = `# 目录不用登录就能问；数据行用您登录的身份读取。
# The catalogue answers anyone; rows are read as whoever is signed in.
{
  catalogue(search: "空气", first: 3) {
    totalCount
    nodes {
      slug
      title { zh en }
      access { state readableFields }
    }
  }
}
`;

/** The endpoint of this very site, in the name of the session. */
const ask: Fetcher = async (question) => {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(question),
  });
  return response.json();
};

export default function Explorer({ dark }: { dark: boolean }): ReactNode {
  return (
    <GraphiQL
      fetcher={ask}
      defaultQuery={FIRST}
      plugins={[HISTORY_PLUGIN]}
      forcedTheme={dark ? 'dark' : 'light'}
      isHeadersEditorEnabled={false}
      className="explorer"
    >
      <GraphiQL.Logo> </GraphiQL.Logo>
    </GraphiQL>
  );
}
