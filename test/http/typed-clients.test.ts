import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { generate as genql } from '@genql/cli';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, introspectionFromSchema, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIELD_TYPE } from '../../db/catalogue/vocabulary.ts';
import { aDataset, aField } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

/** Clients that others generate from a dataset's own SDL compile, and are typed as the fields are declared. */

/** Where packages are installed: beside them generated code finds them. */
const MODULES = path.join(fileURLToPath(import.meta.resolve('gql.tada/package.json')), '../..');
const run = promisify(execFile);
let city: TestSystem;
let folder: string;
let sdl: string;
beforeAll(async () => {
  city = await aSystem();
  const kinds = FIELD_TYPE.map((type) => aField(`a${type.toLowerCase()}`, { type }));
  await aDataset(
    city,
    'all-kinds',
    [
      aField('id', { key: true }),
      aField('state', { checks: [{ kind: 'CODE_LIST', codes: ['OPEN', 'SHUT'] }] }),
      aField('x', { type: 'NUMBER' }),
      aField('y', { type: 'NUMBER' }),
      ...kinds,
    ],
    { crs: 'WGS 84', place: { longitude: 'x', latitude: 'y' } },
  );
  sdl = (await city.server.inject({ url: '/graphql/all-kinds+museums.graphql' })).body;
  mkdirSync(path.join(MODULES, '.cache'), { recursive: true });
  folder = mkdtempSync(path.join(MODULES, '.cache/typed-clients-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await city.end();
});

const QUERY = `query Rows($where: AllKindsWhere, $after: String) {
  allKinds(where: $where, orderBy: [{ field: ID }], first: 10, after: $after) {
    nodes { id state aboolean ainteger adate ageometry }
    totalCount
    pageInfo { hasNextPage endCursor }
  }
  allKindsGroups(by: [{ field: STATE }]) { values { state } count average { anumber } }
  allKindsDistinct { state { values { value rows } } }
  museums(first: 1) { edges { cursor node { name } } }
}`;

/** Files of a project of their own, and what the compiler says of it: nothing, when it is right. */
async function compiled(name: string, files: Record<string, string>): Promise<string> {
  const project = path.join(folder, name);
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: 'es2023',
    module: 'esnext',
    moduleResolution: 'bundler',
    types: ['node'],
    lib: ['es2023', 'dom'],
  };
  mkdirSync(project, { recursive: true });
  for (const [file, text] of Object.entries({
    ...files,
    'tsconfig.json': JSON.stringify({ compilerOptions, include: ['**/*.ts'] }),
  }))
    writeFileSync(path.join(project, file), text);
  const compiler = path.join(MODULES, 'typescript/bin/tsc');
  return run(process.execPath, [compiler, '-p', project]).then(
    () => '',
    (error: { stdout: string }) => error.stdout,
  );
}

test('graphql-codegen', async () => {
  const types = await codegen({
    filename: 'types.ts',
    schema: parse(sdl),
    documents: [{ location: 'rows.graphql', document: parse(QUERY) }],
    plugins: [{ typescriptOperations: {} }],
    pluginMap: { typescriptOperations },
    config: { enumsAsTypes: true, defaultScalarType: 'unknown' },
  });
  const use = `import type { RowsQuery, RowsQueryVariables } from './types';
    export const variables: RowsQueryVariables = { where: { state: { in: ['OPEN'] }, not: { aboolean: { eq: true } } } };
    declare const answer: RowsQuery;
    export const id: string = answer.allKinds.nodes[0]!.id;
    export const state: 'OPEN' | 'SHUT' | 'UNLISTED' | null | undefined = answer.allKinds.nodes[0]!.state;
    // @ts-expect-error a code that is not in the list
    export const wrong: RowsQueryVariables = { where: { state: { eq: 'GONE' } } };`;
  expect(await compiled('codegen', { 'types.ts': types, 'use.ts': use })).toBe('');
});

test('gql.tada', async () => {
  const introspection = outputIntrospectionFile(
    minifyIntrospection(introspectionFromSchema(buildSchema(sdl))),
    { fileType: '.d.ts', shouldPreprocess: true },
  );
  const use = `import { initGraphQLTada, type ResultOf, type VariablesOf } from 'gql.tada';
    import type { introspection } from './introspection';
    const graphql = initGraphQLTada<{ introspection: introspection }>();
    const rows = graphql(\`${QUERY}\`);
    export const variables: VariablesOf<typeof rows> = { where: { state: { in: ['OPEN'] } } };
    declare const answer: ResultOf<typeof rows>;
    export const id: string = answer.allKinds.nodes[0]!.id;
    export const state: 'OPEN' | 'SHUT' | 'UNLISTED' | null = answer.allKinds.nodes[0]!.state;
    // @ts-expect-error truth is no number
    export const wrong: number | null = answer.allKinds.nodes[0]!.aboolean;`;
  expect(await compiled('tada', { 'introspection.d.ts': introspection, 'use.ts': use })).toBe('');
});

test('genql', async () => {
  const output = path.join(folder, 'genql');
  await genql({ schema: sdl, output });
  const use = `import { createClient } from './index';
    const client = createClient({ url: 'http://localhost/graphql/all-kinds+museums' });
    export async function ids(): Promise<string[]> {
      const { allKinds } = await client.query({
        allKinds: { __args: { where: { state: { in: ['OPEN'] } }, first: 10 }, nodes: { id: true }, totalCount: true },
      });
      return allKinds.nodes.map((row) => row.id);
    }
    // @ts-expect-error no such field
    export const wrong = () => client.query({ allKinds: { nodes: { nothing: true } } });`;
  expect(await compiled('genql', { 'use.ts': use })).toBe('');
});

test('the Relay compiler', async () => {
  const project = path.join(folder, 'relay');
  mkdirSync(path.join(project, 'src/__generated__'), { recursive: true });
  writeFileSync(path.join(project, 'schema.graphql'), sdl);
  writeFileSync(
    path.join(project, 'relay.config.json'),
    JSON.stringify({
      src: './src',
      schema: './schema.graphql',
      language: 'typescript',
      // Those that it leaves out unasked would be all, here.
      excludes: ['**/__generated__/**'],
    }),
  );
  const compile = async (query: string) => {
    writeFileSync(
      path.join(project, 'src/Rows.ts'),
      `import { graphql } from 'relay-runtime';\nexport const rows = graphql\`${query}\`;\n`,
    );
    const compiler = fileURLToPath(import.meta.resolve('relay-compiler/cli.js'));
    return run(process.execPath, [compiler, 'relay.config.json'], { cwd: project });
  };
  // It names queries by the module in which they stand.
  const named = QUERY.replace('query Rows(', 'query RowsQuery(');
  await compile(named);
  const artifact = readFileSync(
    path.join(project, 'src/__generated__/RowsQuery.graphql.ts'),
    'utf8',
  );
  expect(artifact).toMatch(/readonly state: AllKinds_state_OrUnlisted \| null \| undefined;/);
  expect(artifact).toMatch(/readonly id: string;/);
  await expect(compile(named.replace('{ id state', '{ id nothing'))).rejects.toThrow(/nothing/);
});
