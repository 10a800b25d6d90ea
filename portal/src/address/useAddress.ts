import { useHistory, useLocation } from '@docusaurus/router';
import { useCallback, useEffect, useState } from 'react';

export type Edit = (params: URLSearchParams) => void;

/** What is chosen on a page lives in its address; a built page learns it once the browser is there. */
export function useAddress(): {
  params: URLSearchParams | undefined;
  change: (edit: Edit) => void;
} {
  const history = useHistory();
  const { pathname, search } = useLocation();
  const [params, setParams] = useState<URLSearchParams>();
  useEffect(() => setParams(new URLSearchParams(search)), [search]);
  const change = useCallback(
    (edit: Edit) => {
      const next = new URLSearchParams(window.location.search);
      edit(next);
      const query = next.toString();
      history.replace(query === '' ? pathname : `${pathname}?${query}`);
    },
    [history, pathname],
  );
  return { params, change };
}
