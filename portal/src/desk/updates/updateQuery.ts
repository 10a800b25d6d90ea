import { DEADLINE } from '../../components/cases/caseQuery';
import { operation } from '../../graphql/client';
import type { Deadline, Text, UserError } from '../../graphql/contract';
import type { EntryState } from '../catalogue/entryQuery';

export type UpdateGround = 'LAW' | 'DUTY';
export type UpdateState = 'AT_COUNTY' | 'RECEIVED' | 'RETURNED' | 'CARRIED_OUT';
export type UpdateAction = 'FILE' | 'GATHER' | 'RETURN' | 'CARRY_OUT';

export interface UpdateItem {
  slug: string;
  version: number;
  kind: 'PUT' | 'WITHDRAW';
  reason: string | null;
  state: EntryState;
  entry: { id: string; title: Text } | null;
}

/** What a row about an application shows. */
export interface UpdateLine {
  id: string;
  number: number;
  department: Text;
  state: UpdateState;
  filedAt: string;
  applyBy: string;
  filedLate: boolean;
  dueAt: string | null;
  provisional: boolean;
  overdue: boolean;
  carriedOutAt: string | null;
  items: Pick<UpdateItem, 'slug' | 'kind' | 'state'>[];
  may: UpdateAction[];
}

export interface UpdateDetail extends UpdateLine {
  ground: UpdateGround;
  changedOn: string;
  basis: string;
  reason: string;
  filedBy: string;
  applyDeadline: Deadline;
  receivedAt: string | null;
  /** Null while the Bureau's clock does not run. */
  deadline: Deadline | null;
  items: UpdateItem[];
  steps: {
    action: UpdateAction;
    opinion: string | null;
    takenBy: string;
    takenAs: string;
    takenAt: string;
  }[];
}

const LINE =
  'id number department { zh } state filedAt applyBy filedLate dueAt provisional overdue carriedOutAt may';

export const updatesQuery = operation<{
  viewer: { desk: { catalogueUpdates: UpdateLine[] } | null } | null;
}>(`query Updates { viewer { desk { catalogueUpdates { ${LINE} items { slug kind state } } } } }`);

export const updateQuery = operation<{ catalogueUpdate: UpdateDetail | null }, { id: string }>(
  `query Update($id: ID!) { catalogueUpdate(id: $id) { ${LINE} ground changedOn basis reason filedBy receivedAt
    applyDeadline ${DEADLINE} deadline ${DEADLINE}
    items { slug version kind reason state entry { id title { zh } } }
    steps { action opinion takenBy takenAs takenAt } } }`,
);

export interface ChangesInput {
  /** Entries whose newest versions shall be published. */
  put: string[];
  withdraw: { entry: string; reason: string }[];
}

interface Done {
  result: { update: { id: string } | null; errors: UserError[] };
}

const RESULT = '{ update { id } errors { code message { zh en } path } }';

export const fileMutation = operation<
  Done,
  {
    input: ChangesInput & {
      ground: UpdateGround;
      changedOn: string;
      basis: string;
      reason: string;
    };
  }
>(
  `mutation FileUpdate($input: FileCatalogueUpdateInput!) { result: fileCatalogueUpdate(input: $input) ${RESULT} }`,
);

export const fileAgainMutation = operation<
  Done,
  { input: ChangesInput & { id: string; opinion?: string } }
>(
  `mutation FileUpdateAgain($input: FileCatalogueUpdateAgainInput!) { result: fileCatalogueUpdateAgain(input: $input) ${RESULT} }`,
);

export const gatherMutation = operation<Done, { input: { id: string } }>(
  `mutation GatherUpdate($input: CatalogueUpdateInput!) { result: gatherCatalogueUpdate(input: $input) ${RESULT} }`,
);

export const carryOutMutation = operation<Done, { input: { id: string } }>(
  `mutation CarryOutUpdate($input: CatalogueUpdateInput!) { result: carryOutCatalogueUpdate(input: $input) ${RESULT} }`,
);

export const returnMutation = operation<Done, { input: { id: string; opinion: string } }>(
  `mutation ReturnUpdate($input: ReturnCatalogueUpdateInput!) { result: returnCatalogueUpdate(input: $input) ${RESULT} }`,
);
