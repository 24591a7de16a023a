import { whyNothing } from '@/lib/earning/rules'
import { awardExplanationSchema } from '@/lib/earning/schema'
import type { MyPoints } from '@/lib/points/queries'

/** An order that earned nothing, with its reason and what points would have been counted on. */
export type Unearned = {
  orderNumber: string
  paidAt: string
  reason: NonNullable<ReturnType<typeof whyNothing>> | 'unknown'
  baseMinor: number
}

/** Read on the server: a parser comes with it, which would weigh more than the page. */
export const unearnedFacts = (unearned: MyPoints['unearned']): Unearned[] =>
  unearned.map(({ orderNumber, paidAt, explanation: stored }) => {
    const read = awardExplanationSchema.safeParse(stored)
    if (!read.success) return { orderNumber, paidAt, reason: 'unknown', baseMinor: 0 }
    const explanation = read.data
    const { totalPoints, baseMinor } = explanation
    const reason = whyNothing({ points: totalPoints, baseMinor, explanation })
    return { orderNumber, paidAt, reason: reason ?? 'unknown', baseMinor }
  })
