import { type Kysely, sql } from 'kysely';
import { LEGAL_BASIS_KIND } from '../catalogue/vocabulary.ts';

const kinds = sql.raw(LEGAL_BASIS_KIND.map((kind) => `'${kind}'`).join(', '));

/**
 * 限制共享的依据 (M24–M25): what is published with restricted sharing has its condition and an admissible basis, and
 * the base items of base databases are marked, field by field. A version is kept under its own entry's department.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table app.legal_basis drop constraint legal_basis_kind_check;
    alter table app.legal_basis add constraint legal_basis_kind_check check (kind in (${kinds}));

    alter table app.field add column base boolean not null default false;

    -- what stands already is held to it when it is written next
    alter table app.dataset add constraint sharing_has_condition check (
      sharing = 'UNCONDITIONAL' or length(btrim(coalesce(sharing_condition, ''))) > 0) not valid;

    create function app.refuse_sharing_without_basis() returns trigger language plpgsql as $$
    declare
      subject uuid := case when tg_table_name = 'dataset' then (to_jsonb(coalesce(new, old)) ->> 'id')::uuid
                           else (to_jsonb(coalesce(new, old)) ->> 'dataset_id')::uuid end;
      told app.dataset;
    begin
      select d.* into told from app.dataset d where d.id = subject;
      if told.state <> 'PUBLISHED' then
        return null;
      end if;
      if told.sharing <> 'UNCONDITIONAL' and not exists (
        select from app.dataset_legal_basis l join app.legal_basis b on b.id = l.legal_basis_id
        where l.dataset_id = subject and b.kind in ('LAW', 'ADMINISTRATIVE_REGULATION', 'STATE_DOCUMENT')
      ) then
        raise exception 'sharing is restricted only on a law, an administrative regulation or state policy (M25)'
          using errcode = 'check_violation', constraint = 'sharing_has_basis';
      end if;
      if told.classification[1] = '1' and (told.sharing = 'CLOSED' or told.sharing = 'CONDITIONAL' and not exists (
        select from app.field f where f.dataset_id = subject and f.base
      )) then
        raise exception 'the base items of a base database are shared unconditionally (M25)'
          using errcode = 'check_violation', constraint = 'base_items_are_shared';
      end if;
      if told.classification[1] <> '1' and exists (
        select from app.field f where f.dataset_id = subject and f.base
      ) then
        raise exception 'only a base database has base items'
          using errcode = 'check_violation', constraint = 'base_items_of_base_databases';
      end if;
      return null;
    end $$;
    create constraint trigger sharing_has_basis after insert or update on app.dataset
      deferrable initially deferred for each row execute function app.refuse_sharing_without_basis();
    create constraint trigger sharing_has_basis after delete or update on app.dataset_legal_basis
      deferrable initially deferred for each row execute function app.refuse_sharing_without_basis();
    create constraint trigger base_items_are_shared after insert or delete or update on app.field
      deferrable initially deferred for each row execute function app.refuse_sharing_without_basis();

    create function app.refuse_version_of_others() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from app.catalogue_entry e where e.id = new.entry_id
          and e.department = new.declaration ->> 'department' and e.slug = new.declaration ->> 'slug'
      ) then
        raise exception 'a version names another department or another slug than its entry'
          using errcode = 'check_violation', constraint = 'named_as_its_entry';
      end if;
      return new;
    end $$;
    create trigger named_as_its_entry before insert on app.entry_version
      for each row execute function app.refuse_version_of_others();
  `.execute(db);
}
