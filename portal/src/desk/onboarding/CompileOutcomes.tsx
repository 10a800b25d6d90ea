import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import table from '../../components/table/Table.module.css';
import { elementWords } from '../catalogue/elements';
import { StateWord, type Tone } from '../frame/StateWord';
import type { Bench, CompiledTable } from './contract';

const WORDS: Record<CompiledTable['outcome'], { word: string; tone: Tone }> = {
  CREATED: { word: '已新编', tone: 'done' },
  CHANGED: { word: '已存新版', tone: 'done' },
  HELD_BACK: { word: '没有编成', tone: 'fault' },
};

const isError = ({ severity }: CompiledTable['findings'][number]) => severity === 'ERROR';

/** What became of the entries, those first that are to be mended, with what is to be mended in each before it is submitted. */
export function CompileOutcomes({
  bench,
  outcomes,
}: {
  bench: Bench;
  outcomes: CompiledTable[];
}): ReactNode {
  const titleOf = (key: string) => bench.tables.find((one) => one.key === key)?.title ?? key;
  const isSound = ({ findings, refused }: CompiledTable) =>
    refused === undefined && !findings.some(isError);
  const shown = outcomes.toSorted((a, b) => Number(isSound(a)) - Number(isSound(b)));
  return (
    <table className={`${table.table} ${table.stack}`} data-testid="compiled">
      <caption>编制的结果：{outcomes.length}张表；接着由编制人以外的一人作保密审查，再报送</caption>
      <thead>
        <tr>
          <th scope="col">表</th>
          <th scope="col">结果</th>
          <th scope="col">报送前须改正</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ table: key, slug, outcome, findings, refused }) => {
          const wrong = findings.filter(isError);
          return (
            <tr key={key}>
              <th scope="row">
                {outcome === 'HELD_BACK' ? (
                  titleOf(key)
                ) : (
                  <Link to={`/desk/catalogue/entries/${slug}`}>{titleOf(key)}</Link>
                )}
              </th>
              <td data-label="结果">
                <StateWord tone={WORDS[outcome].tone}>{WORDS[outcome].word}</StateWord>
              </td>
              <td data-label="报送前须改正">
                {refused ? <div>{refused.zh}</div> : null}
                {wrong.map(({ element, message }) => (
                  <div key={element + message.zh}>
                    {elementWords(element)}：{message.zh}
                  </div>
                ))}
                {wrong.length > 0 && outcome !== 'HELD_BACK' ? (
                  <Link to={`/desk/catalogue/entries/${slug}/edit`}>去改</Link>
                ) : null}
                {wrong.length === 0 && !refused ? '—' : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
