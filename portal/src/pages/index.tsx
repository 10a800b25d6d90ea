import Link from '@docusaurus/Link';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { DatasetRow } from '../components/dataset/DatasetRow';
import { Failure } from '../components/feedback/Failure';
import page from '../components/page/Page.module.css';
import { useQuery } from '../graphql/useQuery';
import { Endpoint } from '../home/Endpoint';
import { FirstSteps } from '../home/FirstSteps';
import { Hero } from '../home/Hero';
import { HomeFigures } from '../home/HomeFigures';
import { homeQuery } from '../home/homeQuery';
import { ServiceGrid } from '../home/ServiceGrid';
import { ThemeGrid } from '../home/ThemeGrid';
import { WardPlan } from '../home/WardPlan';
import { useLanguage } from '../language/useLanguage';
import songStyles from '../song/Song.module.css';
import { song } from '../song/strings';
import styles from './index.module.css';

const nothing = {};

/** Home: one search box, the plan of what is open, what can be done, what is new. */
export default function Home(): ReactNode {
  const { say, text } = useLanguage();
  const query = useQuery(homeQuery, nothing);
  const { openFigures: figures, catalogue } = query.data ?? {};
  return (
    <Layout
      title={say('首页', 'Home')}
      description={say(
        '洛阳市政务数据的开放目录，任何人可查。',
        'The open catalogue of Luoyang’s government data.',
      )}
    >
      <main>
        <div className={styles.band}>
          <div className={styles.top} data-elder-column>
            <Hero figures={figures} />
            <WardPlan total={figures?.datasets} />
          </div>
        </div>
        <div className={styles.sunken}>
          <div className={styles.inner}>
            {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
            {figures ? <HomeFigures figures={figures} /> : <div className={styles.waiting} />}
          </div>
        </div>
        <div className={styles.inner}>
          <section aria-labelledby="services" className={styles.section}>
            <div className={page.head}>
              <h2 id="services" className={songStyles.song}>
                {text(song.services)}
              </h2>
              <Link to="/services">{say('要什么、多久、得到什么', 'Needs, time, result')}</Link>
            </div>
            <ServiceGrid />
          </section>
          <div className={`${page.split} ${styles.section}`} data-elder-column>
            <section aria-labelledby="latest">
              <div className={page.head}>
                <h2 id="latest" className={songStyles.song}>
                  {text(song.latest)}
                </h2>
                <Link to="/data?order=RELEASED">
                  {figures
                    ? say(`全部${figures.datasets}个数据集`, `All ${figures.datasets} datasets`)
                    : ''}
                </Link>
              </div>
              <ul className={page.rows}>
                {catalogue?.nodes.map((dataset) => (
                  <DatasetRow key={dataset.slug} dataset={dataset} />
                ))}
              </ul>
            </section>
            <FirstSteps />
          </div>
          <section aria-labelledby="themes" className={styles.section}>
            <div className={page.head}>
              <h2 id="themes" className={songStyles.song}>
                {text(song.themes)}
              </h2>
              <Link to="/data">{say('全部目录', 'The whole catalogue')}</Link>
            </div>
            <ThemeGrid themes={catalogue?.facets.theme ?? []} />
          </section>
        </div>
        <Endpoint />
      </main>
    </Layout>
  );
}
