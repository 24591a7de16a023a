import type { BoxTheme } from '@/lib/campaigns/blind-box/schema'
import type { Slice } from '@/lib/campaigns/lottery/rules'
import type { Way, WhyNot } from '@/lib/campaigns/play/rules'
import type { PrizeFace } from './prize-picture'

export type PlayPrize = PrizeFace & {
  no: number
  title: string
  hidden: boolean
  /** how it is handed over, where it is a reward */
  rewardKind: string | null
}

/** What is seen while it is drawn: one engine, three looks. */
export type Look =
  | { kind: 'box'; theme: BoxTheme }
  | { kind: 'wheel'; slices: Slice[] }
  | { kind: 'grid'; cells: number[] }

/** All that drawing needs in the browser: numbers and words, as plain data. */
export type Play = {
  campaignId: string
  slug: string
  /** of the definition that this page shows: a draw names it */
  version: number
  mode: 'chain' | 'deck'
  /** of the sealed deck */
  root: string | null
  look: Look
  prizes: PlayPrize[]
  costPoints: number | null
  /** what a draw costs that is bought with money */
  cashMinor: number | null
  mayBuy: boolean
  ways: Way[]
  whyNot: WhyNot | null
  /** when it begins, by the shop's clock, where it has not yet */
  startsAt: number | null
  now: number
  restUntil: number | null
  availablePoints: number
  ticketIds: string[]
  timesLeft: number | null
  asksAge: 'age-unstated' | 'age-too-young' | 'guardian-needed' | null
  /** which prizes the next draw surely is one of */
  sure: string | null
}
