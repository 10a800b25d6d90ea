import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { COMPILED } from './processes/child-options.ts';
import type { ExporterOrders } from './processes/exporter.ts';
import type { PublicOrders } from './processes/public.ts';
import type { WorkerOrders } from './processes/worker.ts';

/** Composes everything: the supervisor, its processes, and the command line. Nothing imports it. */
const root = path.resolve(import.meta.dirname, '..');
const [command, ...rest] = process.argv.slice(2);

// Each process loads only what it runs, and a second start finds it compiled.
enableCompileCache(COMPILED);

switch (command) {
  case undefined: {
    const { supervise } = await import('./processes/supervise.ts');
    await supervise(root, import.meta.filename).catch(giveUp);
    break;
  }
  case 'public': {
    const [{ runPublic }, { publishedSdl, schema }, { datasetSchema }] = await Promise.all([
      import('./processes/public.ts'),
      import('../schema/schema.ts'),
      import('../schema/typed/dataset-schema.ts'),
    ]);
    const asked = { schema, sdl: publishedSdl(), datasetSchema };
    await underSupervision<PublicOrders>((orders) => runPublic(orders, asked));
    break;
  }
  case 'worker': {
    const { runWorker } = await import('./processes/worker.ts');
    await underSupervision<WorkerOrders>(runWorker);
    break;
  }
  case 'exporter': {
    const { runExporter } = await import('./processes/exporter.ts');
    await underSupervision<ExporterOrders>(runExporter);
    break;
  }
  default: {
    const { runCommand } = await import('./processes/command-line.ts');
    // Said outright: a hook of the library that runs PostgreSQL ends with 0 whatever the exit code says.
    process.exit(await runCommand(command, rest).catch(giveUp));
  }
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
