import type { Config } from '@docusaurus/types';
import type * as Preset from '@docusaurus/preset-classic';
import { themes } from 'prism-react-renderer';

/** Before the first paint, so that the large version does not jump. */
const elderMode = `try{var q=new URLSearchParams(location.search).get('big');if(q!==null)localStorage.setItem('lf-elder',q==='1'?'1':'');if(localStorage.getItem('lf-elder')==='1')document.documentElement.setAttribute('data-elder','')}catch(e){}`;

/** Code is dark in both modes, on the ground of the other code panels. */
const code = {
  ...themes.vsDark,
  plain: { color: '#eaedf1', backgroundColor: '#10171f' },
};

/** The configuration is read once for each language. */
const english = process.env['DOCUSAURUS_CURRENT_LOCALE'] === 'en';

const config: Config = {
  title: english ? 'Luoyang Open Data' : '洛阳市政务数据开放',
  tagline: english ? 'The open catalogue of the city’s government data' : '全市政务数据的开放目录',
  url: 'https://data.ly.gov.cn',
  baseUrl: '/',
  trailingSlash: false,
  favicon: 'img/seal.svg',
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  markdown: { hooks: { onBrokenMarkdownLinks: 'throw' } },
  future: { v4: true, faster: true },
  i18n: {
    defaultLocale: 'zh-Hans',
    locales: ['zh-Hans', 'en'],
    localeConfigs: {
      'zh-Hans': { label: '中文', htmlLang: 'zh-CN' },
      en: { label: 'English', htmlLang: 'en' },
    },
  },
  headTags: [
    { tagName: 'script', attributes: {}, innerHTML: elderMode },
    { tagName: 'meta', attributes: { name: 'SiteName', content: '洛阳市政务数据开放' } },
    { tagName: 'meta', attributes: { name: 'SiteIDCode', content: '待核发' } },
  ],
  plugins: ['./plugins/native-layers.ts', './plugins/editor.ts', './plugins/live-pages.ts'],
  presets: [
    [
      'classic',
      {
        docs: { routeBasePath: 'build', sidebarPath: './sidebars.ts', breadcrumbs: false },
        blog: false,
        theme: {
          customCss: [
            './src/css/tokens.css',
            './src/css/infima.css',
            './src/css/type.css',
            './src/css/elder.css',
            './src/css/print.css',
          ],
        },
        // The server writes it: the datasets are known to the API only.
        sitemap: false,
      } satisfies Preset.Options,
    ],
  ],
  themeConfig: {
    colorMode: { defaultMode: 'light', respectPrefersColorScheme: true },
    navbar: {
      title: '洛阳市政务数据开放',
      logo: { alt: '', src: 'img/seal.svg', srcDark: 'img/seal-dark.svg', width: 36, height: 36 },
      items: [
        { to: '/data', label: '找数据', position: 'left' },
        { to: '/services', label: '办事', position: 'left' },
        { to: '/build', label: '开发者', position: 'left' },
        { to: '/open', label: '公开', position: 'left' },
        { to: '/me', label: '我的', position: 'left' },
        { type: 'custom-desk', position: 'left' },
        { type: 'search', position: 'right' },
        { type: 'custom-bell', position: 'right' },
        { type: 'custom-account', position: 'right' },
      ],
    },
    docs: { sidebar: { hideable: false } },
    prism: { theme: code, darkTheme: code, additionalLanguages: ['bash', 'graphql'] },
  } satisfies Preset.ThemeConfig,
};

export default config;
