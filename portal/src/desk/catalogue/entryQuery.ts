import { operation } from '../../graphql/client';
import type { Text, UserError } from '../../graphql/contract';
import type { Declaration, Finding } from './declaration';

export type EntryState =
  | 'DRAFT'
  | 'COUNTY_REVIEW'
  | 'BUREAU_REVIEW'
  | 'RETURNED'
  | 'ACCEPTED'
  | 'PUBLISHED'
  | 'WITHDRAWN';
export type EntryMove = 'SUBMIT' | 'GATHER' | 'RETURN' | 'ACCEPT' | 'PUBLISH' | 'WITHDRAW';
export type EntryAction = 'SAVE' | 'REVIEW_SECRECY' | EntryMove;

export interface ElementRemark {
  element: string;
  remark: string;
}

export interface EntryStep {
  action: EntryAction;
  version: number;
  state: EntryState;
  opinion: string | null;
  remarks: ElementRemark[];
  takenBy: string;
  takenAs: string | null;
  takenAt: string;
}

export interface EntryVersion {
  number: number;
  reason: string;
  madeBy: string;
  madeAt: string;
  secrecyReviewedBy: string | null;
  secrecyReviewedAt: string | null;
}

export interface EntryRelease {
  number: number;
  releasedAt: string;
  rowCount: number;
  inserted: number | null;
  changed: number | null;
  deleted: number | null;
  note: string;
  load: string;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
  madeBy: string | null;
  reviewedBy: string | null;
}

/** What a row about an entry shows. */
export interface EntryLine {
  id: string;
  slug: string;
  title: Text;
  department: Text;
  state: EntryState;
  version: number;
  publishedVersion: number | null;
  secrecyReviewedBy: string | null;
  may: EntryAction[];
}

export interface EntryDetail extends EntryLine {
  declaration: Declaration;
  findings: Finding[];
  steps: EntryStep[];
  versions: EntryVersion[];
}

export const ENTRY_LINE =
  'id slug title { zh } department { zh } state version publishedVersion secrecyReviewedBy may';

/** All that a page about one entry shows of it. */
export const DETAIL = `${ENTRY_LINE} declaration findings { element severity message { zh } }
  steps { action version state opinion remarks takenBy takenAs takenAt }
  versions { number reason madeBy madeAt secrecyReviewedBy secrecyReviewedAt }`;

export const entryQuery = operation<{ catalogueEntry: EntryDetail | null }, { slug: string }>(
  `query Entry($slug: String!) { catalogueEntry(slug: $slug) { ${DETAIL} } }`,
);

export const entryReleasesQuery = operation<
  { catalogueEntry: (EntryDetail & { releases: EntryRelease[] }) | null },
  { slug: string }
>(
  `query EntryReleases($slug: String!) { catalogueEntry(slug: $slug) { ${DETAIL}
    releases { number releasedAt rowCount inserted changed deleted note load withdrawnAt withdrawnReason madeBy reviewedBy } } }`,
);

export interface SaveInput {
  id?: string;
  basedOn?: number;
  declaration: Declaration;
  reason: string;
}

interface Saved {
  result: { entries: EntryLine[]; errors: UserError[] };
}

const RESULT = `{ entries { ${ENTRY_LINE} } errors { code message { zh en } path } }`;

export const saveMutation = operation<Saved, { input: SaveInput }>(
  `mutation SaveEntry($input: SaveEntryInput!) { result: saveEntry(input: $input) ${RESULT} }`,
);

export const reviewMutation = operation<Saved, { input: { id: string; opinion: string } }>(
  `mutation ReviewSecrecy($input: ReviewSecrecyInput!) { result: reviewSecrecy(input: $input) ${RESULT} }`,
);

export interface MoveInput {
  move: EntryMove;
  ids: string[];
  opinion?: string;
  remarks?: ElementRemark[];
  replacedBy?: string;
}

export const moveMutation = operation<Saved, { input: MoveInput }>(
  `mutation MoveEntries($input: MoveEntriesInput!) { result: moveEntries(input: $input) ${RESULT} }`,
);
