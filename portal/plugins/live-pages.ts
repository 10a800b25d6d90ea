import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';

/** Pages whose address holds a name that only the API knows: one built shell serves them all. */
const livePages = [
  { address: 'data/:slug', component: 'DatasetPage', shell: 'dataset' },
  { address: 'data/:slug/apply', component: 'ApplyPage', shell: 'apply' },
  { address: 'data/:slug/correction', component: 'CorrectionPage', shell: 'correction' },
  { address: 'data/:slug/verification', component: 'VerificationPage', shell: 'verification' },
  { address: 'me/cases/:number', component: 'CasePage', shell: 'case' },
  { address: 'desk/cases/:number', component: 'DeskCasePage', shell: 'desk-case' },
  { address: 'desk/deliveries/loads/:id', component: 'DeskLoadPage', shell: 'desk-load' },
  { address: 'desk/datasets/:slug', component: 'DeskDatasetPage', shell: 'desk-dataset' },
  { address: 'desk/catalogue/entries/:id', component: 'DeskEntryPage', shell: 'desk-entry' },
  { address: 'desk/catalogue/entries/:id/edit', component: 'DeskEditPage', shell: 'desk-edit' },
  { address: 'desk/reviews/:id', component: 'DeskBatchPage', shell: 'desk-batch' },
  { address: 'desk/secrecy/:id', component: 'DeskSecrecyPage', shell: 'desk-secrecy' },
  { address: 'desk/onboard/:id', component: 'DeskBenchPage', shell: 'desk-bench' },
  { address: 'desk/updates/:id', component: 'DeskUpdatePage', shell: 'desk-update' },
  { address: 'desk/demands/items/:number', component: 'DeskDemandPage', shell: 'desk-demand' },
  {
    address: 'desk/demands/items/:number/edit',
    component: 'DeskDemandEditPage',
    shell: 'desk-demand-edit',
  },
];

export default function livePagesPlugin({ baseUrl, siteDir }: LoadContext): Plugin {
  return {
    name: 'live-pages',
    async contentLoaded({ actions }) {
      for (const page of livePages) {
        actions.addRoute({
          path: `${baseUrl}${page.address}`,
          component: path.join(siteDir, 'src/live', `${page.component}.tsx`),
          exact: true,
          // Below the static routes, else a page that is built ahead is answered by the shell.
          priority: -1,
        });
      }
    },
    async postBuild({ outDir }) {
      await mkdir(path.join(outDir, 'shells'), { recursive: true });
      for (const page of livePages) {
        const built = path.join(outDir, `${page.address}.html`);
        await rename(built, path.join(outDir, 'shells', `${page.shell}.html`));
      }
      // A colon in a folder's name cannot be checked out everywhere.
      for (const { address } of livePages) {
        const folder = path.dirname(address);
        if (folder.includes(':'))
          await rm(path.join(outDir, folder), { recursive: true, force: true });
      }
    },
  };
}
