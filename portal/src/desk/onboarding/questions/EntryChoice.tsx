import type { ReactNode } from 'react';
import form from '../../../components/form/Form.module.css';
import { operation } from '../../../graphql/client';
import { useQuery } from '../../../graphql/useQuery';
import type { EntryLine } from '../../catalogue/entryQuery';
import { stateWords } from '../../catalogue/entryWords';

type OwnEntry = Pick<EntryLine, 'slug' | 'title' | 'state'>;

const ownQuery = operation<{ viewer: { desk: { entries: OwnEntry[] } | null } | null }>(
  'query FillableEntries { viewer { desk { entries { slug title { zh en } state } } } }',
);
const nothing = {};

/** The entries of the department that a table may fill. */
export function useOwnEntries(): OwnEntry[] {
  const entries = useQuery(ownQuery, nothing).data?.viewer?.desk?.entries ?? [];
  return entries.filter(({ state }) => state !== 'WITHDRAWN');
}

/** Which entry a table fills, where it was not found or another one is meant. */
export function EntryChoice({
  title,
  entries,
  current,
  busy,
  choose,
}: {
  /** Of the table. */
  title: string;
  entries: OwnEntry[];
  /** Slug of the entry that it fills. */
  current?: string | undefined;
  busy: boolean;
  choose: (slug: string) => void;
}): ReactNode {
  return (
    <select
      className={form.input}
      aria-label={`“${title}”填入的条目`}
      disabled={busy}
      value={current ?? ''}
      onChange={(event) => choose(event.target.value)}
    >
      {current === undefined ? <option value="">填入已有条目…</option> : null}
      {entries.map((entry) => (
        <option key={entry.slug} value={entry.slug}>
          {entry.title.zh || entry.slug}（{stateWords[entry.state]}）
        </option>
      ))}
    </select>
  );
}
