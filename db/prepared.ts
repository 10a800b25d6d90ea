import type { Compilable, CompiledQuery, Kysely } from 'kysely';

/** Stands in a compiled query for a value that each call gives. */
class Placeholder {
  readonly name: PropertyKey;

  constructor(name: PropertyKey) {
    this.name = name;
  }
}

const names = new Map<string, string>();

/** The name under which a statement is prepared on each connection; none for what is not declared here. */
export function preparedName(sql: string): string | undefined {
  return names.get(sql);
}

/**
 * A query that every request asks: built once, and prepared once on each connection, since building,
 * parsing and planning it took more time than running it. Only queries declared so are prepared, so that
 * what connections remember is bounded. The builder puts the given values into the query and does nothing
 * else with them: when it runs they are not known.
 */
export function prepared<Tables, Given extends object, Row>(
  name: string,
  build: (db: Kysely<Tables>, given: Given) => Compilable<Row>,
): (db: Kysely<Tables>, given: Given) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined;
  const compile = (db: Kysely<Tables>) => {
    const given = new Proxy({}, { get: (_, property) => new Placeholder(property) });
    const query = build(db, given as Given).compile();
    names.set(query.sql, name);
    return query;
  };
  return async (db, given) => {
    compiled ??= compile(db);
    const parameters = compiled.parameters.map((value) =>
      value instanceof Placeholder ? given[value.name as keyof Given] : value,
    );
    const { rows } = await db.executeQuery<Row>({ ...compiled, parameters });
    return rows;
  };
}
