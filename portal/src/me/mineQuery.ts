import { CASE_LINE } from '../components/cases/caseQuery';
import { operation } from '../graphql/client';
import type { CaseLine, GrantLine, UserError } from '../graphql/contract';

export interface Key {
  id: string;
  name: string;
  prefix: string;
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
  party: { name: string };
}

export const mineQuery = operation<{
  viewer: { cases: CaseLine[]; grants: GrantLine[]; apiKeys: Key[] } | null;
}>(
  `query Mine { viewer { cases { ${CASE_LINE} }
    grants { id until state withdrawnReason fields { name title { zh en } } dataset { slug title { zh en } } }
    apiKeys { id name prefix createdAt expiresAt revokedAt party { name } } } }`,
);

export const createKeyMutation = operation<
  { result: { secret: string | null; errors: UserError[] } },
  { name: string }
>(
  'mutation CreateKey($name: String!) { result: createApiKey(input: { name: $name }) { secret errors { code message { zh en } path } } }',
);

export const revokeKeyMutation = operation<{ result: { errors: UserError[] } }, { id: string }>(
  'mutation RevokeKey($id: ID!) { result: revokeApiKey(input: { id: $id }) { errors { code message { zh en } path } } }',
);
