import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { printedErrors } from '../../api/http/print-errors.ts';
import { readmeWithSettings } from '../../api/print-settings.ts';
import { publishedSdl } from '../../schema/schema.ts';

const root = path.resolve(import.meta.dirname, '../..');
const importsOf = (file: string) =>
  [...readFileSync(path.join(root, file), 'utf8').matchAll(/from '(\.[^']+)'/g)].map(
    ([, target = '']) => path.relative(root, path.resolve(root, path.dirname(file), target)),
  );
const files = (folder: string) => globSync(`${folder}/**/*.ts`, { cwd: root });

test('the arrow is schema → api → db', () => {
  const wrong = [
    ...files('db').filter((file) =>
      importsOf(file).some((target) => /^(api|schema)\//.test(target)),
    ),
    ...files('schema').filter((file) => importsOf(file).some((target) => target.startsWith('db/'))),
    ...files('api').filter(
      (file) =>
        file !== 'api/main.ts' && importsOf(file).some((target) => target.startsWith('schema/')),
    ),
  ];
  expect(wrong).toEqual([]);
});

test('only the gate can issue a permit', () => {
  const issuers = [...files('api'), ...files('schema'), ...files('db')].filter(
    (file) =>
      file !== 'db/records/permit.ts' &&
      readFileSync(path.join(root, file), 'utf8').includes('issuePermit'),
  );
  expect(issuers).toEqual(['api/records/gate.ts']);
});

test('what is generated is fresh: the SDL, the error list, the settings table', () => {
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
  expect(read('schema/schema.graphql')).toBe(publishedSdl());
  expect(read('portal/src/generated/errors.json')).toBe(printedErrors());
  expect(read('README.md')).toBe(readmeWithSettings());
});
