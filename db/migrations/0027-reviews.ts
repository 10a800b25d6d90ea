import { type Kysely, sql } from 'kysely';
import { REVIEW_BATCH_STATES } from '../reviews/vocabulary.ts';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);
const states = sql.raw(REVIEW_BATCH_STATES.map((state) => `'${state}'`).join(', '));

/**
 * 批量审核 (M12, M16): machine checks first; what they find nothing against is accepted together after a random
 * sample has been looked at element by element, and everything else one by one. The rules stand here too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.review_batch (
      id uuid primary key default gen_random_uuid(),
      number bigint generated always as identity unique,
      state text not null check (state in (${states})),
      -- entries against which nothing was found, and how many of them are looked at
      clean integer not null check (clean >= 0),
      sample_size integer not null,
      opened_by uuid not null references app.account,
      opened_as uuid not null references app.party,
      opened_at timestamptz not null,
      decided_by uuid references app.account,
      decided_as uuid references app.party,
      decided_at timestamptz,
      constraint sample_is_large_enough check (
        sample_size between least(clean, greatest(5, ceil(clean / 10.0)::integer)) and clean),
      constraint decided_whole check (
        (state = 'SAMPLING') = (decided_at is null)
        and (decided_at is null) = (decided_by is null) and (decided_at is null) = (decided_as is null))
    );

    create table app.review_batch_entry (
      batch_id uuid not null references app.review_batch,
      entry_id uuid not null,
      version integer not null,
      findings jsonb not null check (jsonb_typeof(findings) = 'array'),
      duplicates jsonb not null check (jsonb_typeof(duplicates) = 'array'),
      clean boolean not null,
      sampled boolean not null,
      primary key (batch_id, entry_id),
      -- no second draw for a version whose first one went wrong
      constraint version_is_batched_once unique (entry_id, version),
      foreign key (entry_id, version) references app.entry_version,
      constraint sample_of_clean check (clean or not sampled),
      constraint clean_without_findings check (not clean or (
        duplicates = '[]' and not jsonb_path_exists(findings, '$[*] ? (@.severity != "NOTE")')))
    );
    create trigger record_is_kept before update or delete on app.review_batch_entry
      for each row execute function app.refuse_change_of_record();

    -- Of several looks at one element the last one holds; all are kept.
    create table app.element_look (
      id bigint generated always as identity primary key,
      batch_id uuid not null,
      entry_id uuid not null,
      element text not null,
      sound boolean not null,
      remark text not null default '',
      looked_by uuid not null references app.account,
      looked_as uuid not null references app.party,
      looked_at timestamptz not null,
      foreign key (batch_id, entry_id) references app.review_batch_entry,
      constraint fault_is_named check (sound or length(btrim(remark)) > 0)
    );
    create index element_look_entry on app.element_look (batch_id, entry_id, element, id desc);
    create trigger record_is_kept before update or delete on app.element_look
      for each row execute function app.refuse_change_of_record();

    create function app.reviews(person uuid, hand uuid, at timestamptz) returns boolean
      language sql stable as $$
      select app.holds_post(person, hand, at)
        and exists (select from app.party p where p.id = hand and p.post = 'BUREAU_REVIEWER');
    $$;

    create function app.drafted(entry uuid, of_version integer, person uuid) returns boolean
      language sql stable as $$
      select exists (select from app.entry_version v
        where v.entry_id = entry and v.number = of_version and v.made_by = person);
    $$;

    create function app.refuse_batch_by_others() returns trigger language plpgsql as $$
    begin
      if not app.reviews(new.opened_by, new.opened_as, new.opened_at) then
        raise exception 'only the Bureau reviews'
          using errcode = 'check_violation', constraint = 'reviewed_by_the_bureau';
      end if;
      if new.state = 'ACCEPTED' or (new.state = 'SAMPLING') <> (new.clean > 0) then
        raise exception 'a batch with something to sample begins with its sample'
          using errcode = 'check_violation', constraint = 'batch_begins_with_its_sample';
      end if;
      return new;
    end $$;
    create trigger reviewed_by_the_bureau before insert on app.review_batch
      for each row execute function app.refuse_batch_by_others();

    -- Nobody reviews what he drafted, and nobody what is not before the Bureau.
    create function app.refuse_look() returns trigger language plpgsql as $$
    begin
      if not app.reviews(new.looked_by, new.looked_as, new.looked_at) then
        raise exception 'only the Bureau reviews'
          using errcode = 'check_violation', constraint = 'reviewed_by_the_bureau';
      end if;
      if not exists (
        select from app.review_batch_entry m
          join app.catalogue_entry e on e.id = m.entry_id and e.version = m.version and e.state = 'BUREAU_REVIEW'
        where m.batch_id = new.batch_id and m.entry_id = new.entry_id
          and not app.drafted(m.entry_id, m.version, new.looked_by)
      ) then
        raise exception 'the version is not under review, or its drafter looks at it'
          using errcode = 'check_violation', constraint = 'looked_at_under_review';
      end if;
      return new;
    end $$;
    create trigger looked_at_under_review before insert on app.element_look
      for each row execute function app.refuse_look();

    -- Paths of everything that a version says, a field being one element.
    create function app.elements_of(entry uuid, of_version integer) returns setof text
      language sql stable as $$
      select key from app.entry_version v, jsonb_object_keys(v.declaration) key
        where v.entry_id = entry and v.number = of_version and key <> 'fields'
      union all
      select 'fields.' || (field ->> 'name')
        from app.entry_version v, jsonb_array_elements(v.declaration -> 'fields') field
        where v.entry_id = entry and v.number = of_version;
    $$;

    create function app.is_looked_through(batch uuid, entry uuid, of_version integer) returns boolean
      language sql stable as $$
      select not exists (
        select from app.elements_of(entry, of_version) e(element)
        where not coalesce((
          select l.sound from app.element_look l
          where l.batch_id = batch and l.entry_id = entry and l.element = e.element
          order by l.id desc limit 1), false));
    $$;

    -- A batch keeps what was drawn, and is decided once: accepted only when its whole sample was sound at first sight.
    create function app.refuse_decision() returns trigger language plpgsql as $$
    declare decision text[] := '{state,decided_by,decided_as,decided_at}';
    begin
      if old.state <> 'SAMPLING' or to_jsonb(new) - decision is distinct from to_jsonb(old) - decision then
        raise exception 'a batch keeps what was drawn, and is decided once'
          using errcode = 'check_violation', constraint = 'batch_is_kept';
      end if;
      if not app.reviews(new.decided_by, new.decided_as, new.decided_at) then
        raise exception 'only the Bureau reviews'
          using errcode = 'check_violation', constraint = 'reviewed_by_the_bureau';
      end if;
      if new.state = 'ACCEPTED' and (
        new.clean <> (select count(*) from app.review_batch_entry m where m.batch_id = new.id and m.clean)
        or new.sample_size <> (select count(*) from app.review_batch_entry m where m.batch_id = new.id and m.sampled)
        or exists (select from app.review_batch_entry m where m.batch_id = new.id and m.sampled
          and not app.is_looked_through(new.id, m.entry_id, m.version))
        or exists (select from app.element_look l join app.review_batch_entry m using (batch_id, entry_id)
          where l.batch_id = new.id and m.clean and not l.sound)
      ) then
        raise exception 'the sample of the batch has not been found sound'
          using errcode = 'check_violation', constraint = 'accepted_after_sampling';
      end if;
      return new;
    end $$;
    create trigger batch_is_decided_once before update on app.review_batch
      for each row execute function app.refuse_decision();

    alter table app.entry_step add column batch_id uuid references app.review_batch;
    create index entry_step_single_acceptance on app.entry_step (taken_at)
      where action = 'ACCEPT' and batch_id is null;

    create function app.refuse_unseen_acceptance() returns trigger language plpgsql as $$
    begin
      if app.drafted(new.entry_id, new.version, new.taken_by) then
        raise exception 'nobody accepts what he drafted'
          using errcode = 'check_violation', constraint = 'accepted_by_a_second_person';
      end if;
      if new.batch_id is not null then
        if not exists (
          select from app.review_batch_entry m join app.review_batch b on b.id = m.batch_id
          where b.id = new.batch_id and m.entry_id = new.entry_id and m.version = new.version
            and m.clean and b.state = 'ACCEPTED' and b.decided_at = new.taken_at and b.decided_by = new.taken_by
        ) then
          raise exception 'only what nothing was found against is accepted with its batch'
            using errcode = 'check_violation', constraint = 'accepted_without_findings';
        end if;
        return null;
      end if;
      if exists (
        select from app.entry_step s
        where s.action = 'ACCEPT' and s.batch_id is null and s.entry_id <> new.entry_id
          and s.xmin = pg_current_xact_id()::xid and s.taken_at = new.taken_at
      ) then
        raise exception 'without a batch, entries are accepted one by one'
          using errcode = 'check_violation', constraint = 'accepted_one_by_one';
      end if;
      if exists (
        select from app.review_batch_entry m
        where m.entry_id = new.entry_id and m.version = new.version
          and not app.is_looked_through(m.batch_id, m.entry_id, m.version)
      ) then
        raise exception 'an element of the entry has not been looked at'
          using errcode = 'check_violation', constraint = 'accepted_element_by_element';
      end if;
      return null;
    end $$;
    create trigger accepted_after_review after insert on app.entry_step
      for each row when (new.action = 'ACCEPT') execute function app.refuse_unseen_acceptance();

    -- What was drawn is not sent away before its fault is on record.
    create function app.refuse_unrecorded_return() returns trigger language plpgsql as $$
    begin
      if exists (
        select from app.review_batch_entry m join app.review_batch b on b.id = m.batch_id
        where m.entry_id = new.entry_id and m.version = new.version and m.clean and b.state = 'SAMPLING'
      ) then
        raise exception 'the fault is recorded in the batch first'
          using errcode = 'check_violation', constraint = 'fault_is_recorded_first';
      end if;
      return null;
    end $$;
    create trigger fault_is_recorded_first after insert on app.entry_step
      for each row when (new.action = 'RETURN') execute function app.refuse_unrecorded_return();

    grant select, insert on app.review_batch, app.review_batch_entry, app.element_look to ${app};
    grant update (state, decided_by, decided_as, decided_at) on app.review_batch to ${app};
  `.execute(db);
}
