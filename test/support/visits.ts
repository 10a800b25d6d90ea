import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { aVisit, openBrowser, type Visit } from './browser.ts';
import { anInstallation } from './installation.ts';

type Installation = Awaited<ReturnType<typeof anInstallation>>;

export interface Visits {
  readonly portal: Installation;
  /** Someone before a window of his own, with nobody signed in. */
  readonly anyone: (options?: Parameters<typeof aVisit>[2]) => Promise<Visit>;
  /** Someone at the first of his posts, at the size of an office machine. */
  readonly atPost: (subject: string) => Promise<Visit>;
}

/** An installation with real parts and a browser before it, started before the tests of a file and ended after them. */
export function visits(): Visits {
  let portal: Installation | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    portal = await anInstallation();
    const running = await portal.start();
    if (running.code !== undefined) throw new Error(running.output);
    browser = await openBrowser();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await portal?.end();
  });

  const started = () => {
    if (portal === undefined || browser === undefined) throw new Error('nothing was started');
    return { portal, browser };
  };
  const anyone: Visits['anyone'] = (options) =>
    aVisit(started().browser, started().portal.url, options);
  return {
    get portal() {
      return started().portal;
    },
    anyone,
    atPost: async (subject) => {
      const visit = await anyone({ width: 1366, height: 768 });
      await visit.page.goto('/');
      await visit.signIn(subject);
      await Promise.all([
        visit.page.waitForEvent('load'),
        visit.page.getByTestId('acting-as').selectOption({ index: 1 }),
      ]);
      await visit.page.waitForLoadState('networkidle');
      return visit;
    },
  };
}
