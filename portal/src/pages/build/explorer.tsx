import BrowserOnly from '@docusaurus/BrowserOnly';
import { useColorMode } from '@docusaurus/theme-common';
import { lazy, type ReactNode, Suspense } from 'react';
import { Opening } from '../../components/feedback/Opening';
import { Page } from '../../components/page/Page';
import page from '../../components/page/Page.module.css';
import { useLanguage } from '../../language/useLanguage';
import styles from './explorer.module.css';

/** Three megabytes of editor: only who opens this page fetches them. */
const Explorer = lazy(() => import('../../explorer/Explorer'));

/** 探索器: ask the endpoint by hand, with the schema beside. */
export default function ExplorerPage(): ReactNode {
  const { say } = useLanguage();
  return (
    <Page
      title={say('探索器', 'Explorer')}
      crumbs={[{ to: '/build', words: say('开发者', 'Developers') }]}
    >
      <h1>{say('探索器', 'Explorer')}</h1>
      <p className={page.lead}>
        {say(
          '直接向接口提问，字段和说明就在旁边。以您登录的身份读取，也受同样的上限。',
          'Ask the endpoint directly, with the schema beside. It reads as whoever is signed in, within the same limits.',
        )}
      </p>
      <div className={styles.frame}>
        <BrowserOnly fallback={<Opening />}>{() => <Loaded />}</BrowserOnly>
      </div>
    </Page>
  );
}

function Loaded(): ReactNode {
  const { colorMode } = useColorMode();
  return (
    <Suspense fallback={<Opening />}>
      <Explorer dark={colorMode === 'dark'} />
    </Suspense>
  );
}
