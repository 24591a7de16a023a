import type { SealedSeed } from '@/lib/auth/sealed-seed'
import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { ChainRefusal, DrawRefusal } from './errors'
import type { Chain, Drawn, RevealedChain } from './rules'
import type { DrawAsked } from './schema'

type Whose = { campaignId: string; accountId: string; clientSeed: string }

async function told<V, R extends string>(text: string, asked: object, on: Queryable): Promise<Result<V, R>> {
  const made = await refusable<{ told: V } | null, R>(row(`select ${text}($1) as told`, [JSON.stringify(asked)], on))
  if (!made.ok) return made
  invariant(made.value !== null, `${text} tells of itself`)
  return ok(made.value.told)
}

export const openChainOf = (
  on: Queryable,
  at: Date | null,
  asked: Whose & { first: SealedSeed; next: SealedSeed },
): Promise<Result<Chain, ChainRefusal>> => told('chain_open', { ...asked, at }, on)

export const changeChainOf = (
  on: Queryable,
  at: Date | null,
  asked: Whose & { seed: string; next: SealedSeed },
): Promise<Result<{ chain: Chain; revealed: RevealedChain | null }, ChainRefusal>> =>
  told('chain_change', { ...asked, at }, on)

/** Whether the prize is still to be handed over, beside what was drawn. */
export type Told = Drawn & { claimWaits: boolean | null }

export const draw = (
  on: Queryable,
  at: Date | null,
  asked: DrawAsked & { accountId: string; seed: string },
): Promise<Result<Told, DrawRefusal>> => told('campaign_draw', { ...asked, at }, on)

export async function tellChain(on: Queryable, at: Date | null, chainId: string, seed: string): Promise<boolean> {
  const found = await row<{ done: boolean }>(
    "select chain_tell($1, decode($2, 'hex'), $3) as done",
    [chainId, seed, at],
    on,
  )
  return found?.done ?? false
}

export async function tellDeck(on: Queryable, at: Date | null, campaignId: string, seed: string): Promise<boolean> {
  const found = await row<{ done: boolean }>(
    "select deck_tell($1, decode($2, 'hex'), $3) as done",
    [campaignId, seed, at],
    on,
  )
  return found?.done ?? false
}
