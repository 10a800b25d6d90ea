import { operation } from '../../graphql/client';
import type { Text } from '../../graphql/contract';
import type { Finding } from '../catalogue/declaration';
import { ENTRY_LINE, type EntryLine, type EntryState } from '../catalogue/entryQuery';

export interface CountyDepartment {
  name: Text;
  division: string;
  compiling: number;
  waiting: number;
  passedOn: number;
  published: number;
}

export type WaitingEntry = EntryLine & { findings: Finding[] };

export interface Gathering {
  number: number;
  division: Text;
  note: string | null;
  gatheredBy: string;
  gatheredAt: string;
  entries: { slug: string; version: number; state: EntryState; entry: { title: Text } | null }[];
}

export const countyQuery = operation<{
  viewer: {
    desk: {
      countyDepartments: CountyDepartment[];
      entries: WaitingEntry[];
      gatherings: Gathering[];
    } | null;
  } | null;
}>(
  `query County { viewer { desk {
    countyDepartments { name { zh } division compiling waiting passedOn published }
    entries(state: [COUNTY_REVIEW]) { ${ENTRY_LINE} findings { element severity message { zh } } }
    gatherings { number division { zh } note gatheredBy gatheredAt entries { slug version state entry { title { zh } } } } } } }`,
);
