import { publishedSdl, schema } from '../schema/schema.ts';
import { runCommand } from './processes/command-line.ts';
import { type PublicOrders, runPublic } from './processes/public.ts';
import { projectRoot, supervise } from './processes/supervise.ts';
import { runWorker, type WorkerOrders } from './processes/worker.ts';

/** Composes everything: the supervisor, its two processes, and the command line. Nothing imports it. */
const [command, ...rest] = process.argv.slice(2);

switch (command) {
  case undefined:
    await supervise(projectRoot, import.meta.filename).catch(giveUp);
    break;
  case 'public':
    await underSupervision<PublicOrders>((orders) => runPublic(orders, schema, publishedSdl()));
    break;
  case 'worker':
    await underSupervision<WorkerOrders>(runWorker);
    break;
  default:
    process.exitCode = await runCommand(command, rest).catch(giveUp);
}

function giveUp(error: unknown): number {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

interface Running {
  stop(): Promise<void>;
  becomeReady?: () => void;
}

/** Takes orders from the supervisor, reports when it runs, and ends with it. */
async function underSupervision<Orders>(run: (orders: Orders) => Promise<Running>): Promise<void> {
  const orders = await new Promise<Orders>((resolve) => {
    process.once('message', (message) => resolve(message as Orders));
  });
  try {
    const running = await run(orders);
    process.on('message', (message) => {
      if (message === 'ready') running.becomeReady?.();
    });
    const end = () => void running.stop().finally(() => process.exit(0));
    process.on('SIGTERM', end);
    // Ctrl-C reaches the whole group; the supervisor decides the order in which it ends.
    process.on('SIGINT', () => undefined);
    process.on('disconnect', end);
    process.send?.({ running: true });
  } catch (error) {
    process.send?.({ failed: error instanceof Error ? error.message : String(error) });
  }
}
