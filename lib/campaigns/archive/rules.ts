import type { CampaignKind, Ending } from '../rules'

/** What is still to come of a campaign that is over. */
export type ArchiveWaits = { tickets: number; prizes: number; seeds: number; settled: boolean }

export type ArchiveState = {
  campaignId: string
  slug: string
  kind: CampaignKind
  titleZh: string
  titleEn: string
  endedAt: Date
  endedBecause: Ending
  waits: ArchiveWaits
  /** null until it is archived */
  file: {
    hash: string
    parts: number
    draws: number
    archivedAt: string
    archivedBy: string | null
    keepUntil: string
    /** whether every part still has the hash it was sealed by */
    holds: boolean
  } | null
}

export const waitsForNothing = ({ tickets, prizes, seeds, settled }: ArchiveWaits): boolean =>
  settled && tickets + prizes + seeds === 0

/** A draw as the file keeps it. */
export type ArchivedDraw = {
  no: number
  drawId: string
  at: string
  accountId: string
  version: number
  entry: string
  costPoints: number
  mode: string
  chainId: string | null
  nonce: number | null
  pity: number
  counter: number | null
  slotNo: number | null
  drawnPrize: number
  prizeNo: number
  unitNo: number | null
  wonPoints: number
  costMinor: number
  delivery: { state: string; issuedAt: string | null; usedAt: string | null; trackingNumber: string | null } | null
}

/** What an inviter was promised, as the file keeps it: the database's own names. */
export type ArchivedAward = {
  id: string
  inviter_id: string
  friends: number | null
  version: number
  prize_no: number
  points: number
  cost_minor: number
  state: string
  held_at: string
  given_at: string | null
  delivery: ArchivedDraw['delivery']
}

/** One line of the list for the tax office. */
export type WithheldLine = {
  /** a draw, a friend, or so many friends: friends:3 */
  by: string
  /** of a draw */
  no: number | null
  at: string
  accountId: string
  name: string
  email: string
  prize: string
  worthMinor: number
  withheldMinor: number
  state: string | null
}
