import { demoPeople } from '../seed/people.ts';

/** The demo provider's one page: each person is a button. It stands outside the portal, as the province's would. */
export function demoSignInPage(path: string): string {
  const people = demoPeople
    .map(
      (person) => `
      <li><form action="${path}" method="get"><input type="hidden" name="as" value="${person.subject}">
        <button type="submit" data-person="${person.subject}"><strong>${person.name}</strong>
        <span>${person.role.zh}</span><span lang="en">${person.role.en}</span></button></form></li>`,
    )
    .join('');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>演示身份认证</title>
<style>
  body { font: 1rem/1.6 "IBM Plex Sans", "PingFang SC", "Noto Sans CJK SC", sans-serif; color: #131a24;
    background: #f4f7f9; max-width: 46rem; margin: 0 auto; padding: 2rem 1.5rem }
  h1 { font-size: 1.5rem; margin: 0 }
  p { color: #3f4953 }
  ul { list-style: none; padding: 0; display: grid; gap: .5rem }
  button { display: grid; gap: .1rem; width: 100%; min-height: 44px; padding: .75rem 1rem; text-align: start; font: inherit;
    color: inherit; background: #fff; border: 1px solid #78828b; border-radius: 4px; cursor: pointer }
  button:hover { background: #e1effb } button:focus-visible { outline: 3px solid #0267c7; outline-offset: 2px }
  span { color: #5c6670; font-size: .875rem }
</style></head><body>
<h1>演示身份认证</h1>
<p>这些人都是虚构的。正式系统在此处连接统一身份认证平台。<br><span lang="en">These people are made up. A real system connects to the city's identity provider here.</span></p>
<ul>${people}</ul>
</body></html>`;
}
