import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Builds the portal when its sources have changed since the last build; the folder with its pages. */
export async function buildPortal(root: string, say: (line: string) => void): Promise<string> {
  const folder = path.join(root, 'portal', 'build');
  const stamp = path.join(root, '.cache', 'portal-stamp');
  const state = sourcesDigest(root);
  const built = existsSync(stamp) && existsSync(path.join(folder, 'index.html'));
  if (built && readFileSync(stamp, 'utf8') === state) return folder;
  say('Building the portal, once; this takes a minute or two …');
  await run(root, ['build', 'portal', '--out-dir', 'build']);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, state);
  return folder;
}

function sourcesDigest(root: string): string {
  const digest = createHash('sha256');
  const cwd = path.join(root, 'portal');
  const files = globSync('**/*', {
    cwd,
    exclude: (name) => name === 'build' || name === '.docusaurus' || name === 'node_modules',
  });
  for (const file of files.toSorted()) {
    const info = statSync(path.join(cwd, file));
    if (info.isFile())
      digest.update(
        `${file}\0${createHash('sha256')
          .update(readFileSync(path.join(cwd, file)))
          .digest('hex')}\n`,
      );
  }
  return digest.digest('hex');
}

function run(root: string, args: string[]): Promise<void> {
  const program = path.join(root, 'node_modules', '@docusaurus', 'core', 'bin', 'docusaurus.mjs');
  return new Promise((resolve, reject) => {
    const output: string[] = [];
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
    });
    child.stdout.on('data', (data: Buffer) => output.push(data.toString()));
    child.stderr.on('data', (data: Buffer) => output.push(data.toString()));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`the portal was not built:\n${output.join('').slice(-4000)}`)),
    );
  });
}
