import path from 'node:path';
import { demoPeople } from '../seed/people.ts';
import type { Settings } from '../settings.ts';

/** What a newcomer reads when everything is up: the address, the demo people, what to try. */
export function greeting(settings: Settings, milliseconds: number): string {
  const people = demoPeople.map(
    (person) => `    ${person.subject.padEnd(26)} ${person.role.zh} · ${person.role.en}`,
  );
  return [
    '',
    `  洛阳市政务数据开放 is ready after ${(milliseconds / 1000).toFixed(1)} s:  ${settings.publicUrl}`,
    '',
    ...(settings.identity.kind === 'DEMO'
      ? ['  Demo people (choose one when you sign in):', ...people, '']
      : []),
    '  Try:',
    '    npm run opendata -- key citizen-li           makes an API key',
    `    curl ${settings.publicUrl}/graphql -H 'content-type: application/json' -H "authorization: Bearer $KEY" \\`,
    `      -d '{"query":"{ dataset(slug: \\"museums\\") { records(first: 3) { nodes } } }"}'`,
    '',
    ...(settings.mail.smtpUrl === undefined
      ? [`  E-mail that would be sent lies in ${path.join(settings.dataDir, 'mail')}`, '']
      : []),
    '  Ctrl-C stops everything; the data stays.',
  ].join('\n');
}
