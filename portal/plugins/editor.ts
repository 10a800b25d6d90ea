import path from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';

/** The editor of the explorer only runs in a browser: pages are built without it, in a third of the time. */
export default function editorPlugin({ siteDir }: LoadContext): Plugin {
  return {
    name: 'editor',
    configureWebpack(_config, isServer) {
      return {
        resolve: {
          alias: {
            // Subscriptions are not served, so their client is not installed.
            'graphql-ws': false,
            ...(isServer ? { [path.join(siteDir, 'src/explorer/Explorer.tsx')]: false } : {}),
          },
        },
        // Monaco asks for AMD modules where there are any; here there are none.
        ignoreWarnings: [/Critical dependency: require function is used/],
      };
    },
  };
}
