import { z } from 'zod'

// An empty variable in a shell or a compose file means "not set".
const unset = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(unset, schema.optional())

const Env = z
  .object({
    DATABASE_URL: z.string().min(1),
    APP_URL: z.preprocess(unset, z.url().default('http://localhost:3000')).transform((url) => url.replace(/\/+$/, '')),
    NEXTAUTH_SECRET: z.string().min(32, 'at least 32 characters, for example from `openssl rand -base64 32`'),
    NEXTAUTH_URL: optional(z.url()),
    /** seals the codes of rewards; without it they hang on NEXTAUTH_SECRET */
    CODES_KEY: optional(z.string().min(32)),
    STRIPE_SECRET_KEY: optional(z.string()),
    STRIPE_WEBHOOK_SECRET: optional(z.string()),
    STRIPE_API_BASE: optional(z.url()),
    /** where money is sent from: only the simulator so far, so never beside a live key */
    PAYOUTS_API_BASE: optional(z.url()),
    SMTP_URL: optional(z.string()),
    MAIL_FROM: z.preprocess(unset, z.string().default('Regulars <shop@localhost>')),
    MEDIA_DIR: z.preprocess(unset, z.string().default('.data/media')),
    LEDGER_ANCHORS: z.preprocess(unset, z.string().default('.data/anchors/ledger.jsonl')),
    PORT: z.preprocess(unset, z.coerce.number().int().min(0).max(65_535).default(3000)),
    JOBS: z.preprocess(unset, z.enum(['worker', 'inline', 'off']).default('inline')),
    TRUSTED_PROXY_HOPS: z.preprocess(unset, z.coerce.number().int().min(0).max(10).default(0)),
    NODE_ENV: z.preprocess(unset, z.enum(['development', 'test', 'production']).default('development')),
  })
  .refine((vars) => !(vars.PAYOUTS_API_BASE && /^(sk|rk)_live_/.test(vars.STRIPE_SECRET_KEY ?? '')), {
    path: ['PAYOUTS_API_BASE'],
    message: 'a shop that takes real money does not pay by the simulator',
  })
  .refine((vars) => !(vars.STRIPE_API_BASE && /^(sk|rk)_live_/.test(vars.STRIPE_SECRET_KEY ?? '')), {
    path: ['STRIPE_API_BASE'],
    message: 'a live Stripe key is never sent anywhere but to Stripe',
  })

export type Env = z.infer<typeof Env>

/** Reads a set of variables, or throws one error that names every variable that is wrong, and no value. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const parsed = Env.safeParse(source)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The environment is not complete:\n${lines.join('\n')}`)
}

let read: Env | undefined

/** The environment, read once and at first use, so that a build needs none of it. */
export function env(): Env {
  read ??= parseEnv(process.env)
  return read
}

/** The public origin alone: pages made at build time name their own address before there is a database or a secret. */
export function siteOrigin(): string {
  return Env.shape.APP_URL.parse(process.env.APP_URL)
}

/** Which text of prisma/functions this build was made with; null outside of a build. */
export function builtFunctionsHash(): string | null {
  return process.env.FUNCTIONS_HASH || null
}

/** Where the journal's days are written, outside the database: asked by commands that need nothing else. */
export function ledgerAnchorsFile(): string {
  return Env.shape.LEDGER_ANCHORS.parse(process.env.LEDGER_ANCHORS)
}

/** What seals the codes of rewards: its own key, so that signing keys can be changed; read alone by commands that need nothing else. */
export function codesSecret(): string {
  return (
    Env.shape.CODES_KEY.parse(process.env.CODES_KEY) ?? Env.shape.NEXTAUTH_SECRET.parse(process.env.NEXTAUTH_SECRET)
  )
}

/** Letters are laid out for whoever sits at this machine: only without a mail server, and never on a public address. */
export function showsOutbox(): boolean {
  const { SMTP_URL, APP_URL } = env()
  return !SMTP_URL && /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/.test(new URL(APP_URL).hostname)
}
