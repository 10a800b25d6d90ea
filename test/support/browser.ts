import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (file) => existsSync(file),
);

/** Whether this machine has a browser; its tests are skipped, and counted as skipped, where not. */
export const hasBrowser = CHROMIUM !== undefined;

const PICTURES = path.resolve(import.meta.dirname, '../.screenshots');

/** A real Chromium that talks to nobody but the portal. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

export interface Visit {
  page: Page;
  /** What went wrong in the page: console errors, exceptions, requests to other hosts. */
  faults: string[];
  picture: (name: string) => Promise<void>;
  signIn: (subject: string) => Promise<void>;
}

/** A person before a browser window of his own, with nobody signed in. */
export async function aVisit(
  browser: Browser,
  portal: string,
  options: { width?: number; height?: number; dark?: boolean; locale?: string } = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: portal,
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.dark === true ? 'dark' : 'light',
    locale: options.locale ?? 'zh-CN',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => void faults.push(error.message));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(portal).origin) {
      faults.push(`asked another host: ${request.url()}`);
    }
  });
  return {
    page,
    faults,
    picture: async (name) => {
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: true });
    },
    signIn: async (subject) => {
      await page.getByTestId('sign-in').first().click();
      await page.locator(`[data-person="${subject}"]`).click();
      await page.getByTestId('acting-as').first().waitFor({ state: 'attached' });
    },
  };
}
