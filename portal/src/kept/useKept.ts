import { useCallback, useEffect, useState } from 'react';

export interface Kept<Value> {
  value: Value;
  /** Whether something typed before was found. */
  found: boolean;
  change: (edit: (before: Value) => Value) => void;
  forget: () => void;
}

/**
 * What was typed survives a reload and a sign-in, until it is sent: in this window only, or on this device.
 * A built page learns of it once the browser is there.
 */
export function useKept<Value>(
  store: string | undefined,
  empty: Value,
  place: 'window' | 'device' = 'window',
): Kept<Value> {
  const [state, setState] = useState({ value: empty, found: false });
  const storage = useCallback(() => (place === 'window' ? sessionStorage : localStorage), [place]);
  useEffect(() => {
    const kept = store === undefined ? null : storage().getItem(store);
    if (kept !== null) setState({ value: JSON.parse(kept) as Value, found: true });
  }, [store, storage]);
  const change = useCallback(
    (edit: (before: Value) => Value) =>
      setState((before) => {
        const value = edit(before.value);
        if (store !== undefined) storage().setItem(store, JSON.stringify(value));
        return { ...before, value };
      }),
    [store, storage],
  );
  const forget = useCallback(() => {
    if (store !== undefined) storage().removeItem(store);
  }, [store, storage]);
  return { ...state, change, forget };
}
