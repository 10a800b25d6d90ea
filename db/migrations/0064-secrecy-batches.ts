import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';
import { SECRECY_BATCH_STATES } from '../secrecy/vocabulary.ts';

const app = sql.id(ROLES.app);
const ingest = sql.id(ROLES.ingest);
const states = sql.raw(SECRECY_BATCH_STATES.map((state) => `'${state}'`).join(', '));

/**
 * 批量保密审查 (M41): a second person looks at each entry that stands out and at a random sample of the rest, and
 * then confirms. Each version still has a review of its own; what a review made with a batch rests on is checked here.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.secrecy_batch (
      id uuid primary key default gen_random_uuid(),
      number bigint generated always as identity unique,
      department text not null references app.department,
      state text not null check (state in (${states})),
      plain integer not null check (plain >= 0),
      sample_size integer not null,
      opened_by uuid not null references app.account,
      opened_as uuid not null references app.party,
      opened_at timestamptz not null,
      decided_by uuid references app.account,
      decided_as uuid references app.party,
      decided_at timestamptz,
      opinion text,
      constraint sample_is_large_enough check (
        sample_size between least(plain, greatest(5, ceil(plain / 10.0)::integer)) and plain),
      constraint decided_whole check (
        (state = 'LOOKING') = (decided_at is null)
        and num_nulls(decided_by, decided_as, decided_at) in (0, 3)),
      constraint confirmed_with_opinion check (
        (state = 'CONFIRMED') = (length(btrim(coalesce(opinion, ''))) > 0))
    );
    create index secrecy_batch_department on app.secrecy_batch (department, number);

    create table app.secrecy_batch_entry (
      batch_id uuid not null references app.secrecy_batch,
      entry_id uuid not null,
      version integer not null,
      reasons jsonb not null check (jsonb_typeof(reasons) = 'array'),
      sampled boolean not null,
      primary key (batch_id, entry_id),
      -- no second draw for a version whose first one went wrong
      constraint version_is_drawn_once unique (entry_id, version),
      foreign key (entry_id, version) references app.entry_version,
      constraint sample_of_plain check (reasons = '[]' or not sampled)
    );
    create trigger record_is_kept before update or delete on app.secrecy_batch_entry
      for each row execute function app.refuse_change_of_record();

    create table app.secrecy_look (
      id bigint generated always as identity primary key,
      batch_id uuid not null,
      entry_id uuid not null,
      sound boolean not null,
      remark text not null default '',
      looked_by uuid not null references app.account,
      looked_as uuid not null references app.party,
      looked_at timestamptz not null,
      foreign key (batch_id, entry_id) references app.secrecy_batch_entry,
      constraint fault_is_named check (sound or length(btrim(remark)) > 0)
    );
    create index secrecy_look_entry on app.secrecy_look (batch_id, entry_id, id desc);
    create trigger record_is_kept before update or delete on app.secrecy_look
      for each row execute function app.refuse_change_of_record();

    create function app.works_for(person uuid, hand uuid, of_department text, at timestamptz) returns boolean
      language sql stable as $$
      select app.holds_post(person, hand, at) and exists (select from app.party p
        where p.id = hand and p.department = of_department and p.post in ('OFFICER', 'PRINCIPAL'));
    $$;

    -- The second person is of the department, and has drafted none of it.
    create function app.refuse_secrecy_hand() returns trigger language plpgsql as $$
    begin
      if tg_table_name = 'secrecy_batch' then
        if new.state <> 'LOOKING' or not app.works_for(new.opened_by, new.opened_as, new.department, new.opened_at) then
          raise exception 'a department reviews its own, and begins with looking'
            using errcode = 'check_violation', constraint = 'reviewed_by_its_department';
        end if;
      elsif tg_table_name = 'secrecy_batch_entry' then
        if not exists (
          select from app.secrecy_batch b join app.catalogue_entry e on e.id = new.entry_id
          where b.id = new.batch_id and b.state = 'LOOKING' and e.department = b.department
            and e.state = 'DRAFT' and e.version = new.version
            and not app.drafted(new.entry_id, new.version, b.opened_by)
        ) then
          raise exception 'only drafts of others of the department are put into a batch'
            using errcode = 'check_violation', constraint = 'batched_by_a_second_person';
        end if;
      elsif not exists (
        select from app.secrecy_batch b
          join app.secrecy_batch_entry m on m.batch_id = b.id and m.entry_id = new.entry_id
          join app.catalogue_entry e on e.id = m.entry_id
        where b.id = new.batch_id and b.state = 'LOOKING' and e.state = 'DRAFT' and e.version = m.version
          and app.works_for(new.looked_by, new.looked_as, b.department, new.looked_at)
          and not app.drafted(m.entry_id, m.version, new.looked_by)
      ) then
        raise exception 'the version does not wait in the batch, or its drafter looks at it'
          using errcode = 'check_violation', constraint = 'looked_at_by_a_second_person';
      end if;
      return new;
    end $$;
    create trigger reviewed_by_its_department before insert on app.secrecy_batch
      for each row execute function app.refuse_secrecy_hand();
    create trigger batched_by_a_second_person before insert on app.secrecy_batch_entry
      for each row execute function app.refuse_secrecy_hand();
    create trigger looked_at_by_a_second_person before insert on app.secrecy_look
      for each row execute function app.refuse_secrecy_hand();

    -- Whether the person has opened the entry in full and found it sound when he last looked.
    create function app.has_seen(person uuid, batch uuid, entry uuid) returns boolean
      language sql stable as $$
      select coalesce((select l.sound and l.looked_by = person from app.secrecy_look l
        where l.batch_id = batch and l.entry_id = entry order by l.id desc limit 1), false);
    $$;

    -- A batch keeps what was drawn, and is confirmed by whoever has seen all that had to be seen.
    create function app.refuse_secrecy_decision() returns trigger language plpgsql as $$
    declare decision text[] := '{state,decided_by,decided_as,decided_at,opinion}';
    begin
      if old.state <> 'LOOKING' or new.state = 'LOOKING'
         or to_jsonb(new) - decision is distinct from to_jsonb(old) - decision then
        raise exception 'a batch keeps what was drawn, and is decided once'
          using errcode = 'check_violation', constraint = 'batch_is_kept';
      end if;
      if not app.works_for(new.decided_by, new.decided_as, new.department, new.decided_at) then
        raise exception 'a department reviews its own'
          using errcode = 'check_violation', constraint = 'reviewed_by_its_department';
      end if;
      if new.state = 'CONFIRMED' and (
        new.plain <> (select count(*) from app.secrecy_batch_entry m where m.batch_id = new.id and m.reasons = '[]')
        or new.sample_size <> (select count(*) from app.secrecy_batch_entry m where m.batch_id = new.id and m.sampled)
        or exists (select from app.secrecy_batch_entry m where m.batch_id = new.id and m.sampled
          and not app.has_seen(new.decided_by, new.id, m.entry_id))
        or exists (select from app.secrecy_look l join app.secrecy_batch_entry m using (batch_id, entry_id)
          where l.batch_id = new.id and m.reasons = '[]' and not l.sound)
      ) then
        raise exception 'the sample of the batch has not been seen and found sound by whoever confirms it'
          using errcode = 'check_violation', constraint = 'confirmed_after_sampling';
      end if;
      return new;
    end $$;
    create trigger batch_is_decided_once before update on app.secrecy_batch
      for each row execute function app.refuse_secrecy_decision();

    alter table app.secrecy_review add column batch_id uuid references app.secrecy_batch;
    create function app.refuse_unseen_review() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from app.secrecy_batch_entry m join app.secrecy_batch b on b.id = m.batch_id
        where b.id = new.batch_id and m.entry_id = new.entry_id and m.version = new.version
          and b.state = 'CONFIRMED' and b.decided_by = new.reviewed_by and b.decided_at = new.reviewed_at
          and (m.reasons = '[]' or app.has_seen(new.reviewed_by, b.id, m.entry_id))
      ) then
        raise exception 'what stands out is reviewed with a batch only after it was seen'
          using errcode = 'check_violation', constraint = 'reviewed_after_looking';
      end if;
      return new;
    end $$;
    create trigger reviewed_after_looking before insert on app.secrecy_review
      for each row when (new.batch_id is not null) execute function app.refuse_unseen_review();

    -- What was remarked in a batch goes with a leak, as everything else that was written about the dataset.
    create function app.purge_secrecy_words(dataset uuid, words text[]) returns void
      language plpgsql security definer set search_path = app, pg_temp as $$
    declare word text;
    begin
      if not app.is_purging(dataset) then raise exception 'no confirmed order to purge'; end if;
      perform set_config('app.purging', dataset::text, true);
      foreach word in array words loop
        update app.secrecy_look set remark = replace(remark, word, '***')
          where entry_id = dataset and position(word in remark) > 0;
        update app.secrecy_batch_entry set reasons = replace(reasons::text, word, '***')::jsonb
          where entry_id = dataset and position(word in reasons::text) > 0;
      end loop;
    end $$;
    revoke all on function app.purge_secrecy_words from public;
    grant execute on function app.purge_secrecy_words to ${ingest};
    alter table app.secrecy_look alter column remark set statistics 0;
    alter table app.secrecy_batch_entry alter column reasons set statistics 0;

    grant select, insert on app.secrecy_batch, app.secrecy_batch_entry, app.secrecy_look to ${app};
    grant update (state, decided_by, decided_as, decided_at, opinion) on app.secrecy_batch to ${app};
  `.execute(db);
}
