import type { Plugin } from '@docusaurus/types';

/** The polyfill of cascade layers sees one file at a time, and so lets Infima win over our tokens. */
export default function nativeLayersPlugin(): Plugin {
  return {
    name: 'native-layers',
    configurePostCss(options) {
      const plugins = options.plugins.map((plugin: unknown) =>
        Array.isArray(plugin) && String(plugin[0]).includes('postcss-preset-env')
          ? [plugin[0], { features: { 'cascade-layers': false } }]
          : plugin,
      );
      return { ...options, plugins };
    },
  };
}
