import { compileDigest, isDigested } from '../../db/records/compile-digest.ts';
import { compileCount } from '../../db/records/compile-page.ts';
import type { Permit } from '../../db/records/permit.ts';
import type { PageQuery } from '../../db/records/query.ts';
import { countRecords, readRecords } from '../../db/records/read.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';
import { RECORD_LIMITS } from './limits.ts';

/** What a whole walk must have: whoever took all its pages can tell that none is missing or doubled. */
export interface WalkProof {
  /** @throws COST_EXCEEDED where a filter leaves too many to be counted */
  rows(): Promise<number>;
  /** The fields over which the digest is taken: those of the page, but for geometry. */
  fields: string[];
  /** 64 hexadecimal digits; @throws COST_EXCEEDED */
  digest(): Promise<string>;
}

/** Over the rows and the fields of a permit, and so over nothing that its holder may not read. */
export function proveWalk(system: System, permit: Permit<PageQuery>): WalkProof {
  const { query, from } = permit.terms;
  const types = new Map(from.columns.map(({ name, type }) => [name, type]));
  const fields = query.fields.filter((name) => isDigested(types.get(name) ?? 'STRING')).toSorted();
  const most = RECORD_LIMITS.digestedRows;
  let counting: Promise<number> | undefined;
  const rows = async () => {
    const counted = await (counting ??= countAll(system, permit, most));
    if (counted > most && narrowed(permit)) throw tooMany(most);
    return counted;
  };
  return {
    rows,
    fields,
    digest: async () => {
      if ((await rows()) > most) throw tooMany(most);
      const [found = []] = await readRecords(system.reader, compileDigest(permit, fields));
      return found.map((sum) => wordOf(sum ?? '0')).join('');
    },
  };
}

function narrowed({ terms: { query, rows } }: Permit<PageQuery>): boolean {
  return query.where !== undefined || rows !== undefined;
}

/** Of a whole release it is known; otherwise rows are counted, and of those beyond the bound only the first. */
async function countAll(system: System, permit: Permit<PageQuery>, most: number): Promise<number> {
  if (!narrowed(permit)) return permit.terms.from.rowCount;
  return countRecords(system.reader, compileCount(permit, most));
}

function wordOf(sum: string): string {
  return BigInt.asUintN(64, BigInt(sum)).toString(16).padStart(16, '0');
}

function tooMany(most: number): Refusal {
  return new Refusal('COST_EXCEEDED', {
    argument: 'walk',
    message: {
      zh: `核对至多 ${most} 行（digestedRows）；整个版本的摘要见 releases 的 sha256`,
      en: `a walk is proved over at most ${most} rows (digestedRows); the digest of a whole release is sha256 of releases`,
    },
  });
}
