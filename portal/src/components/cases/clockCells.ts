import type { CaseLine } from '../../graphql/contract';

export type ClockLine = Pick<
  CaseLine,
  'deadline' | 'workingDaysLeft' | 'state' | 'extension' | 'answer'
>;
export interface Cell {
  day: string;
  mark: 'past' | 'today' | 'left' | 'answered' | 'over';
  extended: boolean;
}

export function isRunning({ state }: Pick<CaseLine, 'state'>): boolean {
  return state === 'RECEIVED' || state === 'EXTENDED';
}

/** One cell a working day; `due` is the place of the bar, before any extension. */
export function clockCells(line: ClockLine, today: string): { cells: Cell[]; due: number } {
  const days = line.deadline.days.filter((day) => day.counted).map((day) => day.date);
  const due = days.length - (line.extension?.workingDays ?? 0);
  const answered = line.answer?.answeredAt.slice(0, 10);
  const gone = days.length - Math.max(0, line.workingDaysLeft);
  const cells = days.map((day, index): Cell => {
    const extended = index >= due;
    if (answered) return { day, extended, mark: day <= answered ? 'answered' : 'left' };
    if (index >= gone) return { day, extended, mark: 'left' };
    return { day, extended, mark: day === today ? 'today' : 'past' };
  });
  const over = isRunning(line) ? Math.min(10, Math.max(0, -line.workingDaysLeft)) : 0;
  for (let index = 1; index <= over; index += 1) {
    cells.push({ day: `+${index}`, mark: 'over', extended: false });
  }
  return { cells, due };
}
