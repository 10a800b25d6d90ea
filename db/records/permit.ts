import type { Filter } from './filter.ts';
import type { RecordQuery, ReleasedRelation } from './query.ts';

export interface PermitTerms {
  query: RecordQuery;
  from: ReleasedRelation;
  /** Rows outside it do not exist for the holder. */
  rows?: Filter;
}

let issue: (terms: PermitTerms) => Permit;

/**
 * The permission to run one question. It is the only thing that compiles, and it cannot be built by
 * hand: the private field makes the class nominal, and only the gate may import `issuePermit`.
 */
export class Permit {
  readonly #terms: PermitTerms;

  private constructor(terms: PermitTerms) {
    this.#terms = terms;
  }

  get terms(): PermitTerms {
    return this.#terms;
  }

  static {
    issue = (terms) => new Permit(terms);
  }
}

/** For the gate alone (`api/records/gate.ts`); a test proves that nothing else imports it. */
export function issuePermit(terms: PermitTerms): Permit {
  return issue(terms);
}
