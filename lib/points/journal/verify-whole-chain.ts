import type { Chain } from './queries'
import { readAnchors } from './read-anchors'
import { whileReading } from './store'
import { type SealsVerified, verifyChain } from './verify-chain'

type Asked = { anchorsFile: string; onProgress?: (seals: number, rows: number) => void }

/** The whole of a chain of seals, computed anew from its rows and held against the days outside; of one moment. */
export async function verifyWholeChain<T extends { id: number }>(
  { anchorsFile, onProgress }: Asked,
  chain: Chain<T>,
): Promise<SealsVerified> {
  const { anchors } = await readAnchors(anchorsFile)
  return whileReading((on) => verifyChain({ on }, { anchors, onProgress }, chain))
}
