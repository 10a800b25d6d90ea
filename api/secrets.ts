import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Role } from '../db/roles.ts';

/** Every key of the system, derived from one master secret so that one thing has to be kept safe. */
export interface Secrets {
  /** Signs cursors. */
  cursorKey: Buffer;
  /** Signs links by which files are fetched. */
  linkKey: Buffer;
  /** Makes the codes by which addresses are confirmed. */
  contactKey: Buffer;
  /** Encrypts the cookie that carries a sign-in under way. */
  loginKey: Buffer;
  /** Password of a database login. */
  passwordOf(role: Role | 'owner'): string;
  /** Keys hashes and row identities within one dataset, so that they cannot be compared across datasets. */
  datasetKey: (datasetId: string) => Buffer;
}

/** The master secret of the setting, or one made at the first start and kept in the data folder. */
export function readMasterSecret(dataDir: string, setting: string | undefined): string {
  return setting ?? secretFile(path.join(dataDir, 'secret'));
}

export function openSecrets(master: string): Secrets {
  const key = (purpose: string) => Buffer.from(hkdfSync('sha256', master, '', purpose, 32));
  const datasets = key('dataset');
  return {
    cursorKey: key('cursor'),
    linkKey: key('link'),
    contactKey: key('contact'),
    loginKey: key('login'),
    passwordOf: (role) => key(`login:${role}`).toString('base64url'),
    datasetKey: (datasetId) => createHmac('sha256', datasets).update(datasetId).digest(),
  };
}

function secretFile(file: string): string {
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}
