import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { EmptyState } from '../../components/feedback/EmptyState';
import table from '../../components/table/Table.module.css';
import type { Text } from '../../graphql/contract';
import { StateWord, type Tone } from '../frame/StateWord';

export interface SheetOutcome {
  slug: string;
  title: string;
  lines: number[];
  outcome: 'CREATED' | 'CHANGED' | 'UNCHANGED' | 'HELD_BACK';
  contradictions: { column: string; line: number; said: string; before: string }[];
  faults: { column: string; line: number; value: string; zh: string }[];
  refused?: Text;
}

const WORDS: Record<SheetOutcome['outcome'], { word: string; tried: string; tone: Tone }> = {
  CREATED: { word: '已新编', tried: '将新编', tone: 'done' },
  CHANGED: { word: '已存新版', tried: '将存新版', tone: 'done' },
  UNCHANGED: { word: '没有变化', tried: '没有变化', tone: 'over' },
  HELD_BACK: { word: '没有编入', tried: '不能编入', tone: 'fault' },
};

/** What became of each resource of a sheet, and what is to be mended in which row. */
export function SheetOutcomes({
  outcomes,
  tried,
}: {
  outcomes: SheetOutcome[];
  tried: boolean;
}): ReactNode {
  if (outcomes.length === 0) return <EmptyState title="填报表里没有条目" />;
  return (
    <table className={`${table.table} ${table.stack}`} data-testid="sheet-outcomes">
      <caption>
        {tried ? '如果现在编入' : '编入的结果'}：共{outcomes.length}条
      </caption>
      <thead>
        <tr>
          <th scope="col">名称</th>
          <th scope="col">行</th>
          <th scope="col">结果</th>
          <th scope="col">须改正</th>
        </tr>
      </thead>
      <tbody>
        {outcomes.map((one) => {
          const { word, tried: wouldBe, tone } = WORDS[one.outcome];
          return (
            <tr key={one.slug}>
              <th scope="row">
                {tried ? (
                  one.title
                ) : (
                  <Link to={`/desk/catalogue/entries/${one.slug}`}>{one.title}</Link>
                )}
              </th>
              <td data-label="行">
                {one.lines[0]}
                {one.lines.length > 1 ? `–${one.lines.at(-1)}` : ''}
              </td>
              <td data-label="结果">
                <StateWord tone={tone}>{tried ? wouldBe : word}</StateWord>
              </td>
              <td data-label="须改正">
                {toMend(one).map((words) => (
                  <div key={words}>{words}</div>
                ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function toMend({ contradictions, faults, refused }: SheetOutcome): string[] {
  return [
    ...contradictions.map(
      ({ line, column, said, before }) =>
        `第${line}行“${column}”写“${said}”，与前面的“${before}”矛盾`,
    ),
    ...faults.map(({ line, column, zh }) => `第${line}行“${column}”：${zh}`),
    ...(refused ? [refused.zh] : []),
  ];
}
