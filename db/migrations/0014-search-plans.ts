import { type Kysely, sql } from 'kysely';

/**
 * What measuring ten thousand entries taught: titles had followed the words into the side table, so that
 * sorting fetched each from there; and small catalogues were read whole through another index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table app.search_entry set (toast_tuple_target = 512);
    alter table app.search_entry alter column title set storage main;
    alter table app.search_field set (toast_tuple_target = 512);
    alter table app.search_field alter column title set storage main;
    update app.search_entry set dataset_id = dataset_id;
    set constraints app.counts_kept_ready immediate;
    set constraints app.counts_kept_ready deferred;

    alter function app.search_hits(tsquery[], integer[], integer[], integer[], boolean[], integer, integer) rows 20;
    alter function app.search_hits(tsquery[], integer[], integer[], integer[], boolean[], integer, integer)
      set enable_indexscan = off;
    alter function app.search_hits(tsquery[], integer[], integer[], integer[], boolean[], integer, integer)
      set enable_indexonlyscan = off;
    alter function app.search_field_hits(tsquery[], integer[], integer[], integer) rows 20;
    alter function app.search_field_hits(tsquery[], integer[], integer[], integer) set enable_indexscan = off;
    alter function app.search_field_hits(tsquery[], integer[], integer[], integer) set enable_indexonlyscan = off;
  `.execute(db);
}
