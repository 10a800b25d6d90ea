import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeSettings } from './settings.ts';

const README = path.join(import.meta.dirname, '..', 'README.md');
const TABLE = /(<!-- settings -->\n)[\s\S]*?(\n<!-- \/settings -->)/;

/** The README with its settings table as the configuration schema says it. */
export function readmeWithSettings(): string {
  const rows = describeSettings().map(
    ({ name, meaning, default: byDefault }) =>
      `| \`${name}\` | ${byDefault === '' ? '' : `\`${byDefault}\``} | ${meaning} |`,
  );
  const table = ['| setting | default | meaning |', '| --- | --- | --- |', ...rows].join('\n');
  return readFileSync(README, 'utf8').replace(TABLE, `$1${table}$2`);
}

if (import.meta.main) writeFileSync(README, readmeWithSettings());
