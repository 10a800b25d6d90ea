import { sql } from 'kysely';
import type { IngestDb } from '../connect.ts';
import { patternOf } from './open-rows.ts';

/** Where a load had a column: under its very name, else under one that differs in width and spaces only. */
function placeOf(header: ReturnType<typeof sql>) {
  const plain = (text: ReturnType<typeof sql>) =>
    sql`regexp_replace(normalize(${text}, NFKC), '\\s', '', 'g')`;
  return sql`coalesce(
    array_position(array(select jsonb_array_elements_text(l.recognition -> 'columns')), ${header}),
    array_position(
      array(select ${plain(sql`h`)} from jsonb_array_elements_text(l.recognition -> 'columns') h),
      ${plain(header)}))`;
}

/**
 * Sent lines of a key lose all their cells, in whatever column of their file these stood; the line itself
 * stays, so that the accounts of its load still hold.
 * @param key raw values by the column of the file
 */
export async function emptySentRows(
  trx: IngestDb,
  datasetId: string,
  key: Record<string, string>,
): Promise<number> {
  const columns = Object.keys(key);
  const { numAffectedRows } = await sql`
    update pool.sent_row s set cells = '{}'
    from (
      select l.id, array(
        select ${placeOf(sql`c`)}
        from unnest(${columns}::text[]) with ordinality as k(c, n) order by n) as at
      from pool.load l where l.dataset_id = ${datasetId}) p
    where s.load_id = p.id
      and (select bool_and(btrim(s.cells[p.at[n]]) is not distinct from btrim(v))
           from unnest(${Object.values(key)}::text[]) with ordinality as k(v, n))`.execute(trx);
  await sql`
    update pool.rejected_row r set value = null, detail = null
    from pool.sent_row s join pool.load l on l.id = s.load_id
    where r.load_id = s.load_id and r.line = s.line and l.dataset_id = ${datasetId}
      and s.cells = '{}'`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** Empties a column of the files, wherever it stood in them. */
export async function emptySentColumn(
  trx: IngestDb,
  datasetId: string,
  column: string,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update pool.sent_row s set cells[p.at] = null
    from (select l.id, ${placeOf(sql`${column}::text`)} as at
          from pool.load l where l.dataset_id = ${datasetId}) p
    where s.load_id = p.id and p.at is not null and s.cells[p.at] is not null`.execute(trx);
  await sql`
    update pool.rejected_row r set value = null, detail = null from pool.load l
    where l.id = r.load_id and l.dataset_id = ${datasetId} and r."column" in (${column}, '*')`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0);
}

/** Takes values out of everything that loads have kept. */
export async function redactSent(
  trx: IngestDb,
  datasetId: string,
  values: readonly string[],
): Promise<number> {
  const pattern = patternOf(values);
  const redact = (text: ReturnType<typeof sql>) =>
    sql`regexp_replace(${text}, ${pattern}, '***', 'g')`;
  const ofDataset = sql`load_id in (select id from pool.load where dataset_id = ${datasetId})`;
  const cells = (name: 'sent_row' | 'aside_row') => sql`
    update ${sql.raw(`pool.${name}`)} set cells = array(
      select case when c = any(${[...values]}::text[]) then null else ${redact(sql`c`)} end
      from unnest(cells) with ordinality u(c, n) order by n)
    where ${ofDataset} and exists (select from unnest(cells) c where c ~ ${pattern})`;
  const { numAffectedRows } = await cells('sent_row').execute(trx);
  await cells('aside_row').execute(trx);
  await sql`
    update pool.rejected_row set value = ${redact(sql`value`)},
      detail = ${redact(sql`detail::text`)}::jsonb
    where ${ofDataset} and (value ~ ${pattern} or detail::text ~ ${pattern})`.execute(trx);
  await sql`
    update pool.load set failure = ${redact(sql`failure`)}, file_name = ${redact(sql`file_name`)},
      recognition = ${redact(sql`recognition::text`)}::jsonb,
      failure_sentence = ${redact(sql`failure_sentence::text`)}::jsonb, note = ${redact(sql`note`)}
    where dataset_id = ${datasetId}
      and (failure ~ ${pattern} or file_name ~ ${pattern} or recognition::text ~ ${pattern}
        or failure_sentence::text ~ ${pattern} or note ~ ${pattern})`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** Examples of what was found in free texts are masked, but not for what has to go altogether. */
export async function forgetExamples(trx: IngestDb, datasetId: string): Promise<void> {
  await sql`
    update pool.finding set examples = '{}'
    where load_id in (select id from pool.load where dataset_id = ${datasetId})`.execute(trx);
}
