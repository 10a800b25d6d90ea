import { type CatalogueEntry, datasetBySlug } from '../../api/catalogue/entry.ts';
import { withdrawRelease } from '../../api/releases/withdraw-release.ts';
import { builder } from '../builder.ts';
import { Dataset } from '../catalogue/dataset.ts';
import { payload } from '../payload.ts';
import { attempt } from '../user-error.ts';

const WithdrawReleaseInput = builder.inputType('WithdrawReleaseInput', {
  description: '收回一个版本；其前一版本随即生效。 Takes a release back; the one before it serves.',
  fields: (t) => ({
    dataset: t.string({ required: true, description: '数据集的名字。 Slug of the dataset.' }),
    release: t.int({ required: true, description: '版本号。 Number of the release.' }),
    reason: t.string({ required: true, description: '理由。 Why.' }),
  }),
});

const ReleasePayload = payload<CatalogueEntry | undefined>(
  'ReleasePayload',
  '办成后的数据集，或办不成的原因。 The dataset, or the reasons why not.',
  (t) => ({
    dataset: t.field({
      type: Dataset,
      nullable: true,
      description: '数据集。 The dataset.',
      resolve: ({ result }) => result ?? null,
    }),
  }),
);

builder.mutationField('withdrawRelease', (t) =>
  t.field({
    type: ReleasePayload,
    description: '提供部门收回一个版本。 The provider takes a release back.',
    args: { input: t.arg({ type: WithdrawReleaseInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () => datasetBySlug(system, await withdrawRelease(system, viewer, input))),
  }),
);
