import { cancelExport } from '../../api/exports/jobs/cancel-export.ts';
import type { ExportJob as JobShape } from '../../api/exports/jobs/find-exports.ts';
import { requestExport } from '../../api/exports/jobs/request-export.ts';
import { builder } from '../builder.ts';
import { keyOf } from '../node.ts';
import { AS_OF } from '../records/as-of.ts';
import { attempt, type Result, UserError } from '../user-error.ts';
import { ExportJob } from './export-job.ts';
import { ExportEncodingType, ExportFormatType } from './vocabulary.ts';

const RequestExportInput = builder.inputType('RequestExportInput', {
  description: '要导出什么。 What to export.',
  fields: (t) => ({
    dataset: t.string({ required: true, description: '数据集的标识。 Slug of the dataset.' }),
    format: t.field({ type: ExportFormatType, required: true, description: '格式。 Format.' }),
    release: t.int({
      description: '版本号；不写为当前版本。 Release; the newest when left out.',
    }),
    asOf: t.string({ description: AS_OF }),
    fields: t.stringList({
      description: '字段；不写为全部可用字段。 Fields; all that are free or granted when left out.',
    }),
    where: t.field({
      type: 'JSON',
      description: '筛选，同 records；不写为全部。 Filter, as in records; all when left out.',
    }),
    encoding: t.field({
      type: ExportEncodingType,
      required: true,
      defaultValue: 'utf-8',
      description: '编码，仅 CSV。 Encoding, of CSV only.',
    }),
    escapeFormulas: t.boolean({
      required: true,
      defaultValue: false,
      description:
        '把会被当作公式的单元格变成文本，仅 CSV。 Makes text of cells that would be formulas, in CSV.',
    }),
  }),
});

const CancelExportInput = builder.inputType('CancelExportInput', {
  description: '不再要的导出。 An export that is no longer wanted.',
  fields: (t) => ({ id: t.id({ required: true, description: '导出的 ID。 Id of the export.' }) }),
});

const ExportJobPayload = builder.objectRef<Result<JobShape>>('ExportJobPayload').implement({
  description: '导出。 The export.',
  fields: (t) => ({
    exportJob: t.field({
      type: ExportJob,
      nullable: true,
      description: '导出。 The export.',
      resolve: ({ result }) => result,
    }),
    errors: t.field({
      type: [UserError],
      description: '原因。 Reasons.',
      resolve: ({ errors }) => errors,
    }),
  }),
});

builder.mutationFields((t) => ({
  requestExport: t.field({
    type: ExportJobPayload,
    description:
      '提出导出，在后台做成文件；取用密钥也可以。同一人同时至多 apiLimits.openExports 次。 Asks for an export that is made apart from the request; keys may too.',
    args: { input: t.arg({ type: RequestExportInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(() =>
        requestExport(system, viewer, {
          ...input,
          release: input.release ?? undefined,
          asOf: input.asOf ?? undefined,
          fields: input.fields ?? undefined,
        }),
      ),
  }),
  cancelExport: t.field({
    type: ExportJobPayload,
    description:
      '取消导出：正在进行的几秒内停止，已做成的文件删除。 Cancels an export: one that runs stops within seconds, a file that is ready is deleted.',
    args: { input: t.arg({ type: CancelExportInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () => cancelExport(system, viewer, keyOf('ExportJob', input.id, 'id'))),
  }),
}));
