import { openSeed } from '@/lib/auth/sealed-seed'
import { row, rows } from '@/lib/db/sql'
import type { Context, ShopperContext } from '@/lib/gate/context'
import { fromHex, toHex } from '@/lib/kernel/sha256'
import { saltOf } from '../decks/rules'
import type { WrittenProof } from '../proofs/schema'
import type { DrawMode } from '../rules'
import type { Chain } from './rules'

type Own = Pick<ShopperContext, 'actor' | 'on'>
type Any = Pick<Context, 'on'>

/** The shopper's open chain in a campaign; null before they have opened one. */
export async function findMyChain(ctx: Own, campaignId: string): Promise<Chain | null> {
  const found = await row<{ told: Chain }>(
    `select chain_told(h) as told from draw_chain h where campaign_id = $1 and account_id = $2 and revealed_at is null`,
    [campaignId, ctx.actor.id],
    ctx.on,
  )
  return found?.told ?? null
}

/** What a draw needs before it: how the campaign draws, and the seed that it draws by, sealed still. */
export type SeedOf = { mode: DrawMode | null; sealed: Buffer | null }

export async function findSeed(ctx: Own, campaignId: string): Promise<SeedOf | null> {
  return row<SeedOf>(
    `select v.definition #>> '{draw,mode}' as mode, case v.definition #>> '{draw,mode}'
       when 'chain' then (select sealed_seed from draw_chain where campaign_id = c.id and account_id = $2 and revealed_at is null)
       when 'deck' then (select sealed_seed from campaign_deck where campaign_id = c.id) end as sealed
     from campaign c join campaign_version v on v.campaign_id = c.id and v.version = c.version where c.id = $1`,
    [campaignId, ctx.actor.id],
    ctx.on,
  )
}

export type PublishedDeck = {
  size: number
  /** how many slots nobody has */
  left: number
  root: string
  commitment: string
  /** null until everything is laid open */
  revealedSeed: string | null
  sealedAt: Date
  revealedAt: Date | null
}

/** A sealed deck as everybody may see it; null of a campaign that has none. */
export function findDeck(ctx: Any, campaignId: string): Promise<PublishedDeck | null> {
  return row<PublishedDeck>(
    `select size, encode(root, 'hex') as root, encode(commitment, 'hex') as commitment, encode(revealed_seed, 'hex') as "revealedSeed",
       sealed_at as "sealedAt", revealed_at as "revealedAt",
       (select count(*) from campaign_slot s where s.campaign_id = k.campaign_id and s.taken_by is null) as left
     from campaign_deck k where campaign_id = $1`,
    [campaignId],
    ctx.on,
  )
}

/** How many pieces are left of each prize that is counted; in a deck nobody knows before it is laid open. */
export function listUnitsLeft(ctx: Any, campaignId: string): Promise<{ prizeNo: number; left: number }[]> {
  return rows(
    `select prize_no as "prizeNo", count(*) filter (where taken_by is null) as left from campaign_unit where campaign_id = $1
     group by prize_no order by prize_no`,
    [campaignId],
    ctx.on,
  )
}

type DrawRow = {
  id: string
  no: number
  at: Date
  version: number
  mode: DrawMode
  player: number
  prizeNo: number
  drawnPrize: number
  points: number
  claimId: string | null
  claimState: string | null
  round: number | null
  nonce: number | null
  pity: number
  counter: number | null
  slotNo: number | null
  path: string | null
}

// accounts that became one keep their draws under their old names
const own = `with own as (select $2::uuid as id, 0 as player union all
  select from_id, row_number() over (order by from_id)::int from account_merge where into_id = $2 and reverted_at is null)`

const drawsOf = (ctx: Own, campaignId: string): Promise<DrawRow[]> =>
  rows<DrawRow>(
    `${own} select d.id, d.no, d.at, d.version, d.mode, o.player, d.prize_no as "prizeNo", d.drawn_prize as "drawnPrize", d.won_points as points,
       c.id as "claimId", c.state as "claimState", h.round, d.nonce, d.pity, d.counter, d.slot_no as "slotNo", encode(s.proof, 'hex') as path
     from own o join draw d on d.account_id = o.id and d.campaign_id = $1 left join draw_chain h on h.id = d.chain_id
     left join campaign_slot s on s.campaign_id = d.campaign_id and s.slot_no = d.slot_no left join claim c on c.won_by = 'draw:' || d.id
     order by d.no desc`,
    [campaignId, ctx.actor.id],
    ctx.on,
  )

export type MyDraw = Pick<
  DrawRow,
  'id' | 'no' | 'at' | 'version' | 'mode' | 'prizeNo' | 'drawnPrize' | 'points' | 'claimId' | 'claimState'
>

/** One's own draws in a campaign, the newest first. */
export const listMyDraws = async (ctx: Own, campaignId: string): Promise<MyDraw[]> => drawsOf(ctx, campaignId)

const chainsOf = (ctx: Own, campaignId: string): Promise<WrittenProof['chains']> =>
  rows(
    `${own} select o.player, h.round, encode(h.commitment, 'hex') as commitment, encode(h.next_commitment, 'hex') as "nextCommitment",
       h.client_seed as "clientSeed", encode(h.revealed_seed, 'hex') as seed
     from own o join draw_chain h on h.account_id = o.id and h.campaign_id = $1 order by o.player, h.round`,
    [campaignId, ctx.actor.id],
    ctx.on,
  )

const versionsOf = (ctx: Any, campaignId: string): Promise<WrittenProof['versions']> =>
  rows(
    `select version, encode(hash, 'hex') as hash, definition::text as definition from campaign_version v
     where campaign_id = $1 and exists (select 1 from campaign c where c.id = v.campaign_id and c.launched_at is not null)
       and v.definition #>> '{draw,mode}' is not null order by version`,
    [campaignId],
    ctx.on,
  )

type SealedDeckRow = NonNullable<WrittenProof['deck']> & { sealed: Buffer }

// the words that a deck was made of are those it was launched with
const deckOf = (ctx: Any, campaignId: string): Promise<SealedDeckRow | null> =>
  row<SealedDeckRow>(
    `select (select max(version) from campaign_version v where v.campaign_id = k.campaign_id and v.at <= k.sealed_at) as version, size,
       encode(root, 'hex') as root, encode(commitment, 'hex') as commitment, encode(revealed_seed, 'hex') as seed, sealed_seed as sealed
     from campaign_deck k where campaign_id = $1`,
    [campaignId],
    ctx.on,
  )

function proofOf(draw: DrawRow, deck: SealedDeckRow | null): WrittenProof['draws'][number] {
  const { no, version, prizeNo, player, pity, drawnPrize } = draw
  const at = draw.at.toISOString()
  if (draw.mode === 'chain') {
    const { round, nonce, counter } = draw
    return {
      mode: 'chain',
      no,
      at,
      version,
      player,
      round: round ?? 0,
      nonce: nonce ?? 0,
      pity,
      counter: counter ?? 0,
      drawnPrize,
      prizeNo,
    }
  }
  const slotNo = draw.slotNo ?? 0
  // a slot that was opened tells its salt, and no other's
  const salt = deck ? toHex(saltOf(fromHex(openSeed(deck.sealed)), slotNo)) : ''
  return { mode: 'deck', no, at, version, slotNo, prizeNo, salt, path: draw.path ?? '' }
}

/** Everything that checks one's own draws in a campaign, for the verifier; null of a campaign that does not draw. */
export async function findProof(ctx: Own, campaignId: string): Promise<WrittenProof | null> {
  const versions = await versionsOf(ctx, campaignId)
  if (versions.length === 0) return null
  const [draws, chains, deck] = [
    await drawsOf(ctx, campaignId),
    await chainsOf(ctx, campaignId),
    await deckOf(ctx, campaignId),
  ]
  return {
    format: 'regulars-draws/1',
    campaignId,
    versions,
    chains,
    deck: deck && {
      version: deck.version,
      size: deck.size,
      root: deck.root,
      commitment: deck.commitment,
      seed: deck.seed,
    },
    draws: draws.toReversed().map((draw) => proofOf(draw, deck)),
  }
}

/** A seed that is to be told; without a chain it is the deck's. */
export type WaitingSeed = { campaignId: string; chainId: string | null; sealed: Buffer }

export const listSeedsToTell = (ctx: Any, most: number): Promise<WaitingSeed[]> =>
  rows<WaitingSeed>(
    `select c.id as "campaignId", s.chain_id as "chainId", s.sealed from campaign c, seeds_to_tell(c) s where c.ended_at is not null limit $1`,
    [most],
    ctx.on,
  )

/** Everybody who has drawn, in each campaign of theirs; who became one with another counts once. `since`: of whom a seed was told from then on. */
export const listPlayers = (ctx: Any, since: Date | null): Promise<{ campaignId: string; accountId: string }[]> =>
  rows(
    `select distinct k.campaign_id as "campaignId", points_owner(k.account_id) as "accountId" from campaign_player k where k.draws > 0 and ($1::timestamptz is null
       or exists (select 1 from draw_chain h where h.campaign_id = k.campaign_id and h.account_id = k.account_id and h.revealed_at >= $1)
       or exists (select 1 from campaign_deck d where d.campaign_id = k.campaign_id and d.revealed_at >= $1))`,
    [since],
    ctx.on,
  )
