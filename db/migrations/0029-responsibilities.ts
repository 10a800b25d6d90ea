import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);

/**
 * 采集责任清单 (M13): who must collect what, how often, since when. The database itself draws it from the
 * catalogue, so that it follows every change in the same transaction (M14).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.responsibility (
      id bigint generated always as identity primary key,
      dataset_id uuid not null references app.dataset,
      department text not null references app.department,
      update_cycle text not null,
      since timestamptz not null,
      until timestamptz,
      constraint ends_after_it_begins check (until >= since)
    );
    create unique index one_responsibility_at_a_time on app.responsibility (dataset_id) where until is null;
    create index responsibility_department on app.responsibility (department) where until is null;

    insert into app.responsibility (dataset_id, department, update_cycle, since)
      select d.id, d.department, d.update_cycle, coalesce(d.published_at, d.written_at, now())
      from app.dataset d where d.state = 'PUBLISHED';

    create function app.follow_catalogue() returns trigger
      language plpgsql security definer set search_path = app, pg_temp as $$
    declare at timestamptz := coalesce(
      case when new.state = 'WITHDRAWN' then new.withdrawn_at end, new.written_at, new.published_at, now());
    begin
      if new.state = 'PUBLISHED' and exists (
        select from responsibility r where r.dataset_id = new.id and r.until is null
          and r.department = new.department and r.update_cycle = new.update_cycle
      ) then
        return null;
      end if;
      update responsibility r set until = greatest(at, r.since) where r.dataset_id = new.id and r.until is null;
      if new.state = 'PUBLISHED' then
        insert into responsibility (dataset_id, department, update_cycle, since)
          values (new.id, new.department, new.update_cycle, at);
      end if;
      return null;
    end $$;
    create trigger responsibility_follows after insert or update on app.dataset
      for each row execute function app.follow_catalogue();

    grant select on app.responsibility to ${app};
  `.execute(db);
}
