import { actAs } from '../../api/accounts/act-as.ts';
import { API_KEY_MAX_DAYS, createApiKey } from '../../api/accounts/create-api-key.ts';
import { revokeApiKey } from '../../api/accounts/revoke-api-key.ts';
import type { Viewer as ViewerShape } from '../../api/accounts/viewer.ts';
import type { ApiKeyRow } from '../../api/accounts/viewer-facts.ts';
import { builder } from '../builder.ts';
import { keyOf } from '../node.ts';
import { payload } from '../payload.ts';
import { attempt } from '../user-error.ts';
import { ApiKey } from './api-key.ts';
import { Viewer } from './viewer.ts';

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: '新密钥。 A new key.',
  fields: (t) => ({
    name: t.string({ required: true, description: '名称，便于辨认。 A name to know it by.' }),
    expiresInDays: t.int({
      required: true,
      defaultValue: 90,
      description: `有效天数，1 到 ${API_KEY_MAX_DAYS}。 Days, 1 to ${API_KEY_MAX_DAYS}.`,
    }),
    deliveries: t.boolean({
      required: true,
      defaultValue: false,
      description:
        '部门报送数据用，而非读取（M18）。 For a department to send data, instead of reading rows.',
    }),
  }),
});

const RevokeApiKeyInput = builder.inputType('RevokeApiKeyInput', {
  description: '吊销密钥。 Ends a key.',
  fields: (t) => ({ id: t.id({ required: true, description: '密钥的 ID。 Id of the key.' }) }),
});

const ActAsInput = builder.inputType('ActAsInput', {
  description: '换一个名义。 Acts for another party.',
  fields: (t) => ({ party: t.id({ required: true, description: '主体的 ID。 Id of the party.' }) }),
});

const CreateApiKeyPayload = payload<{ apiKey: ApiKeyRow; secret: string }>(
  'CreateApiKeyPayload',
  '新密钥及其全文。 The new key with its text.',
  (t) => ({
    apiKey: t.field({
      type: ApiKey,
      nullable: true,
      description: '密钥。 The key.',
      resolve: ({ result }) => result?.apiKey,
    }),
    secret: t.string({
      nullable: true,
      description: '密钥全文，只显示这一次。 Its text, shown this once.',
      resolve: ({ result }) => result?.secret,
    }),
  }),
);

const ApiKeyPayload = payload<ApiKeyRow>('ApiKeyPayload', '密钥。 The key.', (t) => ({
  apiKey: t.field({
    type: ApiKey,
    nullable: true,
    description: '密钥。 The key.',
    resolve: ({ result }) => result,
  }),
}));

const ViewerPayload = payload<ViewerShape>('ViewerPayload', '当前身份。 Who asks.', (t) => ({
  viewer: t.field({
    type: Viewer,
    nullable: true,
    description: '当前身份。 Who asks.',
    resolve: ({ result }) => result,
  }),
}));

builder.mutationFields((t) => ({
  createApiKey: t.field({
    type: CreateApiKeyPayload,
    description: '为当前主体生成密钥。 Makes a key for the acting party.',
    args: { input: t.arg({ type: CreateApiKeyInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(() => createApiKey(system, viewer, input)),
  }),
  revokeApiKey: t.field({
    type: ApiKeyPayload,
    description: '吊销密钥，即刻生效。 Ends a key at once.',
    args: { input: t.arg({ type: RevokeApiKeyInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () => revokeApiKey(system, viewer, keyOf('ApiKey', input.id, 'id'))),
  }),
  actAs: t.field({
    type: ViewerPayload,
    description: '从现在起以另一主体的名义行事。 Acts for another party from now on.',
    args: { input: t.arg({ type: ActAsInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () => actAs(system, viewer, keyOf('Party', input.party, 'party'))),
  }),
}));
