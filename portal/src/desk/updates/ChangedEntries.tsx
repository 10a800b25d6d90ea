import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { errorsAt, FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import type { UserError } from '../../graphql/contract';
import type { EntryLine } from '../catalogue/entryQuery';
import { stateWords } from '../catalogue/entryWords';
import type { ChangesInput } from './updateQuery';

/** What is ticked: entries to be published anew, and those to be withdrawn with their reasons. */
export interface Changes {
  put: string[];
  withdraw: Record<string, string>;
}

export const NO_CHANGES: Changes = { put: [], withdraw: {} };

/** Why an entry's newest version cannot be filed yet; nothing where it can. */
function lackOf({ state, secrecyReviewedBy }: EntryLine): string | undefined {
  if (state === 'RETURNED') return '已退回，先修改';
  return state === 'DRAFT' && secrecyReviewedBy === null ? '等保密审查' : undefined;
}

/** What is sent: without entries that are not at this desk any more, or not ready. */
export function changesInput({ put, withdraw }: Changes, entries: EntryLine[]): ChangesInput {
  const own = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    put: put.filter((id) => {
      const entry = own.get(id);
      return entry !== undefined && lackOf(entry) === undefined;
    }),
    withdraw: Object.entries(withdraw).flatMap(([entry, reason]) =>
      own.has(entry) ? [{ entry, reason }] : [],
    ),
  };
}

/** Which entries an application changes: newest versions to be published, and withdrawals. */
export function ChangedEntries({
  entries,
  changes,
  change,
  errors,
}: {
  entries: EntryLine[];
  changes: Changes;
  change: (edit: (before: Changes) => Changes) => void;
  errors: UserError[];
}): ReactNode {
  const written = entries.filter(({ state }) => state !== 'PUBLISHED' && state !== 'WITHDRAWN');
  const standing = entries.filter(
    ({ publishedVersion, state }) => publishedVersion !== null && state !== 'WITHDRAWN',
  );
  return (
    <>
      <fieldset className={form.choices}>
        <legend>发布新版本的条目</legend>
        {written.length === 0 ? (
          <p className={form.hint}>
            没有未发布的新版本。先在<Link to="/desk/catalogue">目录</Link>里修改并经保密审查。
          </p>
        ) : (
          <div className={form.list}>
            {written.map((entry) => {
              const lack = lackOf(entry);
              return (
                <label key={entry.id} className={form.check} data-off={lack !== undefined}>
                  <input
                    type="checkbox"
                    name="put"
                    value={entry.slug}
                    disabled={lack !== undefined}
                    checked={lack === undefined && changes.put.includes(entry.id)}
                    onChange={(event) =>
                      change((before) => ({
                        ...before,
                        put: event.target.checked
                          ? [...before.put, entry.id]
                          : before.put.filter((id) => id !== entry.id),
                      }))
                    }
                  />
                  {entry.title.zh || entry.slug}
                  <span className={form.aside}>
                    第{entry.version}版，{lack ?? stateWords[entry.state]}
                  </span>
                </label>
              );
            })}
          </div>
        )}
        <FieldErrors errors={errorsAt(errors, 'put')} />
      </fieldset>
      {standing.length > 0 ? (
        <details open={Object.keys(changes.withdraw).length > 0}>
          <summary>要撤回的条目</summary>
          <fieldset className={form.choices}>
            <legend>撤回后不再开放，须写明理由</legend>
            <div className={form.list}>
              {standing
                .filter(({ id }) => !changes.put.includes(id))
                .map((entry) => (
                  <Withdrawal
                    key={entry.id}
                    entry={entry}
                    reason={changes.withdraw[entry.id]}
                    write={(reason) =>
                      change((before) => {
                        const { [entry.id]: _, ...withdraw } = before.withdraw;
                        return {
                          ...before,
                          withdraw:
                            reason === undefined ? withdraw : { ...withdraw, [entry.id]: reason },
                        };
                      })
                    }
                  />
                ))}
            </div>
            <FieldErrors errors={errorsAt(errors, 'withdraw')} />
          </fieldset>
        </details>
      ) : null}
    </>
  );
}

function Withdrawal({
  entry,
  reason,
  write,
}: {
  entry: EntryLine;
  reason: string | undefined;
  write: (reason: string | undefined) => void;
}): ReactNode {
  return (
    <div>
      <label className={form.check}>
        <input
          type="checkbox"
          name="withdraw"
          value={entry.slug}
          checked={reason !== undefined}
          onChange={(event) => write(event.target.checked ? '' : undefined)}
        />
        {entry.title.zh || entry.slug}
      </label>
      {reason === undefined ? null : (
        <label className={form.field}>
          <span className={form.label}>撤回的理由</span>
          <textarea
            className={form.input}
            name={`reason-${entry.slug}`}
            rows={2}
            value={reason}
            onChange={(event) => write(event.target.value)}
          />
        </label>
      )}
    </div>
  );
}
