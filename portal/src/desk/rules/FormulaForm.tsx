import { type ReactNode, useEffect, useRef, useState } from 'react';
import { countWord, measureWords, sumWords } from '../../components/dataset/qualityWords';
import { Failure } from '../../components/feedback/Failure';
import { useToast } from '../../components/feedback/Toasts';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import page from '../../components/page/Page.module.css';
import table from '../../components/table/Table.module.css';
import { useChange } from '../../graphql/useChange';
import styles from './Rules.module.css';
import { changeFormulaMutation, type Formula } from './ruleQuery';

const SIDES = [
  { side: 'of', words: '分子' },
  { side: 'over', words: '分母' },
] as const;

export function formulaWords({ of, over }: Pick<Formula, 'of' | 'over'>): string {
  const sum = (terms: string[]) => {
    const words = sumWords(terms, (count) => countWord(count).zh);
    return terms.length > 1 ? `（${words}）` : words || '……';
  };
  return `${sum(of)} ÷ ${sum(over)}`;
}

/** A formula is changed count by count: whether it is added or subtracted above, and below. */
export function FormulaForm({
  formula,
  counts,
  done,
  leave,
}: {
  formula: Formula;
  counts: string[];
  done: () => void;
  /** Closes it unsaved. */
  leave: () => void;
}): ReactNode {
  const toast = useToast();
  const { measure, changedAt } = formula;
  const [terms, setTerms] = useState({ of: formula.of, over: formula.over });
  const { make, sending, errors, failure } = useChange(changeFormulaMutation);
  const countTable = useRef<HTMLTableElement>(null);
  // It takes the place of what was pressed to open it.
  useEffect(() => countTable.current?.querySelector('select')?.focus(), []);
  const put = (side: 'of' | 'over', count: string, sign: string) =>
    setTerms((before) => ({
      ...before,
      [side]: counts.flatMap((one) => {
        const kept = one === count ? sign : signOf(before[side], one);
        return kept === '' ? [] : [kept === '-' ? `-${one}` : one];
      }),
    }));
  const submit = async () => {
    const result = await make({ input: { measure, ...terms, basedOn: changedAt } });
    if (result?.errors.length !== 0) return;
    toast({ title: `已修改${measureWords[measure].zh}的公式，以后发布的版本适用` });
    done();
  };
  return (
    <form
      className={form.wide}
      data-testid="formula-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className={styles.formula} role="status">
        {formulaWords(terms)}
      </p>
      <table ref={countTable} className={table.table}>
        <caption>每个计数在分子、分母里加还是减；相除的结果限于0到1</caption>
        <thead>
          <tr>
            <th scope="col">计数</th>
            {SIDES.map(({ side, words }) => (
              <th key={side} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((count) => (
            <tr key={count}>
              <th scope="row">{countWord(count).zh}</th>
              {SIDES.map(({ side, words }) => (
                <td key={side}>
                  <select
                    className={form.input}
                    name={`${side}.${count}`}
                    aria-label={`${countWord(count).zh}，${words}`}
                    value={signOf(terms[side], count)}
                    onChange={(event) => put(side, count, event.target.value)}
                  >
                    <option value="">不用</option>
                    <option value="+">加</option>
                    <option value="-">减</option>
                  </select>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <FieldErrors errors={errors} />
      {failure ? <Failure error={failure} /> : null}
      <p className={page.bar}>
        <Button type="submit" disabled={sending} data-testid="save-formula">
          修改{measureWords[measure].zh}的公式
        </Button>
        <Button kind="secondary" onClick={leave}>
          不改了
        </Button>
      </p>
    </form>
  );
}

function signOf(terms: readonly string[], count: string): string {
  if (terms.includes(count)) return '+';
  return terms.includes(`-${count}`) ? '-' : '';
}
