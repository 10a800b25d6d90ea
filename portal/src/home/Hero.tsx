import Link from '@docusaurus/Link';
import { useHistory } from '@docusaurus/router';
import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { SearchField } from '../components/catalogue/SearchField';
import { Button } from '../components/form/Button';
import { OpennessGlyph } from '../components/openness/Openness';
import type { OpenFigures, Text } from '../graphql/contract';
import { useLanguage } from '../language/useLanguage';
import songStyles from '../song/Song.module.css';
import { song } from '../song/strings';
import styles from './Hero.module.css';

const OFTEN: Text[] = [
  { zh: '空气质量', en: 'air quality' },
  { zh: '行政区划', en: 'divisions' },
  { zh: '公交', en: 'bus' },
  { zh: '博物馆', en: 'museums' },
  { zh: '企业', en: 'company' },
];

/** The city's sentence, the search, and what the catalogue holds by openness. */
export function Hero({ figures }: { figures: OpenFigures | undefined }): ReactNode {
  const { say, text, number } = useLanguage();
  const history = useHistory();
  const [words, setWords] = useState('');
  const catalogue = `${say('', '/en')}/data`;
  return (
    <div>
      <h1 className={`${songStyles.song} ${styles.hero}`}>
        {text(song.heroFirst)}
        <br />
        {text(song.heroSecond)}
      </h1>
      <p className={styles.lead}>
        {say(
          '全市政务数据的开放目录，任何人可查。无条件开放的数据，实名登录即取；有条件开放的数据，提供部门',
          'The open catalogue of the city’s data; anyone may search it. Unconditional data follows sign-in; conditional data is answered within ',
        )}
        <strong>{say('十个工作日内', 'ten working days')}</strong>
        {say('答复。', '.')}
      </p>
      <form
        // biome-ignore lint/a11y/useSemanticElements: the search element is not everywhere yet.
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          history.push(`${catalogue}?q=${encodeURIComponent(words)}`);
        }}
      >
        <SearchField words={words} onWords={setWords}>
          <Button type="submit">{say('搜索', 'Search')}</Button>
        </SearchField>
      </form>
      <p className={styles.often}>
        <span>{say('常查', 'Often')}</span>
        {OFTEN.map((term) => (
          <Link key={term.zh} to={`/data?q=${encodeURIComponent(text(term))}`}>
            {text(term)}
          </Link>
        ))}
      </p>
      <ul className={styles.kinds}>
        <li>
          <OpennessGlyph value="UNCONDITIONAL" />
          <Link to="/data?openness=UNCONDITIONAL">{say('无条件开放', 'Unconditional')}</Link>
          <span>{say('实名后立即取用', 'at once after sign-in')}</span>
          <strong>{figures ? number(figures.unconditional) : ' '}</strong>
          <ChevronRight aria-hidden size={16} strokeWidth={2} />
        </li>
        <li>
          <OpennessGlyph value="CONDITIONAL" />
          <Link to="/data?openness=CONDITIONAL">{say('有条件开放', 'Conditional')}</Link>
          <span>{say('说明用途，限期答复', 'say what for; answered in time')}</span>
          <strong>{figures ? number(figures.conditional) : ' '}</strong>
          <ChevronRight aria-hidden size={16} strokeWidth={2} />
        </li>
      </ul>
    </div>
  );
}
