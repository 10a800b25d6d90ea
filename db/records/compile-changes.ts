import type { Permit } from './permit.ts';
import type { ChangesQuery } from './query.ts';
import { permittedRows, quoted, type Statement, Values } from './statement.ts';

/**
 * What became of each row between two releases of one shape, in the order of the row's identity, one more than
 * asked for. Columns: the identity, whether it stood before, whether it stands after, then the fields before and
 * the fields after. A row that only changed in fields that were not asked for is not among them.
 */
export function compileChanges(permit: Permit<ChangesQuery>): Statement {
  const { query, from } = permit.terms;
  const values = new Values();
  const table = `open.${quoted(from.relation)}`;
  const fields = query.fields.map(quoted);
  const side = (release: number, changed: string) =>
    `select _id, ${fields.join(', ')} from ${table} where ${permittedRows(permit, values, release)} and ${changed}`;
  const since = values.add(query.since, 'integer');
  const until = values.add(from.release, 'integer');
  // Rows that ended in between, and rows that began in between.
  const before = side(query.since, `_to <= ${until}`);
  const after = side(from.release, `_from > ${since}`);
  const beyond =
    query.from === undefined
      ? ''
      : ` and coalesce(b._id, a._id) > ${values.add(query.from.rowId, 'uuid')}`;
  const of = (name: string) => fields.map((field) => `${name}.${field}`).join(', ');
  const text =
    `select coalesce(b._id, a._id) as _id, b._id is not null, a._id is not null, ${of('b')}, ${of('a')}` +
    ` from (${before}) b full join (${after}) a on a._id = b._id` +
    ` where (b._id is null or a._id is null or (${of('b')}) is distinct from (${of('a')}))${beyond}` +
    ` order by 1 limit ${values.add(query.size + 1, 'integer')}`;
  return { text, values: values.list };
}
