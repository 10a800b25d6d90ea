import { operation } from '../../graphql/client';
import type { UserError } from '../../graphql/contract';

export interface SynonymGroup {
  group: number;
  words: string[];
}

export const synonymsQuery = operation<{ synonymGroups: SynonymGroup[] }>(
  'query Synonyms { synonymGroups { group words } }',
);

export const saveSynonymsMutation = operation<
  { result: { group: SynonymGroup | null; errors: UserError[] } },
  { input: { group?: number; words: string[]; basedOn?: string[] } }
>(
  'mutation SaveSynonyms($input: SaveSynonymsInput!) { result: saveSynonyms(input: $input) { group { group words } errors { code message { zh en } path } } }',
);
