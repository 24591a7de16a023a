import type { Ending } from '../rules'

/** What is still to come of a campaign that is over. */
export type ArchiveWaits = { tickets: number; prizes: number; seeds: number; settled: boolean }

export type ArchiveState = {
  campaignId: string
  slug: string
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

/** One line of the list for the tax office. */
export type WithheldLine = {
  no: number
  at: string
  accountId: string
  name: string
  email: string
  prize: string
  worthMinor: number
  withheldMinor: number
  state: string | null
}
