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
  rows(): Promise<number>;
  /** The fields over which the digest is taken: those of the page, but for geometry. */
  fields: string[];
  /** 64 hexadecimal digits; @throws COST_EXCEEDED */
  digest(): Promise<string>;
}

const MOST_ROWS = 2_147_483_646;

/** Over the rows and the fields of a permit, and so over nothing that its holder may not read. */
export function proveWalk(system: System, permit: Permit<PageQuery>): WalkProof {
  const { query, from } = permit.terms;
  const types = new Map(from.columns.map(({ name, type }) => [name, type]));
  const fields = query.fields.filter((name) => isDigested(types.get(name) ?? 'STRING')).toSorted();
  const rows = () => countRecords(system.reader, compileCount(permit, MOST_ROWS));
  return {
    rows,
    fields,
    digest: async () => {
      const most = RECORD_LIMITS.digestedRows;
      // Only the first rows beyond the bound are counted.
      if ((await countRecords(system.reader, compileCount(permit, most))) > most)
        throw tooMany(most);
      const [found = []] = await readRecords(system.reader, compileDigest(permit, fields));
      const [, ...sums] = found;
      return sums.map((sum) => wordOf(sum ?? '0')).join('');
    },
  };
}

function wordOf(sum: string): string {
  return BigInt.asUintN(64, BigInt(sum)).toString(16).padStart(16, '0');
}

function tooMany(most: number): Refusal {
  return new Refusal('COST_EXCEEDED', {
    argument: 'walk.digest',
    message: {
      zh: `摘要至多对 ${most} 行计算（digestedRows）；整个版本的摘要见 releases 的 sha256`,
      en: `a digest is taken over at most ${most} rows (digestedRows); that of a whole release is sha256 of releases`,
    },
  });
}
