import { type ExportPage, listExports } from '../../api/exports/jobs/find-exports.ts';
import { Viewer } from '../accounts/viewer.ts';
import { builder } from '../builder.ts';
import { PageInfo } from '../page-info.ts';
import { ExportJob } from './export-job.ts';

type Page = ExportPage & { hasPreviousPage: boolean };

const ExportJobEdge = builder.objectRef<Page['entries'][number]>('ExportJobEdge').implement({
  description: '一次导出及其游标（Relay）。 An export with its cursor (Relay).',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: '游标。 Cursor.' }),
    node: t.field({
      type: ExportJob,
      description: '导出。 The export.',
      resolve: ({ job }) => job,
    }),
  }),
});

const ExportJobConnection = builder.objectRef<Page>('ExportJobConnection').implement({
  description: '导出的一页（Relay）。 A page of exports (Relay).',
  fields: (t) => ({
    edges: t.field({
      type: [ExportJobEdge],
      description: '各次导出。 Exports.',
      resolve: ({ entries }) => entries,
    }),
    nodes: t.field({
      type: [ExportJob],
      description: '各次导出。 Exports.',
      resolve: ({ entries }) => entries.map(({ job }) => job),
    }),
    pageInfo: t.field({
      type: PageInfo,
      description: '翻页信息。 About the page.',
      resolve: ({ entries, hasNextPage, hasPreviousPage }) => ({
        hasNextPage,
        hasPreviousPage,
        startCursor: entries[0]?.cursor ?? null,
        endCursor: entries.at(-1)?.cursor ?? null,
      }),
    }),
    totalCount: t.int({
      description: '全部次数。 All of them.',
      resolve: (page) => page.totalCount(),
    }),
  }),
});

builder.objectField(Viewer, 'exports', (t) =>
  t.field({
    type: ExportJobConnection,
    description:
      '本人以当前名义提出的导出，新的在前。 Exports that the person asked for in the present name, the newest first.',
    args: {
      first: t.arg.int({
        required: true,
        defaultValue: 20,
        description: '条数，1 到 100。 How many, 1 to 100.',
      }),
      after: t.arg.string({ description: '上一页的 endCursor。 endCursor of the page before.' }),
    },
    resolve: async (viewer, { first, after }, { system }) => ({
      ...(await listExports(system, viewer, { first, after: after ?? undefined })),
      hasPreviousPage: after != null,
    }),
  }),
);
