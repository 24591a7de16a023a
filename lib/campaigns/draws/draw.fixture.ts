import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { give, newShopper, today } from '@/lib/points/ledger.fixture'
import { type LiveCampaign, liveCampaign, must } from '../campaign.fixture'
import { prepareDeck } from '../decks/prepare-deck'
import { isSound } from '../fairness/second-reading.fixture'
import { verifyProof } from '../proofs/rules'
import { readProofFile } from '../proofs/schema'
import type { Definition } from '../schema'
import { drawPrize } from './draw-prize'
import { openChain } from './open-chain'
import { findMyChain, findProof } from './queries'
import type { DrawAsked } from './schema'

process.env.CODES_KEY ??= 'a key for tests only, thirty-two long'

export const as = (id: string, at: Date | null = today) => ({
  actor: { id, email: '', name: '', staffRole: null },
  at,
  on: db(),
})

/** A grown-up with so many points. */
export async function newPlayer(points = 1_000): Promise<string> {
  const id = await newShopper()
  await rows("select age_state($1, '1990-01-01', $2)", [id, today])
  if (points > 0) await give(id, points)
  return id
}

/** A live campaign that is drawn by a sealed deck. */
export const liveDeck = (fields: Partial<Definition> = {}): Promise<LiveCampaign> =>
  liveCampaign(
    { ...fields, draw: { mode: 'deck', pity: null, whenGone: 'close', substituteNo: null } },
    { deck: (campaignId, definition) => prepareDeck({ campaignId, definition }) },
  )

/** What a shopper's page says when they press: once, as it is shown now. */
export async function asked(
  { campaignId, version, definition }: Pick<LiveCampaign, 'campaignId' | 'version' | 'definition'>,
  accountId: string,
  more: Partial<DrawAsked> = {},
): Promise<DrawAsked> {
  const ctx = as(accountId)
  const isChain = definition.draw?.mode === 'chain'
  const chain = isChain ? ((await findMyChain(ctx, campaignId)) ?? must(await openChain(ctx, { campaignId }))) : null
  const { costPoints } = definition.entry
  return {
    campaignId,
    version,
    costPoints,
    ticketId: null,
    commitment: chain?.commitment ?? null,
    requestId: randomUUID(),
    confirmed: true,
    ...more,
  }
}

/** One draw by a shopper who presses once. */
export const drawOnce = async (live: LiveCampaign, accountId: string, more: Partial<DrawAsked> = {}) =>
  drawPrize(as(accountId), await asked(live, accountId, more))

/** Tickets that were given to somebody, unopened. */
export async function givenTickets(campaignId: string, accountId: string, count: number): Promise<string[]> {
  const found = await rows<{ id: string }>(`select id from tickets_give($1, $2, $3, $4, null, null, 'unopened', $5)`, [
    campaignId,
    accountId,
    count,
    `gift:${randomUUID()}`,
    today,
  ])
  return found.map(({ id }) => id)
}

/** What the verifier says of somebody's file; the second program agrees that it is sound. */
export async function verifiedFor(accountId: string, campaignId: string) {
  const text = JSON.stringify(await findProof(as(accountId), campaignId))
  const file = readProofFile(text)
  if (!file || !isSound(JSON.parse(text))) throw new Error('no sound proof')
  return verifyProof(file)
}

export const stop = (campaignId: string) =>
  rows("select campaign_end($1, 'stopped', null, 'a test', $2)", [campaignId, today])

export const countOf = async (from: string, values: readonly unknown[] = []): Promise<number> =>
  (await row<{ n: number }>(`select count(*)::int as n from ${from}`, values))?.n ?? 0

export { liveCampaign, must }
