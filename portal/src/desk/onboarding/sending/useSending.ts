import { useEffect, useRef, useState } from 'react';
import { CodedError } from '../../../graphql/client';
import type { Text } from '../../../graphql/contract';
import { upload } from '../../../http/call';
import type { FolderFile } from './collectFiles';

/** Files under way at a time: one is looked at while the next one travels. */
const AT_ONCE = 2;

export interface Sending {
  total: number;
  done: number;
  /** Files that did not arrive; the others went on. */
  failed: { file: FolderFile; error: CodedError }[];
  /** What was found while archives were unpacked. */
  findings: Text[];
  running: boolean;
}

const NOTHING: Sending = { total: 0, done: 0, failed: [], findings: [], running: false };

/** Sends the files of a folder to a batch, a few at a time; it can be stopped, and goes on after a failure. */
export function useSending(batch: string, arrived: () => void) {
  const [state, setState] = useState(NOTHING);
  const stopped = useRef<AbortController>(undefined);
  const { running } = state;
  useEffect(() => {
    if (!running) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [running]);
  useEffect(() => () => stopped.current?.abort(), []);

  const sendOne = async (file: FolderFile, signal: AbortSignal) => {
    try {
      const { findings } = await upload<{ findings: Text[] }>(
        `/deliveries/batches/${batch}/files?name=${encodeURIComponent(file.name)}`,
        file.file,
        { progress: () => undefined, signal },
      );
      setState((before) => ({
        ...before,
        done: before.done + 1,
        findings: [...before.findings, ...findings],
      }));
    } catch (error) {
      if (signal.aborted) return;
      const told =
        error instanceof CodedError ? error : new CodedError('UNAVAILABLE', String(error));
      setState((before) => ({
        ...before,
        failed: [...before.failed, { file, error: told }],
      }));
    }
  };

  const send = async (files: FolderFile[]) => {
    if (files.length === 0) return;
    const abort = new AbortController();
    stopped.current = abort;
    setState({ ...NOTHING, total: files.length, running: true });
    const waiting = [...files];
    const hand = async () => {
      for (let next = waiting.shift(); next && !abort.signal.aborted; next = waiting.shift())
        await sendOne(next, abort.signal);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, hand));
    setState((before) => ({ ...before, running: false }));
    arrived();
  };

  return { ...state, send, stop: () => stopped.current?.abort() };
}
