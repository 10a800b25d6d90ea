import type { GrantRow } from '../../api/accounts/viewer-facts.ts';
import { GRANT_STATES, grantState } from '../../api/grants/grant-state.ts';
import { builder } from '../builder.ts';
import { Dataset, fieldsOf } from '../catalogue/dataset.ts';
import { Field } from '../catalogue/field.ts';
import { openDataset } from './open-dataset.ts';
import { globalId } from '../node.ts';

const GrantState = builder.enumType('GrantState', {
  description: '授权的状态。 State of a grant.',
  values: GRANT_STATES,
});

export const Grant = builder.objectRef<GrantRow>('Grant').implement({
  description:
    '授权：哪些字段、到何时，每次读取都按此执行（M33）。 Which fields, until when; enforced at every read.',
  fields: (t) => ({
    id: t.id({ description: '全局 ID。 Global id.', resolve: ({ id }) => globalId('Grant', id) }),
    dataset: t.field({
      type: Dataset,
      nullable: true,
      description: '数据集；已不再开放则为 null。 The dataset; null once it is no longer open.',
      resolve: ({ datasetId }, _args, context) => openDataset(context, datasetId),
    }),
    fields: t.field({
      type: [Field],
      description: '授权的字段。 Granted fields.',
      resolve: async (grant, _args, context) => {
        const entry = await openDataset(context, grant.datasetId);
        return entry === null ? [] : fieldsOf(entry, grant.fields);
      },
    }),
    from: t.expose('fromAt', { type: 'DateTime', description: '自何时。 From.' }),
    until: t.expose('until', { type: 'Date', description: '至何日，当日有效。 Last day.' }),
    state: t.field({
      type: GrantState,
      description: '状态。 State.',
      resolve: (grant, _args, { system }) => grantState(grant, system.clock()),
    }),
    withdrawnReason: t.exposeString('withdrawnReason', {
      nullable: true,
      description: '收回的理由。 Why it was withdrawn.',
    }),
  }),
});
