import { operation } from '../../graphql/client';
import type { Text, UserError } from '../../graphql/contract';
import type { Difference } from '../catalogue/Beside';
import type { Finding } from '../catalogue/declaration';
import { ENTRY_LINE, type EntryLine } from '../catalogue/entryQuery';

export type BatchState = 'SAMPLING' | 'ACCEPTED' | 'ELEMENTWISE';

/** What a row about a batch shows. */
export interface BatchLine {
  id: string;
  number: number;
  state: BatchState;
  clean: number;
  sampleSize: number;
  openedBy: string;
  openedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
}

export interface Look {
  sound: boolean;
  remark: string;
  lookedBy: string;
  lookedAt: string;
}

/** An entry in its batch, as the list of the batch shows it. */
export interface Member {
  entry: EntryLine;
  version: number;
  clean: boolean;
  sampled: boolean;
  findings: Pick<Finding, 'severity'>[];
  duplicates: { score: number }[];
  elements: { element: string; looks: Pick<Look, 'sound'>[] }[];
}

export interface Duplicate {
  score: number;
  sharedFields: string[];
  version: number;
  entry: { slug: string; title: Text; department: Text } | null;
  besides: Difference[];
}

/** An entry in its batch, with all that there is to look at. */
export interface MemberDetail extends Member {
  findings: Finding[];
  duplicates: Duplicate[];
  elements: { element: string; value: unknown; looks: Look[] }[];
}

const BATCH = 'id number state clean sampleSize openedBy openedAt decidedBy decidedAt';
const MEMBER = `entry { ${ENTRY_LINE} } version clean sampled`;
const ERRORS = 'errors { code message { zh en } path }';

export const batchesQuery = operation<{
  viewer: { desk: { reviewBatches: BatchLine[]; entriesWithoutBatch: EntryLine[] } | null } | null;
}>(
  `query Batches { viewer { desk { reviewBatches { ${BATCH} } entriesWithoutBatch { ${ENTRY_LINE} } } } }`,
);

export const batchQuery = operation<
  { reviewBatch: (BatchLine & { entries: Member[] }) | null },
  { id: string }
>(
  `query Batch($id: ID!) { reviewBatch(id: $id) { ${BATCH} entries { ${MEMBER} findings { severity }
    duplicates { score } elements { element looks { sound } } } } }`,
);

export const memberQuery = operation<
  { reviewBatch: { entries: MemberDetail[] } | null },
  { id: string; slug: string }
>(
  `query BatchMember($id: ID!, $slug: String!) { reviewBatch(id: $id) { entries(slug: $slug) { ${MEMBER}
    findings { element severity message { zh } }
    duplicates { score sharedFields version entry { slug title { zh } department { zh } } besides { element before after } }
    elements { element value looks { sound remark lookedBy lookedAt } } } } }`,
);

export interface BatchResult {
  batch: { id: string; state: BatchState } | null;
  errors: UserError[];
}

const RESULT = `{ batch { id state } ${ERRORS} }`;

export const openMutation = operation<{ result: BatchResult }, { input: { entries?: string[] } }>(
  `mutation OpenBatch($input: OpenReviewBatchInput!) { result: openReviewBatch(input: $input) ${RESULT} }`,
);

export interface LookInput {
  element: string;
  sound: boolean;
  remark?: string;
}

export const lookMutation = operation<
  { result: BatchResult },
  { input: { batch: string; entry: string; looks: LookInput[] } }
>(
  `mutation LookAt($input: LookAtElementsInput!) { result: lookAtElements(input: $input) ${RESULT} }`,
);

export const acceptMutation = operation<{ result: BatchResult }, { input: { id: string } }>(
  `mutation AcceptBatch($input: AcceptReviewBatchInput!) { result: acceptReviewBatch(input: $input) ${RESULT} }`,
);
