import { type ApiKeyRow, partyById } from '../../api/accounts/viewer-facts.ts';
import { Refusal } from '../../api/errors.ts';
import { builder } from '../builder.ts';
import { globalId } from '../node.ts';
import { Party } from './party.ts';

export const ApiKey = builder.objectRef<ApiKeyRow>('ApiKey').implement({
  description: '程序用的密钥；全文只在生成时显示一次。 A key for programs; its text is shown once.',
  fields: (t) => ({
    id: t.id({ description: '全局 ID。 Global id.', resolve: ({ id }) => globalId('ApiKey', id) }),
    name: t.exposeString('name', { description: '名称。 Name.' }),
    prefix: t.exposeString('prefix', { description: '开头几位。 First characters.' }),
    scopes: t.exposeStringList('scopes', { description: '权限。 Scopes.' }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: '生成时刻。 When it was made.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: '到期时刻。 When it expires.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: '吊销时刻。 When it was revoked.',
    }),
    party: t.field({
      type: Party,
      description: '所属主体。 The party it acts for.',
      resolve: async ({ partyId }, _args, { system }) => {
        const party = await partyById(system, partyId);
        if (party === undefined) throw new Refusal('NOT_FOUND');
        return party;
      },
    }),
  }),
});
