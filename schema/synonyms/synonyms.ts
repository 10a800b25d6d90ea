import {
  MOST_SYNONYMS,
  saveSynonyms,
  type SynonymGroup as Group,
  synonymGroups,
} from '../../api/synonyms/save-synonyms.ts';
import { builder } from '../builder.ts';
import { payload } from '../payload.ts';
import { attempt } from '../user-error.ts';

const SynonymGroup = builder.objectRef<Group>('SynonymGroup').implement({
  description: '检索用的一组同义词。 A group of synonyms of the search.',
  fields: (t) => ({
    group: t.exposeInt('group', { description: '组号，修改时用。 Number, to change it by.' }),
    words: t.exposeStringList('words', { description: '同义的词。 The words.' }),
  }),
});

const SaveSynonymsInput = builder.inputType('SaveSynonymsInput', {
  description: '新增、修改或去掉一组同义词。 Adds, changes or takes away a group of synonyms.',
  fields: (t) => ({
    group: t.int({ description: '组号；新增不填。 Number; left out for a new group.' }),
    words: t.stringList({
      required: true,
      description: `两个词以上，最多 ${MOST_SYNONYMS} 个；空的去掉这组。 Two words or more, ${MOST_SYNONYMS} at most; none take the group away.`,
    }),
    basedOn: t.stringList({
      description:
        '编辑时所见的词；他人已改则拒绝。 The words seen when editing; refused when changed.',
    }),
  }),
});

const SynonymsPayload = payload<Group[]>(
  'SynonymsPayload',
  '改好的一组，或办不成的原因。 The group, or the reasons why not.',
  (t) => ({
    group: t.field({
      type: SynonymGroup,
      nullable: true,
      description: '改后的组；去掉了为 null。 The group; null when taken away.',
      resolve: ({ result }) => result?.[0] ?? null,
    }),
  }),
);

builder.queryField('synonymGroups', (t) =>
  t.field({
    type: [SynonymGroup],
    description: '同义词表及组号。 The synonyms of the search with their numbers.',
    resolve: (_root, _args, { system }) => synonymGroups(system),
  }),
);

builder.mutationField('saveSynonyms', (t) =>
  t.field({
    type: SynonymsPayload,
    description:
      '大数据局维护同义词，下一次检索即用。 The Bureau keeps the synonyms; the next search goes by them.',
    args: { input: t.arg({ type: SaveSynonymsInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () =>
        saveSynonyms(system, viewer, {
          group: input.group ?? undefined,
          words: input.words,
          basedOn: input.basedOn ?? undefined,
        }),
      ),
  }),
);
