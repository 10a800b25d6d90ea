import { sql } from 'kysely';
import type { AppDb } from '../connect.ts';

/** Departments with at least one entry in the open catalogue, and how many. */
export function findProviders(db: AppDb) {
  return db
    .selectFrom('department')
    .innerJoin('dataset', 'dataset.department', 'department.code')
    .where('dataset.state', '=', 'PUBLISHED')
    .where('dataset.openness', '!=', 'CLOSED')
    .selectAll('department')
    .select((eb) => eb.fn.countAll<number>().as('datasetCount'))
    .groupBy('department.code')
    .orderBy('datasetCount', 'desc')
    .orderBy('department.code')
    .execute();
}

export function findDepartment(db: AppDb, code: string) {
  return db.selectFrom('department').selectAll().where('code', '=', code).executeTakeFirst();
}

/** All departments, those of the city first. */
export function findDepartments(db: AppDb) {
  return db
    .selectFrom('department')
    .selectAll()
    .orderBy('level')
    .orderBy('division')
    .orderBy('code')
    .execute();
}

export function findDivisions(db: AppDb) {
  return db.selectFrom('division').selectAll().execute();
}

export function lockDepartment(trx: AppDb, code: string) {
  return trx
    .selectFrom('department')
    .selectAll()
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
}

/** Names a department anew, and its posts with it. */
export async function nameDepartment(
  trx: AppDb,
  code: string,
  name: { before: string; zh: string; en: string },
): Promise<void> {
  await trx
    .updateTable('department')
    .set({ nameZh: name.zh, nameEn: name.en })
    .where('code', '=', code)
    .execute();
  await trx
    .updateTable('party')
    .set({ name: sql<string>`replace(name, ${name.before}, ${name.zh})` })
    .where('department', '=', code)
    .execute();
}
