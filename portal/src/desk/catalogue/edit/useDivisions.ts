import { useMemo } from 'react';
import { operation } from '../../../graphql/client';
import { useQuery } from '../../../graphql/useQuery';

const divisionsQuery = operation<{ divisions: { code: string; name: { zh: string } }[] }>(
  'query Divisions { divisions { code name { zh } } }',
);
const nothing = {};

/** Names of the city's divisions by code; none until they are known. */
export function useDivisions(): Record<string, string> | undefined {
  const { data } = useQuery(divisionsQuery, nothing);
  return useMemo(
    () =>
      data &&
      Object.fromEntries(data.divisions.map(({ code, name }) => [code, `${name.zh} ${code}`])),
    [data],
  );
}
