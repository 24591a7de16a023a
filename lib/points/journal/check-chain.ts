import type { Chain } from './queries'
import { readAnchors } from './read-anchors'
import type { Finding } from './rules'
import { whileReading } from './store'
import { verifyChain } from './verify-chain'

/** Each hour the newest, where a forger would begin, and some of the others, so that in time all have been looked at. */
const NEWEST = 100
const OTHERS = 200

export type SealsChecked = { seals: number; findings: Finding[] }

/** A part of a chain of seals, held against its rows and the days outside; `round` says which part. */
export async function checkChain<T extends { id: number }>(
  anchorsFile: string,
  round: number,
  chain: Chain<T>,
): Promise<SealsChecked> {
  const { anchors, findings } = await readAnchors(anchorsFile)
  return whileReading(async (on) => {
    const last = (await chain.last({ on }))?.id ?? 0
    const newest = Math.max(0, last - NEWEST)
    const others = (round % Math.max(1, Math.ceil(newest / OTHERS))) * OTHERS
    const windows = [
      { after: others, most: Math.min(OTHERS, newest - others) },
      { after: newest, most: NEWEST },
    ].filter(({ most }) => most > 0)
    const done: SealsChecked = { seals: 0, findings: [...findings] }
    for (const window of windows) {
      const part = await verifyChain({ on }, { anchors, window }, chain)
      done.seals += part.seals
      done.findings.push(...part.findings)
    }
    return done
  })
}
