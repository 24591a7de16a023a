import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import type { z } from 'zod'
import { inTransaction } from '@/lib/db/sql'
import { type Refused, type Result, refuse } from '@/lib/kernel/result'
import type { Context, GateRefusal } from './context'
import { isPlainInput } from './plain-input'
import { countWrongGuess, isShut, isSpent, type Rate, takeRate } from './rate-limit'
import { ensureVisitor, isSameOrigin, readContext } from './request'
import { forgetShopSign } from './shop-sign'

export type Verb<C extends Context, I, V, R extends string> = (ctx: C, input: I) => Promise<Result<V, R>>

export type ActionOptions<R extends string = string> = {
  /** Several statements: all or none. One statement needs none. */
  readonly transaction?: boolean
  /** Counted per account, or per visitor for a guest */
  readonly rate?: Rate & {
    readonly name: string
    /** For a door that only looks something up: the refusals that mean a wrong guess. A guest's own count hangs on a
     * cookie that can be made up, so guests' wrong guesses are counted together as well. */
    readonly wrong?: readonly R[]
    /** How many wrong guesses one account may make: with it everybody's are counted, those who signed in as well */
    readonly guesses?: Rate
  }
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
  options: ActionOptions<NoInfer<R>>,
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
  const run = () =>
    options.transaction ? inTransaction((on) => verb({ ...ctx, on }, parsed.data)) : verb(ctx, parsed.data)
  const { name, wrong, guesses } = options.rate ?? {}
  const own = name && guesses ? { key: rateKey(`guess:${name}`, ctx), rate: guesses } : null
  const result = name && wrong && (own || !ctx.actor) ? await guessed(name, wrong, own, run) : await run()
  if (result.ok && options.changesCatalogue) {
    forgetShopSign()
    revalidatePath('/', 'layout')
  }
  return result
}

const rateKey = (name: string, ctx: Context) =>
  `${name}:${ctx.actor?.id ?? ctx.visitorHash?.toString('base64url') ?? 'anyone'}`

/** Asked before, to spare the work; asked again after a right guess, because a thousand at once all came in before. */
async function guessed<V, R extends string>(
  door: string,
  wrong: readonly R[],
  own: { key: string; rate: Rate } | null,
  run: () => Promise<Result<V, R>>,
): Promise<Result<V, R | GateRefusal>> {
  if (await isShut(door)) return refuse('door-shut')
  if (own && (await isSpent(own.key, own.rate))) return refuse('too-many-tries')
  const result = await run()
  if (!result.ok && !wrong.includes(result.refusal)) return result
  const isOwn = result.ok || !own || (await takeRate(own.key, own.rate))
  const isOpen = result.ok ? !(await isShut(door)) : await countWrongGuess(door)
  if (!isOwn) return refuse('too-many-tries')
  return isOpen ? result : refuse('door-shut')
}

/** Names the first wrong field; the form has the same schema and shows the rest itself. */
export function invalidInput(error: z.ZodError): Refused<'input-invalid'> {
  return refuse('input-invalid', { field: error.issues[0]?.path.join('.') ?? '' })
}
