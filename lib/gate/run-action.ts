import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import type { z } from 'zod'
import { inTransaction } from '@/lib/db/sql'
import { type Refused, type Result, refuse } from '@/lib/kernel/result'
import type { Context, GateRefusal } from './context'
import { isPlainInput } from './plain-input'
import { type Rate, takeRate } from './rate-limit'
import { ensureVisitor, isSameOrigin, readContext } from './request'

export type Verb<C extends Context, I, V, R extends string> = (ctx: C, input: I) => Promise<Result<V, R>>

export type ActionOptions = {
  /** Several statements: all or none. One statement needs none. */
  readonly transaction?: boolean
  /** Counted per account, or per visitor for a guest */
  readonly rate?: Rate & { readonly name: string }
  /** The kept catalogue pages show what this changes */
  readonly changesCatalogue?: boolean
  /** A guest may do this: gives the visitor a cookie */
  readonly visitor?: boolean
}

type Admission<C extends Context> = { ok: true; value: C } | Refused<GateRefusal>

/**
 * The one road from a browser to a verb: same origin, who are you and may you, well formed, one transaction, the verb,
 * which pages changed, a small value back. Whoever may not is told so before a byte of the input is looked at.
 */
export async function runAction<S extends z.ZodType, C extends Context, V, R extends string>(
  schema: S,
  verb: Verb<C, z.output<S>, V, R>,
  admit: (ctx: Context) => Admission<C>,
  options: ActionOptions,
  raw: unknown,
): Promise<Result<V, R | GateRefusal>> {
  if (!isSameOrigin(await headers())) return refuse('wrong-origin')
  const admitted = admit(await readContext())
  if (!admitted.ok) return admitted
  if (!isPlainInput(raw)) return refuse('input-invalid')
  const parsed = schema.safeParse(raw)
  if (!parsed.success) return invalidInput(parsed.error)
  const ctx = options.visitor ? await ensureVisitor(admitted.value) : admitted.value
  if (options.rate && !(await takeRate(rateKey(options.rate.name, ctx), options.rate))) return refuse('too-many-tries')
  const result = options.transaction
    ? await inTransaction((on) => verb({ ...ctx, on }, parsed.data))
    : await verb(ctx, parsed.data)
  if (result.ok && options.changesCatalogue) revalidatePath('/', 'layout')
  return result
}

const rateKey = (name: string, ctx: Context) =>
  `${name}:${ctx.actor?.id ?? ctx.visitorHash?.toString('base64url') ?? 'anyone'}`

/** Names the first wrong field; the form has the same schema and shows the rest itself. */
export function invalidInput(error: z.ZodError): Refused<'input-invalid'> {
  return refuse('input-invalid', { field: error.issues[0]?.path.join('.') ?? '' })
}
