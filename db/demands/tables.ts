import type { ColumnType, Generated } from 'kysely';
import type { UpdateCycle } from '../catalogue/vocabulary.ts';
import type {
  DeclineGround,
  DemandListKind,
  DemandState,
  DemandStep,
  SharingForm,
} from './vocabulary.ts';

type Instant = ColumnType<Date, Date, never>;

/** An item of a demand list; the database moves it as its versions and steps are recorded. */
export interface DemandTable {
  id: Generated<string>;
  number: ColumnType<number, never, never>;
  department: ColumnType<string, string, never>;
  state: ColumnType<DemandState, never, never>;
  version: ColumnType<number, never, never>;
  /** Who is to give it, from its assignment on. */
  provider: ColumnType<string | null, never, never>;
  /** The entry that it was matched to, or that meets it. */
  entryId: ColumnType<string | null, never, never>;
}

export interface DemandVersionTable {
  demandId: string;
  number: number;
  title: string;
  /** Data items in words. */
  fields: string[];
  /** Department that is thought to hold it; null where unknown. */
  fromDepartment: string | null;
  entryId: string | null;
  /** 事项: duty or matter for which it is needed. */
  duty: string;
  basis: string;
  cycle: UpdateCycle;
  form: SharingForm;
  /** What the entries that are there already lack (M49(6)). */
  lacking: string | null;
  reason: string;
  madeBy: string;
  madeAs: string;
  madeAt: Instant;
}

export interface DemandListTable {
  id: Generated<string>;
  number: Generated<number>;
  kind: DemandListKind;
  department: string;
  note: string | null;
  madeBy: string;
  madeAs: string;
  madeAt: Instant;
}

export interface DemandStepTable {
  id: Generated<string>;
  demandId: string;
  version: number;
  action: DemandStep;
  fromState: DemandState;
  toState: DemandState;
  opinion: string | null;
  provider: string | null;
  entryId: string | null;
  ground: DeclineGround | null;
  legalBasisId: string | null;
  listId: string | null;
  takenBy: string;
  takenAs: string;
  takenAt: Instant;
}

/** The steps that there are, as the database knows them. */
export interface DemandRouteTable {
  action: ColumnType<DemandStep, never, never>;
  fromState: ColumnType<DemandState, never, never>;
  toState: ColumnType<DemandState, never, never>;
  post: ColumnType<string, never, never>;
}
