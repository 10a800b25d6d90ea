import {
  ACCESS_STATES,
  type DatasetAccess as AccessShape,
  datasetAccess,
} from '../../api/catalogue/dataset-access.ts';
import { builder } from '../builder.ts';
import { Dataset } from '../catalogue/dataset.ts';
import { AccessApplication } from './access-application.ts';
import { Grant } from './grant.ts';

const AccessState = builder.enumType('AccessState', {
  description:
    '当前身份能不能用、下一步做什么。 Whether the viewer may have it, and the next step.',
  values: ACCESS_STATES,
});

const DatasetAccess = builder.objectRef<AccessShape>('DatasetAccess').implement({
  description: '你能用吗。 Whether I may have it.',
  fields: (t) => ({
    state: t.expose('state', { type: AccessState, description: '状态。 State.' }),
    readableFields: t.exposeStringList('readableFields', {
      description: '现在可读的字段。 Fields readable now.',
    }),
    application: t.field({
      type: AccessApplication,
      nullable: true,
      description: '在办申请。 The running application.',
      resolve: (a) => a.application,
    }),
    grant: t.field({
      type: Grant,
      nullable: true,
      description: '最近的授权。 The latest grant.',
      resolve: (a) => a.grant,
    }),
  }),
});

builder.objectField(Dataset, 'access', (t) =>
  t.field({
    type: DatasetAccess,
    description: '你能用吗，下一步做什么。 Whether I may have it, and what to do next.',
    resolve: (entry, _args, { system, viewer }) => datasetAccess(system, viewer, entry),
  }),
);
