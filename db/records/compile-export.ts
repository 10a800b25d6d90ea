import type { Permit } from './permit.ts';
import type { ExportQuery } from './query.ts';
import { permittedRows, quoted, type Statement, Values } from './statement.ts';

/** All the rows, in the order of their identity; columns: the fields. */
export function compileExport(permit: Permit<ExportQuery>): Statement {
  const { query, from } = permit.terms;
  const values = new Values();
  const columns = query.fields.map(quoted).join(', ');
  const text = `select ${columns} from open.${quoted(from.relation)} where ${permittedRows(permit, values)} order by _id`;
  return { text, values: values.list };
}
