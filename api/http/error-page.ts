import { ERRORS } from '../errors.ts';
import { escapeXml } from '../xml.ts';
import type { CodedError } from './refusal-response.ts';

/** A coded error for whoever has opened an address in a browser, where its JSON would tell nothing. */
export function errorPage({ extensions }: CodedError): string {
  const { code, message, hint, requestId } = extensions;
  const { title } = ERRORS[code];
  const said = (language: 'zh' | 'en') =>
    message[language] === title[language] ? '' : `<p>${escapeXml(message[language])}</p>`;
  const part = (language: 'zh' | 'en', lang: string) =>
    `<section lang="${lang}"><h1>${escapeXml(title[language])}</h1>${said(language)}<p>${escapeXml(hint[language])}</p></section>`;
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${escapeXml(title.zh)}</title></head>
<body>${part('zh', 'zh-CN')}${part('en', 'en')}
<p><a href="/me">我的 · Mine</a> · <a href="/build/errors">错误代码 · Error codes</a></p>
<p><code>${code}</code> <small>${escapeXml(requestId)}</small></p></body></html>
`;
}
