import { lexicographicSortSchema, printSchema } from 'graphql';
import { builder } from './builder.ts';
import './scalars.ts';
import './node.ts';
import './limits.ts';
import './accounts/mutations.ts';
import './accounts/viewer.ts';
import './calendar/calendar-year.ts';
import './calendar/enter-notice.ts';
import './cases/catalogue-correction.ts';
import './cases/data-verification.ts';
import './cases/dataset-access.ts';
import './cases/ledger.ts';
import './cases/mutations.ts';
import './cases/objection.ts';
import './cases/procedure.ts';
import './catalogue/catalogue.ts';
import './catalogue/division.ts';
import './catalogue/field-search.ts';
import './catalogue/not-opened.ts';
import './catalogue/rename-department.ts';
import './catalogue/resource-code.ts';
import './catalogue/tombstone.ts';
import './compilation/check-entry.ts';
import './compilation/entry.ts';
import './compilation/entry-release.ts';
import './compilation/mutations.ts';
import './compilation/naming.ts';
import './compilation/notice-period.ts';
import './demands/desk.ts';
import './demands/mutations.ts';
import './desensitization/profile.ts';
import './desensitization/trial.ts';
import './exports/mutations.ts';
import './exports/viewer-exports.ts';
import './gatherings/gathering.ts';
import './messages/contact.ts';
import './messages/phone-task.ts';
import './notices/notice.ts';
import './purges/notice.ts';
import './quality/quality.ts';
import './records/aggregates.ts';
import './records/changes.ts';
import './records/distinct.ts';
import './records/dry-run.ts';
import './records/profile.ts';
import './records/records.ts';
import './releases/mutations.ts';
import './reports/open-figures.ts';
import './responsibilities/responsibility.ts';
import './reviews/mutations.ts';
import './secrecy/mutations.ts';
import './synonyms/synonyms.ts';
import './updates/mutations.ts';

/** The core schema; its size does not depend on the number of datasets. */
export const schema = builder.toSchema();

/** The SDL as it is published and checked in: sorted, so that a difference is a change. */
export function publishedSdl(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
