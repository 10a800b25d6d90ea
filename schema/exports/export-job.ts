import { type ErrorCode, ERRORS } from '../../api/errors.ts';
import {
  type ExportJob as JobShape,
  isOwn,
  ownExport,
} from '../../api/exports/jobs/find-exports.ts';
import { encodingOf, formatOf } from '../../api/exports/jobs/job-wish.ts';
import { type ExportLink, signLink } from '../../api/exports/jobs/sign-link.ts';
import { builder, type Context } from '../builder.ts';
import { openDataset } from '../cases/open-dataset.ts';
import { Dataset } from '../catalogue/dataset.ts';
import { globalId, keyOf, Node, registerNode } from '../node.ts';
import { Text } from '../text.ts';
import { ExportEncodingType, ExportFormatType, ExportJobState } from './vocabulary.ts';

const ExportFailure = builder.objectRef<ErrorCode>('ExportFailure').implement({
  description: '导出失败的原因，见 /build/errors。 Why an export failed.',
  fields: (t) => ({
    code: t.string({ description: '错误代码。 Error code.', resolve: (code) => code }),
    message: t.field({
      type: Text,
      description: '原因。 Reason.',
      resolve: (code) => ERRORS[code].title,
    }),
    hint: t.field({
      type: Text,
      description: '怎么办。 What to do.',
      resolve: (code) => ERRORS[code].todo,
    }),
  }),
});

/** One link for all that an answer says of it. */
const links = new WeakMap<JobShape, ExportLink>();

function linkOf(job: JobShape, { system, viewer }: Context): ExportLink | null {
  // A link needs no credentials: whoever reaches a job by whatever way gets one only for what is his.
  if (job.state !== 'READY' || viewer === undefined || !isOwn(viewer, job)) return null;
  const link = links.get(job) ?? signLink(system, job);
  links.set(job, link);
  return link;
}

export const ExportJob = builder.objectRef<JobShape>('ExportJob').implement({
  interfaces: [Node],
  description:
    '导出：在后台把一个版本的数据做成文件，只有提出的人看得到。 An export that is made apart from the request; only who asked for it sees it.',
  fields: (t) => ({
    id: t.id({
      description: '全局 ID。 Global id.',
      resolve: ({ id }) => globalId('ExportJob', id),
    }),
    dataset: t.field({
      type: Dataset,
      nullable: true,
      description: '数据集；已不再开放则为 null。 The dataset; null once it is no longer open.',
      resolve: ({ datasetId }, _args, context) => openDataset(context, datasetId),
    }),
    release: t.exposeInt('release', {
      description: '版本号，提出时即定。 Release, fixed when it was asked for.',
    }),
    format: t.field({ type: ExportFormatType, description: '格式。 Format.', resolve: formatOf }),
    encoding: t.field({
      type: ExportEncodingType,
      description: '编码。 Encoding.',
      resolve: encodingOf,
    }),
    escapeFormulas: t.exposeBoolean('escapeFormulas', {
      description: '是否把会被当作公式的单元格变成文本。 Whether formulas are made text.',
    }),
    fields: t.exposeStringList('fields', { description: '字段。 Fields.' }),
    where: t.field({
      type: 'JSON',
      nullable: true,
      description:
        '筛选；全部数据、或其中的值已被清除的为 null。 Filter; null for all rows, and once it was purged.',
      resolve: ({ filter }) => filter ?? null,
    }),
    state: t.expose('state', { type: ExportJobState, description: '状态。 State.' }),
    rowsDone: t.exposeInt('rowsDone', {
      description:
        '已写的行数；完成后即文件的行数。 Rows written so far; in the end those of the file.',
    }),
    rowsEstimated: t.exposeInt('rowsEstimated', {
      description:
        '预计至多的行数；取整个版本时准确。 Rows that it will have at most; exact for a whole release.',
    }),
    bytes: t.exposeFloat('bytes', { description: '已写的字节数。 Bytes written so far.' }),
    sha256: t.exposeString('sha256', { nullable: true, description: 'SHA-256。' }),
    sm3: t.exposeString('sm3', { nullable: true, description: 'SM3。' }),
    failure: t.field({
      type: ExportFailure,
      nullable: true,
      description: '失败的原因。 Why it failed.',
      resolve: ({ failure }) =>
        Object.keys(ERRORS).find((code): code is ErrorCode => code === failure) ?? null,
    }),
    requestedAt: t.expose('requestedAt', {
      type: 'DateTime',
      description: '提出时刻。 When it was asked for.',
    }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: '首次开始的时刻。 When it first began.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: '结束的时刻。 When it was over.',
    }),
    keptUntil: t.expose('keptUntil', {
      type: 'DateTime',
      nullable: true,
      description:
        '文件保留到何时；空间不足时，最早的先删。 Until when the file is kept; where room is short, the oldest go first.',
    }),
    downloadUrl: t.string({
      nullable: true,
      description:
        '下载链接：短时有效，不必另带身份，只供提出的人使用；每次取用仍核对准入。可取时才有。 Signed, short-lived link that needs no credentials and is for who asked; each taking passes the gate. Null unless the file is ready.',
      resolve: (job, _args, context) => linkOf(job, context)?.url ?? null,
    }),
    manifestUrl: t.string({
      nullable: true,
      description: '清单的链接，同样短时有效。 Link to its manifest, as short-lived.',
      resolve: (job, _args, context) => linkOf(job, context)?.manifestUrl ?? null,
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '两个链接到何时有效。 Until when the two links are good.',
      resolve: (job, _args, context) => linkOf(job, context)?.expiresAt ?? null,
    }),
  }),
});

registerNode('ExportJob', (key, { system, viewer }) => ownExport(system, viewer, key));

builder.queryField('exportJob', (t) =>
  t.field({
    type: ExportJob,
    nullable: true,
    description:
      '本人以当前名义提出的一次导出；没有或是他人的为 null。 An export of the viewer in the present name; null for others.',
    args: { id: t.arg.id({ required: true, description: '导出的 ID。 Id of the export.' }) },
    resolve: async (_root, { id }, { system, viewer }) =>
      (await ownExport(system, viewer, keyOf('ExportJob', id, 'id'))) ?? null,
  }),
);
