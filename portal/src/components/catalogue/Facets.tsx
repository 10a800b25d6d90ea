import type { ReactNode } from 'react';
import type { FacetValue, Openness, Text } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import { OpennessGlyph } from '../openness/Openness';
import form from '../form/Form.module.css';
import type { FacetName } from './catalogueQuery';
import styles from './Facets.module.css';

const FACETS: { name: FacetName; words: Text }[] = [
  { name: 'openness', words: { zh: '开放属性', en: 'Openness' } },
  { name: 'theme', words: { zh: '主题', en: 'Theme' } },
  { name: 'department', words: { zh: '部门', en: 'Department' } },
  { name: 'division', words: { zh: '县区', en: 'District or county' } },
  { name: 'updateCycle', words: { zh: '更新周期', en: 'Update cycle' } },
];
export const FACET_NAMES = FACETS.map((facet) => facet.name);

/** A facet with a single value chooses nothing, and so is left out, unless it is chosen. */
function isUseful(values: FacetValue[], chosen: string[]): boolean {
  return values.length > 1 || chosen.length > 0;
}

export function Facets({
  facets,
  chosen,
  toggle,
}: {
  facets: Record<FacetName, FacetValue[]>;
  chosen: (name: FacetName) => string[];
  toggle: (name: FacetName, value: string) => void;
}): ReactNode {
  const { text } = useLanguage();
  return FACETS.filter(({ name }) => isUseful(facets[name], chosen(name))).map(
    ({ name, words }) => (
      <fieldset key={name} className={styles.facet}>
        <legend>{text(words)}</legend>
        {facets[name].map((facet) => (
          <label key={facet.value} className={form.check} data-off={facet.count === 0}>
            <input
              type="checkbox"
              checked={chosen(name).includes(facet.value)}
              onChange={() => toggle(name, facet.value)}
            />
            {name === 'openness' ? <OpennessGlyph value={facet.value as Openness} /> : null}
            <span>{text(facet.label)}</span>
            <span className={form.aside}>{facet.count}</span>
          </label>
        ))}
      </fieldset>
    ),
  );
}
