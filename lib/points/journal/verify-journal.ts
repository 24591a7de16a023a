import type { Context } from '@/lib/gate/context'
import { listBrokenLaws } from './queries'
import { readAnchors } from './read-anchors'
import { rebuildBalances } from './rebuild-balances'
import type { Finding } from './rules'
import { whileReading } from './store'
import { verifySeals } from './verify-seals'

export type Verified = {
  seals: number
  postings: number
  unsealed: number
  anchors: number
  balances: number
  lots: number
  laws: number
  findings: Finding[]
}

type Asked = { anchorsFile: string; onProgress?: (seals: number, postings: number) => void }

/** The whole proof of the ledger: seals, anchors, every balance and lot rebuilt, every law; of one moment. */
export const verifyJournal = (asked: Asked): Promise<Verified> => whileReading((on) => verified({ on }, asked))

async function verified(ctx: Pick<Context, 'on'>, { anchorsFile, onProgress }: Asked): Promise<Verified> {
  const book = await readAnchors(anchorsFile)
  const sealed = await verifySeals(ctx, { anchors: book.anchors, onProgress })
  const rebuilt = await rebuildBalances(ctx)
  const { laws, broken } = await listBrokenLaws(ctx)
  const lawless = broken.map(({ id, violations }) => ({ code: 'law-broken', detail: `${id} ×${violations}` }) as const)
  return {
    seals: sealed.seals,
    postings: sealed.postings,
    unsealed: sealed.unsealed,
    anchors: book.anchors.length,
    balances: rebuilt.balances,
    lots: rebuilt.lots,
    laws,
    findings: [...book.findings, ...sealed.findings, ...rebuilt.findings, ...lawless],
  }
}
