import { row } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { type Arms, type HoldoutLine, holdoutLines, membersNeeded } from './rules'

type Told = {
  shareBps: number
  startsAt: string
  endsAt: string
  isOver: boolean
  reason: string
  byName: string
  arms: Arms
  /** where many joined, when they were counted; null: now */
  countedAt: string | null
}

/** The newest holdout, standing or over, and what it tells. */
export type HoldoutReport = Told & { lines: HoldoutLine[]; needed: number | null }

/** What the newest holdout tells; null: there never was one. */
export async function getHoldout(ctx: Pick<StaffContext, 'at' | 'on'>): Promise<HoldoutReport | null> {
  const found = await row<{ told: Told | null }>(
    'select holdout_told(coalesce($1::timestamptz, now())) as told',
    [ctx.at],
    ctx.on,
  )
  const told = found?.told
  if (!told) return null
  return { ...told, lines: holdoutLines(told.arms, told.isOver), needed: membersNeeded(told.arms, told.shareBps) }
}
