import type { ReactNode } from 'react';
import { useLanguage } from '../../language/useLanguage';
import type { DatasetDetail, DatasetField, Quality } from './datasetQuery';
import { Completeness } from './Completeness';
import styles from './QualityPanel.module.css';
import { countWord, MEASURES, measureWords, sumWords } from './qualityWords';

/** 质量 (C14): each measure as a number; its formula and the rows and fields behind it open on demand. */
export function QualityPanel({ dataset }: { dataset: DatasetDetail }): ReactNode {
  const { say, text } = useLanguage();
  const quality = dataset.release?.quality ?? [];
  if (quality.length === 0) return null;
  return (
    <section aria-labelledby="quality" data-testid="quality">
      <h2 id="quality">{say('质量', 'Quality')}</h2>
      <p className={styles.note}>
        {say(
          '发布这一版时按当时的公式算得，只计无条件开放的字段；点开看算法和数。',
          'Measured when this release was made, by the formulas of that day, over unconditional fields; open one for the formula and its figures.',
        )}
      </p>
      <div className={styles.measures}>
        {MEASURES.flatMap((measure) => quality.filter((one) => one.measure === measure)).map(
          (one) => (
            <details key={one.measure} className={styles.measure}>
              <summary>
                <span className={styles.name}>{text(measureWords[one.measure])}</span>
                {one.value === null ? (
                  <span className={styles.none}>
                    {say('还没有可计的', 'nothing to measure yet')}
                  </span>
                ) : (
                  <Completeness share={one.value} />
                )}
              </summary>
              <Behind quality={one} fields={dataset.fields} />
            </details>
          ),
        )}
      </div>
    </section>
  );
}

/** The formula in words, the same in figures, and for completeness the fields that lack most. */
function Behind({
  quality: { measure, of, over, counts },
  fields,
}: {
  quality: Quality;
  fields: DatasetField[];
}): ReactNode {
  const { say, text, number } = useLanguage();
  const words = (count: string) => text(countWord(count));
  const figure = (count: string) => number(counts.find((one) => one.count === count)?.number ?? 0);
  const lacking = fields
    .filter(({ completeness }) => completeness !== null && completeness < 1)
    .toSorted((a, b) => (a.completeness ?? 1) - (b.completeness ?? 1));
  return (
    <div className={styles.behind}>
      <p>
        {text(measureWords[measure])} = {ratio(of, over, words)}
        <br />= {ratio(of, over, figure)}
      </p>
      {measure === 'COMPLETENESS' ? (
        lacking.length === 0 ? (
          <p>
            {say('您可读的字段没有空值。', 'The fields that you may read have no empty values.')}
          </p>
        ) : (
          <ul>
            {lacking.map((field) => (
              <li key={field.name}>
                {text(field.title)} <Completeness share={field.completeness} />
              </li>
            ))}
          </ul>
        )
      ) : null}
    </div>
  );
}

function ratio(of: string[], over: string[], say: (count: string) => string): string {
  const side = (terms: string[]) =>
    terms.length > 1 ? `（${sumWords(terms, say)}）` : sumWords(terms, say);
  return `${side(of)} ÷ ${side(over)}`;
}
