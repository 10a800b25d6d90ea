import type { ReactNode } from 'react';
import { Filter } from '../frame/Filter';
import type { EntryLine } from './entryQuery';
import { isMine, STATES, stateWords } from './entryWords';

/** Which entries are shown: those that wait for the viewer, or those of a state; each with its count. */
export function StateFilter({
  entries,
  wanted,
  choose,
}: {
  entries: EntryLine[];
  wanted: string | undefined;
  choose: (state: string | undefined) => void;
}): ReactNode {
  return (
    <Filter
      label="按状态看"
      choices={[
        { value: undefined, words: '全部', count: entries.length },
        { value: 'MINE', words: '待我办', count: entries.filter(isMine).length },
        ...STATES.map((state) => ({
          value: state,
          words: stateWords[state],
          count: entries.filter((entry) => entry.state === state).length,
        })),
      ]}
      wanted={wanted}
      choose={choose}
    />
  );
}
