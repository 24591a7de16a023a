import type { Context } from '@/lib/gate/context'
import type { Chain } from './queries'
import { compareLink, compareSeal, type Finding, foldTail, type Seal } from './rules'
import type { Anchor, AnchoredSeal } from './schema'

type Reader = Pick<Context, 'on'>
type Before = Pick<Seal, 'id' | 'lastPosting' | 'hash'> | null
export type SealsAsked = {
  anchors: readonly Anchor[]
  /** which seals: all, or so many after one */
  window?: { after: number; most: number }
  onProgress?: (seals: number, postings: number) => void
}
export type SealsVerified = { seals: number; postings: number; unsealed: number; findings: Finding[] }

const SEALS_AT_ONCE = 100
const POSTINGS_AT_ONCE = 1_000

/** Every seal of a chain is computed anew from the rows that stand, and held against the days anchored outside. */
export async function verifyChain<T extends { id: number }>(
  ctx: Reader,
  asked: SealsAsked,
  chain: Chain<T>,
): Promise<SealsVerified> {
  const { after, most } = asked.window ?? { after: 0, most: Number.MAX_SAFE_INTEGER }
  const end = await chain.last(ctx)
  const anchors = chain.anchored(asked.anchors)
  const done: SealsVerified = {
    seals: 0,
    postings: 0,
    unsealed: 0,
    findings: anchorsBeyond(anchors, end?.id ?? 0),
  }
  let before: Before = after > 0 ? ((await chain.seals(ctx, after - 1, 1))[0] ?? null) : null
  while (done.seals < most) {
    const seals = await chain.seals(ctx, before?.id ?? 0, Math.min(SEALS_AT_ONCE, most - done.seals))
    if (seals.length === 0) break
    for (const group of groups(seals)) {
      const found = await verifyGroup(ctx, group, before, { chain, anchors })
      done.findings.push(...found.findings)
      done.postings += found.postings
      done.seals += group.length
      before = group.at(-1) ?? before
      asked.onProgress?.(done.seals, done.postings)
    }
  }
  const { last, unsealed } = await chain.end(ctx, end?.lastPosting ?? 0)
  return { ...done, unsealed, findings: foldTail(done.findings, last) }
}

/** A quiet minute has a seal of one posting: many such are read together. */
function groups(seals: readonly Seal[]): Seal[][] {
  const made: Seal[][] = []
  let room = 0
  for (const seal of seals) {
    const open = made.at(-1)
    if (open && seal.postings <= room) open.push(seal)
    else made.push([seal])
    room = (open && seal.postings <= room ? room : POSTINGS_AT_ONCE) - seal.postings
  }
  return made
}

async function verifyGroup<T extends { id: number }>(
  ctx: Reader,
  group: readonly Seal[],
  start: Before,
  { chain, anchors }: { chain: Chain<T>; anchors: readonly AnchoredSeal[] },
) {
  const findings: Finding[] = []
  const standing = await chain.standing(
    ctx,
    start?.lastPosting ?? Number.MIN_SAFE_INTEGER,
    group.at(-1)?.lastPosting ?? -1,
  )
  let before = start
  let next = 0
  for (const seal of group) {
    const from = next
    while (next < standing.length && (standing[next]?.id ?? 0) <= seal.lastPosting) next += 1
    const links = compareLink(seal, before)
    const inside = compareSeal(seal, standing.slice(from, next), chain.digestOf)
    findings.push(...links, ...inside.filter(({ code }) => code !== 'seal-altered' || links.length === 0))
    findings.push(...anchors.filter(({ seal: id }) => id === seal.id).flatMap((anchor) => compareAnchor(anchor, seal)))
    before = seal
  }
  return { findings, postings: standing.length }
}

function compareAnchor({ day, hash, lastPosting }: AnchoredSeal, seal: Seal): Finding[] {
  const same = hash === seal.hash.toString('hex') && lastPosting === seal.lastPosting
  return same ? [] : [{ code: 'anchor-differs', seal: seal.id, detail: day }]
}

/** A day outside that knows more seals than there are: the end of the journal was cut off. */
function anchorsBeyond(anchors: readonly AnchoredSeal[], lastSeal: number): Finding[] {
  const missing = anchors.find(({ seal }) => seal > lastSeal)
  if (!missing) return []
  return [{ code: 'tail-truncated', seal: lastSeal + 1, posting: missing.lastPosting, detail: missing.day }]
}
