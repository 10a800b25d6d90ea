import type { Bench, BenchTable, Question } from './contract';
import { loadable } from './standings';

/** The one thing to do next on the bench. */
export type NextAct =
  | { kind: 'QUESTION'; question: Question }
  | { kind: 'COMPILE' | 'LOAD' | 'LOOK' | 'SUBMIT'; tables: BenchTable[] }
  | { kind: 'SEND' | 'WAIT' | 'CLOSE' | 'NONE' };

export function nextAct(bench: Bench): NextAct {
  const { questions, tables, files, closedAt } = bench;
  if (closedAt !== null) return { kind: 'NONE' };
  const [question] = questions;
  if (question !== undefined) return { kind: 'QUESTION', question };
  const standing = (...wanted: BenchTable['standing'][]) =>
    tables.filter((table) => wanted.includes(table.standing));
  const acts = [
    { kind: 'COMPILE', tables: standing('TO_COMPILE') },
    { kind: 'LOAD', tables: loadable(tables) },
    { kind: 'LOOK', tables: standing('HELD') },
    { kind: 'SUBMIT', tables: standing('TO_SUBMIT', 'RETURNED') },
  ] as const;
  const act = acts.find((one) => one.tables.length > 0);
  if (act !== undefined) return act;
  if (files.length === 0) return { kind: 'SEND' };
  return { kind: tables.every((table) => table.standing === 'LOADED') ? 'CLOSE' : 'WAIT' };
}
