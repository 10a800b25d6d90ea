import path from 'node:path';
import { z } from 'zod';

/** Every setting, its meaning and its default; the only place that reads the environment. */
const settingsSchema = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65535)
    .default(4000)
    .describe('Port of the one listener.'),
  HOST: z.string().default('127.0.0.1').describe('Address of the one listener.'),
  PUBLIC_URL: z
    .url()
    .optional()
    .describe('Address under which people reach the system; http://localhost:PORT where absent.'),
  WORKER_ADDRESS: z
    .string()
    .regex(/^[^:]+:\d+$/)
    .optional()
    .describe(
      'HOST:PORT on which departments send data (M21); where absent, /deliveries of the one listener.',
    ),
  DATA_DIR: z.string().default('data').describe('Folder of the embedded database and the secret.'),
  DATABASE_URL: z
    .string()
    .optional()
    .describe('Owner login of a PostgreSQL 15 or later; where set, no embedded server starts.'),
  SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('Master secret of at least 32 characters; a file in DATA_DIR where absent.'),
  OIDC_ISSUER: z.url().optional().describe('OpenID Connect issuer; the demo people where absent.'),
  OIDC_CLIENT_ID: z.string().default('luoyang-open-data').describe('Client at the issuer.'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('Secret of the client at the issuer.'),
  OIDC_VERIFIED_ACR: z
    .string()
    .default('VERIFIED')
    .describe('acr value by which the issuer says that it has authenticated a real identity.'),
  DEMO_IDENTITY: z
    .enum(['auto', 'force', 'off'])
    .default('auto')
    .describe('Demo people: auto is off when NODE_ENV=production; force turns them on by name.'),
  NODE_ENV: z.string().default('development').describe('production refuses the demo people.'),
  EXPORT_ROOM_MB: z.coerce
    .number()
    .int()
    .min(0)
    .default(4096)
    .describe('Megabytes of files of exports that are kept; the least used go first.'),
  EXPORT_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(365)
    .default(7)
    .describe('Days for which the file of an export that was made as a job is kept.'),
  EXPORT_LINK_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 60)
    .default(15)
    .describe('Minutes for which a signed link to such a file is good.'),
  COLUMNAR_ROOM_MB: z.coerce
    .number()
    .int()
    .min(0)
    .default(2048)
    .describe(
      'Megabytes of columnar copies of unconditional releases, from which figures are reckoned, and up to twice as many beside them while one is made; 0 leaves all to PostgreSQL, and deletes the copies.',
    ),
  COLUMNAR_MEMORY_MB: z.coerce
    .number()
    .int()
    .min(64)
    .default(256)
    .describe(
      'Megabytes of memory for questions to the copies, and half as many while one is made.',
    ),
  COLUMNAR_THREADS: z.coerce
    .number()
    .int()
    .min(1)
    .max(16)
    .default(2)
    .describe('Questions to the copies that are answered at once, each on one thread.'),
  CONTACT_EMAIL: z
    .email()
    .default('opendata@example.invalid')
    .describe('Mailbox that data.json names, because its schema demands one.'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional()
    .describe(
      'Mail server that sends notices, such as smtps://user:password@mail.example.cn:465; files in DATA_DIR/mail where absent.',
    ),
  MAIL_FROM: z.email().optional().describe('Sender of notices; CONTACT_EMAIL where absent.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('warn')
    .describe('Least severe level that is logged.'),
});

export interface Settings {
  port: number;
  host: string;
  publicUrl: string;
  /** Where the worker listens; undefined for a socket behind the one listener. */
  workerAddress: { host: string; port: number } | undefined;
  dataDir: string;
  databaseUrl: string | undefined;
  secret: string | undefined;
  identity: IdentitySettings;
  /** Megabytes of files of exports that are kept. */
  exportRoom: number;
  /** Days for which the file of a job is kept. */
  exportDays: number;
  /** Minutes for which a signed link to it is good. */
  exportLinkMinutes: number;
  /** Copies for figures: megabytes on disk (0 for none) and of memory, and questions at once. */
  columnar: { room: number; memory: number; threads: number };
  /** Mailbox that the catalogue for machines names. */
  contactEmail: string;
  /** How notices are mailed; without a server they are files in the data folder. */
  mail: { smtpUrl: string | undefined; from: string };
  logLevel: string;
}

export type IdentitySettings =
  | { kind: 'DEMO'; issuer: string; clientId: string; clientSecret: undefined; verifiedAcr: string }
  | {
      kind: 'PROVIDER';
      issuer: string;
      clientId: string;
      clientSecret: string | undefined;
      verifiedAcr: string;
    };

/** Reads the settings; a wrong one is refused with a sentence that names it. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const parsed = settingsSchema.safeParse(environment);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(
      `Setting ${issue?.path.join('.')}: ${issue?.message}. The README lists all settings.`,
    );
  }
  const env = parsed.data;
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, '');
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl,
    workerAddress: address(env.WORKER_ADDRESS),
    dataDir: path.resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    secret: env.SECRET,
    identity: identity(env, publicUrl),
    exportRoom: env.EXPORT_ROOM_MB,
    exportDays: env.EXPORT_DAYS,
    exportLinkMinutes: env.EXPORT_LINK_MINUTES,
    columnar: {
      room: env.COLUMNAR_ROOM_MB,
      memory: env.COLUMNAR_MEMORY_MB,
      threads: env.COLUMNAR_THREADS,
    },
    contactEmail: env.CONTACT_EMAIL,
    mail: { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM ?? env.CONTACT_EMAIL },
    logLevel: env.LOG_LEVEL,
  };
}

function address(given: string | undefined): { host: string; port: number } | undefined {
  if (given === undefined) return undefined;
  const [host = '', port] = given.split(':');
  return { host, port: Number(port) };
}

function identity(env: z.infer<typeof settingsSchema>, publicUrl: string): IdentitySettings {
  const client = { clientId: env.OIDC_CLIENT_ID, verifiedAcr: env.OIDC_VERIFIED_ACR };
  if (env.OIDC_ISSUER !== undefined) {
    return {
      kind: 'PROVIDER',
      issuer: env.OIDC_ISSUER,
      clientSecret: env.OIDC_CLIENT_SECRET,
      ...client,
    };
  }
  const refused =
    env.DEMO_IDENTITY === 'off' || (env.DEMO_IDENTITY === 'auto' && env.NODE_ENV === 'production');
  if (refused) {
    throw new Error(
      'No identity provider: set OIDC_ISSUER. (The demo people do not run in production unless DEMO_IDENTITY=force.)',
    );
  }
  return { kind: 'DEMO', issuer: `${publicUrl}/demo-identity`, ...client, clientSecret: undefined };
}

/** Rows of the settings table in the documentation. */
export function describeSettings(): { name: string; meaning: string; default: string }[] {
  return Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const byDefault = schema.safeParse(undefined);
    return {
      name,
      meaning: schema.description ?? '',
      default: byDefault.success && byDefault.data !== undefined ? String(byDefault.data) : '',
    };
  });
}
