import { type Kysely, sql } from 'kysely';

/**
 * Nothing is silently lost (M17): the counts of a load are held against the lines that were kept of it, and
 * the rows of a release against those of the one before it. What was released earlier is left alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function pool.refuse_unbalanced() returns trigger language plpgsql as $$
    begin
      if num_nulls(new.received, new.accepted, new.rejected, new.aside,
                   new.inserted, new.changed, new.deleted, new.unchanged) > 0 then
        raise exception 'a load is released with all of its counts'
          using errcode = 'check_violation', constraint = 'released_load_is_counted';
      end if;
      if new.aside <> (select count(*) from pool.aside_row where load_id = new.id)
         or new.rejected <> (select count(distinct line) from pool.rejected_row where load_id = new.id)
         or new.received - new.aside <> (select count(*) from pool.sent_row where load_id = new.id) then
        raise exception 'the counts of a load are not those of the lines that were kept of it'
          using errcode = 'check_violation', constraint = 'kept_lines_are_counted';
      end if;
      return new;
    end $$;
    create trigger load_is_balanced before update of state on pool.load
      for each row when (new.state = 'RELEASED' and old.state <> 'RELEASED')
      execute function pool.refuse_unbalanced();
    create trigger load_is_balanced_at_once before insert on pool.load
      for each row when (new.state = 'RELEASED') execute function pool.refuse_unbalanced();

    create function app.refuse_rows_from_nowhere() returns trigger language plpgsql as $$
    declare before bigint := coalesce((
      select row_count from app.release
      where dataset_id = new.dataset_id and relation = new.relation order by number desc limit 1), 0);
    begin
      if new.row_count <> before + new.inserted - new.deleted then
        raise exception 'the rows of a release are those before it, with what came and without what went'
          using errcode = 'check_violation', constraint = 'rows_follow_from_changes';
      end if;
      return new;
    end $$;
    create trigger rows_follow_from_changes before insert on app.release
      for each row execute function app.refuse_rows_from_nowhere();
    alter table app.release add constraint release_says_what_changed
      check (num_nulls(inserted, changed, deleted) = 0) not valid;
  `.execute(db);
}
