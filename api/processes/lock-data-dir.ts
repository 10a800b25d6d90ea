import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One supervisor for a data folder: a second one would stop the first one's database. */
export function lockDataDir(dataDir: string): void {
  const file = path.join(dataDir, 'supervisor.pid');
  mkdirSync(dataDir, { recursive: true });
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (pid > 0 && pid !== process.pid && runsHere(pid)) {
    throw new Error(
      `The system already runs on ${dataDir} (process ${pid}). Stop it, or set DATA_DIR and PORT to other values.`,
    );
  }
  writeFileSync(file, String(process.pid));
}

/** A number may have been given to another program since. */
function runsHere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const commandLine = `/proc/${pid}/cmdline`;
    return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('main.ts');
  } catch {
    return false;
  }
}
