import { type ReactNode, useEffect, useRef, useState } from 'react';
import { countWord, MEASURES, measureWords } from '../../../components/dataset/qualityWords';
import { Button } from '../../../components/form/Button';
import page from '../../../components/page/Page.module.css';
import table from '../../../components/table/Table.module.css';
import { Changed } from '../../../desk/rules/Changed';
import { FormulaForm, formulaWords } from '../../../desk/rules/FormulaForm';
import { RulePage } from '../../../desk/rules/RulePage';
import styles from '../../../desk/rules/Rules.module.css';
import { type Formula, formulasQuery } from '../../../desk/rules/ruleQuery';

/** 质量公式 (C14): how each of the five words is measured. */
export default function DeskQuality(): ReactNode {
  return (
    <RulePage
      title="质量公式"
      lead="数据质量用五个词说：完整、准确、时效、一致、可用。每个是若干计数之和相除，发布时算得；改后的公式用于以后发布的版本，以前的不变。"
      query={formulasQuery}
    >
      {({ data: { qualityFormulas, qualityCounts }, keeps, reload }) => {
        const formulas = MEASURES.flatMap(
          (measure) => qualityFormulas.find((one) => one.measure === measure) ?? [],
        );
        return (
          <>
            <ul className={page.rows}>
              {formulas.map((formula) => (
                <Measure
                  key={`${formula.measure} ${formula.changedAt}`}
                  formula={formula}
                  counts={qualityCounts}
                  keeps={keeps}
                  reload={reload}
                />
              ))}
            </ul>
            <h2>可用的计数</h2>
            <Counts counts={qualityCounts} formulas={formulas} />
          </>
        );
      }}
    </RulePage>
  );
}

function Measure({
  formula,
  counts,
  keeps,
  reload,
}: {
  formula: Formula;
  counts: string[];
  keeps: boolean;
  reload: () => void;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const words = measureWords[formula.measure].zh;
  const left = useRef(false);
  // The form that closes takes the focus away with it.
  useEffect(() => {
    if (left.current && !open) document.getElementById(formula.measure)?.focus();
    left.current = open;
  }, [open, formula.measure]);
  return (
    <li data-testid="formula" data-measure={formula.measure}>
      <div className={page.head}>
        <h3>{words}</h3>
        {keeps && !open ? (
          <Button
            id={formula.measure}
            kind="plain"
            small
            aria-label={`改${words}的公式`}
            onClick={() => setOpen(true)}
          >
            改
          </Button>
        ) : null}
      </div>
      {open ? (
        <FormulaForm formula={formula} counts={counts} done={reload} leave={() => setOpen(false)} />
      ) : (
        <p className={styles.formula}>{formulaWords(formula)}</p>
      )}
      <p className={page.note}>
        最后修改：
        <Changed rule={formula} />
      </p>
    </li>
  );
}

function Counts({ counts, formulas }: { counts: string[]; formulas: Formula[] }): ReactNode {
  const users = (count: string) =>
    formulas
      .filter(({ of, over }) =>
        [...of, ...over].some((term) => term === count || term === `-${count}`),
      )
      .map(({ measure }) => measureWords[measure].zh)
      .join('、');
  return (
    <table className={`${table.table} ${table.stack}`}>
      <caption>{counts.length}个，每次发布时计；单元格只计无条件开放的字段</caption>
      <thead>
        <tr>
          <th scope="col">计数</th>
          <th scope="col">接口里的名称</th>
          <th scope="col">用于</th>
        </tr>
      </thead>
      <tbody>
        {counts.map((count) => (
          <tr key={count}>
            <th scope="row">{countWord(count).zh}</th>
            <td data-label="接口里的名称" className={page.code}>
              {count}
            </td>
            <td data-label="用于">{users(count) || '没有用到'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
