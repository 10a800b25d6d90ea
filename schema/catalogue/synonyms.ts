import { searchSynonyms } from '../../api/catalogue/search-catalogue.ts';
import { builder } from '../builder.ts';

export const SynonymUse = builder
  .objectRef<{ word: string; others: readonly string[] }>('SynonymUse')
  .implement({
    description: '一个词和与它同义的词。 A word and the words that stand in for it.',
    fields: (t) => ({
      word: t.exposeString('word', { description: '检索用的词。 The word as typed.' }),
      others: t.stringList({
        description: '同义词。 Its synonyms.',
        resolve: ({ others }) => [...others],
      }),
    }),
  });

builder.queryField('searchSynonyms', (t) =>
  t.field({
    type: t.listRef(['String']),
    description:
      '检索用的同义词表，每组同义。 The synonyms of the search, a group for one thing each.',
    resolve: (_root, _args, { system }) => searchSynonyms(system),
  }),
);
