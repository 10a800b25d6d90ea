import { type Kysely, sql } from 'kysely';

/** Data coming in (M16–M20): what was sent, what was rejected, and the releases made from it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table pool.load (
      id uuid primary key default gen_random_uuid(),
      dataset_id uuid not null references app.dataset,
      file_name text not null,
      file_sha256 text not null,
      recognition jsonb not null,
      state text not null check (state in ('LOADING', 'RELEASED', 'FAILED')),
      failure text,
      received bigint,
      accepted bigint,
      rejected bigint,
      aside bigint,
      started_at timestamptz not null,
      finished_at timestamptz,
      -- nothing that came in is silently lost
      constraint every_line_accounted_for
        check (state <> 'RELEASED' or received = accepted + rejected + aside)
    );

    create table pool.sent_row (
      load_id uuid not null references pool.load on delete cascade,
      line bigint not null,
      cells text[] not null,
      primary key (load_id, line)
    );

    create table pool.aside_row (
      load_id uuid not null references pool.load on delete cascade,
      line bigint not null,
      reason text not null,
      cells text[] not null,
      primary key (load_id, line)
    );

    create table pool.rejected_row (
      load_id uuid not null references pool.load on delete cascade,
      line bigint not null,
      "column" text not null,
      value text,
      reason text not null,
      primary key (load_id, line, "column")
    );

    create table app.release (
      id uuid primary key default gen_random_uuid(),
      dataset_id uuid not null references app.dataset,
      number integer not null check (number > 0),
      schema_version integer not null,
      relation text not null,
      row_count bigint not null,
      completeness jsonb not null,
      sha256 text not null,
      note text not null,
      load_id uuid not null,
      released_at timestamptz not null,
      withdrawn_at timestamptz,
      unique (dataset_id, number)
    );

    -- M30: closed data is never released.
    create function app.refuse_release_of_closed() returns trigger language plpgsql as $$
    begin
      if not exists (select from app.dataset d where d.id = new.dataset_id and d.openness <> 'CLOSED') then
        raise exception 'a closed dataset has no releases (M30)'
          using errcode = 'check_violation', constraint = 'closed_is_not_released';
      end if;
      return new;
    end $$;
    create trigger closed_is_not_released before insert on app.release
      for each row execute function app.refuse_release_of_closed();

    -- A release is immutable; it can only be taken back.
    create function app.refuse_release_change() returns trigger language plpgsql as $$
    begin
      if to_jsonb(new) - 'withdrawn_at' is distinct from to_jsonb(old) - 'withdrawn_at'
         or old.withdrawn_at is not null then
        raise exception 'a release is immutable' using errcode = 'check_violation', constraint = 'release_is_immutable';
      end if;
      return new;
    end $$;
    create trigger release_is_immutable before update on app.release
      for each row execute function app.refuse_release_change();
  `.execute(db);
}
