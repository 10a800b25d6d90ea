import { operation } from '../graphql/client';
import type { PageInfo, Text, UserError, Value } from '../graphql/contract';

export type ExportState = 'REQUESTED' | 'RUNNING' | 'READY' | 'FAILED' | 'CANCELLED' | 'EXPIRED';

export interface ExportJob {
  id: string;
  dataset: { slug: string; title: Text } | null;
  release: number;
  format: string;
  encoding: string;
  where: Value;
  state: ExportState;
  rowsDone: number;
  rowsEstimated: number;
  bytes: number;
  failure: { code: string; message: Text; hint: Text } | null;
  requestedAt: string;
  keptUntil: string | null;
}

const JOB = `id dataset { slug title { zh en } } release format encoding where state rowsDone rowsEstimated bytes
  failure { code message { zh en } hint { zh en } } requestedAt keptUntil`;

const ERRORS = 'errors { code message { zh en } path }';

export interface ExportWish {
  dataset: string;
  release: number;
  format: string;
  encoding: string;
  where: Value;
}

interface JobResult {
  exportJob: ExportJob | null;
  errors: UserError[];
}

export const requestExportMutation = operation<{ result: JobResult }, { input: ExportWish }>(
  `mutation RequestExport($input: RequestExportInput!) { result: requestExport(input: $input) { exportJob { ${JOB} } ${ERRORS} } }`,
);

export const cancelExportMutation = operation<{ result: JobResult }, { id: string }>(
  `mutation CancelExport($id: ID!) { result: cancelExport(input: { id: $id }) { exportJob { ${JOB} } ${ERRORS} } }`,
);

export const exportQuery = operation<{ exportJob: ExportJob | null }, { id: string }>(
  `query Export($id: ID!) { exportJob(id: $id) { ${JOB} } }`,
);

/** A link is asked for when it is followed: it is short-lived, and a page may stand open for long. */
export const linkQuery = operation<
  {
    exportJob: {
      downloadUrl: string | null;
      manifestUrl: string | null;
      expiresAt: string | null;
    } | null;
  },
  { id: string }
>('query ExportLink($id: ID!) { exportJob(id: $id) { downloadUrl manifestUrl expiresAt } }');

export const exportsQuery = operation<
  {
    viewer: { exports: { nodes: ExportJob[]; totalCount: number; pageInfo: PageInfo } } | null;
  },
  { after: string | null }
>(
  `query Exports($after: String) { viewer { exports(first: 10, after: $after) { nodes { ${JOB} } totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
);

export const isOpen = ({ state }: Pick<ExportJob, 'state'>): boolean =>
  state === 'REQUESTED' || state === 'RUNNING';
