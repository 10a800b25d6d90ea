import { operation } from '../../graphql/client';
import type { Text, UserError } from '../../graphql/contract';
import type { Declaration } from '../catalogue/declaration';
import { DETAIL, ENTRY_LINE, type EntryDetail, type EntryLine } from '../catalogue/entryQuery';

export type SecrecyState = 'LOOKING' | 'CONFIRMED' | 'SINGLY';

/** What a row about a batch shows. */
export interface SecrecyLine {
  id: string;
  number: number;
  state: SecrecyState;
  plain: number;
  sampleSize: number;
  opinion: string | null;
  openedBy: string;
  openedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
}

export interface SecrecyLook {
  sound: boolean;
  remark: string;
  lookedBy: string;
  lookedAt: string;
}

/** An entry in its batch, with what was decided of each of its columns. */
export interface SecrecyMember {
  entry: EntryLine;
  version: number;
  declaration: Declaration;
  reasons: Text[];
  sampled: boolean;
  mustBeSeen: boolean;
  left: boolean;
  looks: SecrecyLook[];
}

export type SecrecyDetail = SecrecyMember & { entry: EntryDetail };

const BATCH = 'id number state plain sampleSize opinion openedBy openedAt decidedBy decidedAt';
const MEMBER = `version declaration reasons { zh } sampled mustBeSeen left
  looks { sound remark lookedBy lookedAt }`;
const RESULT = '{ batch { id state } errors { code message { zh en } path } }';

export const secrecyBatchesQuery = operation<{
  viewer: { desk: { secrecyBatches: SecrecyLine[]; entriesForSecrecy: EntryLine[] } | null } | null;
}>(
  `query SecrecyBatches { viewer { desk { secrecyBatches { ${BATCH} } entriesForSecrecy { ${ENTRY_LINE} } } } }`,
);

export const secrecyBatchQuery = operation<
  { secrecyBatch: (SecrecyLine & { entries: SecrecyMember[] }) | null },
  { id: string }
>(
  `query SecrecyBatch($id: ID!) { secrecyBatch(id: $id) { ${BATCH} entries { entry { ${ENTRY_LINE} } ${MEMBER} } } }`,
);

export const secrecyMemberQuery = operation<
  { secrecyBatch: { entries: SecrecyDetail[] } | null },
  { id: string; slug: string }
>(
  `query SecrecyMember($id: ID!, $slug: String!) { secrecyBatch(id: $id) { entries(slug: $slug) { entry { ${DETAIL} } ${MEMBER} } } }`,
);

export interface SecrecyResult {
  batch: { id: string; state: SecrecyState } | null;
  errors: UserError[];
}

export const openSecrecyMutation = operation<{ result: SecrecyResult }>(
  `mutation OpenSecrecyBatch { result: openSecrecyBatch ${RESULT} }`,
);

export const lookSecrecyMutation = operation<
  { result: SecrecyResult },
  { input: { batch: string; entry: string; sound: boolean; remark: string } }
>(
  `mutation LookAtSecrecy($input: LookAtSecrecyInput!) { result: lookAtSecrecy(input: $input) ${RESULT} }`,
);

export const confirmSecrecyMutation = operation<
  { result: SecrecyResult },
  { input: { id: string; opinion: string } }
>(
  `mutation ConfirmSecrecyBatch($input: ConfirmSecrecyBatchInput!) { result: confirmSecrecyBatch(input: $input) ${RESULT} }`,
);

export const endSecrecyMutation = operation<{ result: SecrecyResult }, { input: { id: string } }>(
  `mutation EndSecrecyBatch($input: EndSecrecyBatchInput!) { result: endSecrecyBatch(input: $input) ${RESULT} }`,
);
