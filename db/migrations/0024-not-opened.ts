import { type Kysely, sql } from 'kysely';
import { CLOSING_GROUND } from '../catalogue/vocabulary.ts';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);
const grounds = sql.raw(CLOSING_GROUND.map((ground) => `'${ground}'`).join(', '));

/**
 * 不予开放的公开登记 (M30): whether a closed entry is named in it is the Bureau's decision, entry by entry and
 * for the very version that it read, with who, when and why.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.naming_decision (
      id uuid primary key default gen_random_uuid(),
      number bigint generated always as identity unique,
      entry_id uuid not null,
      version integer not null,
      named boolean not null,
      ground text check (ground in (${grounds})),
      next_review_on date,
      reason text not null check (length(btrim(reason)) > 0),
      decided_by uuid not null references app.account,
      decided_as uuid not null references app.party,
      decided_at timestamptz not null,
      foreign key (entry_id, version) references app.entry_version,
      constraint named_with_ground_and_review check (
        named = (ground is not null) and named = (next_review_on is not null)),
      constraint next_review_lies_ahead check (
        next_review_on > (decided_at at time zone 'Asia/Shanghai')::date)
    );
    create index naming_decision_entry on app.naming_decision (entry_id, number);
    create trigger record_is_kept before update or delete on app.naming_decision
      for each row execute function app.refuse_change_of_record();

    create function app.holds_post(person uuid, hand uuid, at timestamptz) returns boolean
      language sql stable as $$
      select exists (select from app.membership m
        where m.account_id = person and m.party_id = hand and m.valid_from <= at and at < m.valid_until);
    $$;

    create function app.refuse_naming() returns trigger language plpgsql as $$
    begin
      if not app.holds_post(new.decided_by, new.decided_as, new.decided_at) or not exists (
        select from app.party p where p.id = new.decided_as and p.post = 'BUREAU_REVIEWER'
      ) then
        raise exception 'only the Bureau decides what is named'
          using errcode = 'check_violation', constraint = 'named_by_the_bureau';
      end if;
      if not exists (
        select from app.catalogue_entry e join app.dataset d on d.id = e.dataset_id
        where e.id = new.entry_id and e.published_version = new.version and d.openness = 'CLOSED'
          and (d.state = 'PUBLISHED' or d.tombstone)
      ) then
        raise exception 'only what is closed is named among what is not opened'
          using errcode = 'check_violation', constraint = 'named_is_closed';
      end if;
      return new;
    end $$;
    create trigger named_by_the_bureau before insert on app.naming_decision
      for each row execute function app.refuse_naming();

    -- the filling sheet has no English column: an entry without an English title is one
    alter table app.dataset drop constraint dataset_title_en_check;

    grant select, insert on app.naming_decision to ${app};
  `.execute(db);
}
