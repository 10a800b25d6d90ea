import { type Kysely, sql } from 'kysely';

/**
 * Sent rows go with their load by a trigger: a foreign key is looked up for each row that is copied in, which
 * was a sixth of the time of a large load.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table pool.sent_row drop constraint sent_row_load_id_fkey;

    create function pool.forget_sent_rows() returns trigger language plpgsql as $$
    begin
      delete from pool.sent_row where load_id = old.id;
      return null;
    end $$;

    create trigger sent_rows_go_with_their_load after delete on pool.load
      for each row execute function pool.forget_sent_rows();
  `.execute(db);
}
