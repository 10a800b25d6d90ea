import type { Filter } from './filter.ts';
import type { RecordQuery, ReleasedRelation } from './query.ts';

export interface PermitTerms<Query extends RecordQuery> {
  query: Query;
  from: ReleasedRelation;
  /** Rows outside it do not exist for the holder. */
  rows?: Filter;
}

let issue: <Query extends RecordQuery>(terms: PermitTerms<Query>) => Permit<Query>;

/**
 * The permission to run one question. It is the only thing that compiles, and it cannot be built by
 * hand: the private field makes the class nominal, and only the gate may import `issuePermit`.
 */
export class Permit<out Query extends RecordQuery = RecordQuery> {
  readonly #terms: PermitTerms<Query>;

  private constructor(terms: PermitTerms<Query>) {
    this.#terms = terms;
  }

  get terms(): PermitTerms<Query> {
    return this.#terms;
  }

  static {
    issue = (terms) => new Permit(terms);
  }
}

/** For the gate alone (`api/records/gate.ts`); a test proves that nothing else imports it. */
export function issuePermit<Query extends RecordQuery>(terms: PermitTerms<Query>): Permit<Query> {
  return issue(terms);
}
