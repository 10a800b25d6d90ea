import pg from 'pg';

/**
 * Every table of every schema, those of the system with the planner's samples included, in which one of the
 * texts stands, as the owner of the database sees them.
 */
export async function grepDatabase(url: string, ...texts: readonly string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'm', 'p') order by 1`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query(
        `select from (select t::text as row from ${name} t) t
         where exists (select from unnest($1::text[]) x where position(x in row) > 0) limit 1`,
        [texts],
      );
      if (rows.length > 0) found.push(name);
    }
    return found;
  } finally {
    await client.end();
  }
}
