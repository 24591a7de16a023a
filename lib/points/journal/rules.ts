import { createHash } from 'node:crypto'

/** A row as the seal sees it: every field in the text that PostgreSQL gives it, in the order of the seal. */
export type Fields = readonly (string | null)[]

/** A posting and everything it did. `posting` begins with its id; entries, uses and lots come in the order of theirs. */
export type SealedPosting = {
  readonly id: number
  readonly posting: Fields
  readonly entries: readonly Fields[]
  readonly uses: readonly Fields[]
  readonly lots: readonly Fields[]
}

export type Seal = {
  readonly id: number
  readonly firstPosting: number
  readonly lastPosting: number
  readonly postings: number
  readonly marks: Buffer
  readonly previous: Buffer
  readonly hash: Buffer
  /** milliseconds since 1970 */
  readonly at: string
}

/** What does not agree with a seal or an anchor. `posting` and `seal` are the numbers that stand in the tables. */
export type Finding = {
  readonly code:
    | 'posting-edited'
    | 'posting-deleted'
    | 'posting-inserted'
    | 'postings-swapped'
    | 'seal-altered'
    | 'seal-missing'
    | 'tail-truncated'
    | 'anchor-differs'
    | 'anchor-altered'
    | 'balance-differs'
    | 'running-balance-differs'
    | 'lot-differs'
    | 'law-broken'
  readonly posting?: number
  readonly seal?: number
  readonly detail?: string
}

const MARK_BYTES = 12
const DIGEST_BYTES = 8

/** Each part says its length first, so that no other parts make the same text; null is none of them. */
const part = (text: string | null): string => (text === null ? '-' : `${Buffer.byteLength(text)}:${text}`)

/** A row in one text: its kind, and each field with its length. */
export const parts = (kind: string, fields: Fields): string => part(kind) + fields.map(part).join('')

/** How a row of a chain is hashed, as it is or as it would be under another number. */
export type DigestOf<T> = (row: T, id?: number) => Buffer

/** The digest of a posting with all it did: change any of it, and the digest is another. */
export const postingDigest: DigestOf<SealedPosting> = ({ posting, entries, uses, lots }, id) => {
  const text = [
    parts('posting', id === undefined ? posting : [String(id), ...posting.slice(1)]),
    ...entries.map((fields) => parts('entry', fields)),
    ...uses.map((fields) => parts('use', fields)),
    ...lots.map((fields) => parts('lot', fields)),
  ].join('')
  return createHash('sha256').update(text).digest()
}

/** A seal's hash covers its own fields, the seal before it, and the digest of each of its postings. */
export function sealHash(seal: Omit<Seal, 'hash' | 'marks'>, digests: readonly Buffer[]): Buffer {
  const fields = [seal.id, seal.firstPosting, seal.lastPosting, seal.postings].map(String)
  const hash = createHash('sha256').update(parts('seal', [...fields, seal.at, seal.previous.toString('hex')]))
  for (const digest of digests) hash.update(digest)
  return hash.digest()
}

const markOf = (digest: Buffer): string => digest.toString('hex', 0, DIGEST_BYTES)

/** The ids a seal names, each with the first bytes of its digest. */
function marksOf({ marks, firstPosting }: Seal): Map<number, string> {
  const found = new Map<number, string>()
  for (let at = 0; at + MARK_BYTES <= marks.length; at += MARK_BYTES) {
    found.set(firstPosting + marks.readInt32BE(at), marks.toString('hex', at + 4, at + MARK_BYTES))
  }
  return found
}

// Two that changed places are told from two that were edited.
function swaps<T extends { id: number }>(
  edited: readonly T[],
  marks: ReadonlyMap<number, string>,
  digestOf: DigestOf<T>,
) {
  const pairs = new Map<number, number>()
  const byMark = new Map(edited.map((one) => [marks.get(one.id), one.id]))
  for (const one of edited.slice(0, 200)) {
    for (const other of byMark.values()) {
      if (other !== one.id && markOf(digestOf(one, other)) === marks.get(other)) pairs.set(one.id, other)
    }
  }
  return pairs
}

/** A seal held against the rows that stand in its range now: nothing, or what was done to which. */
export function compareSeal<T extends { id: number }>(
  seal: Seal,
  standing: readonly T[],
  digestOf: DigestOf<T>,
): Finding[] {
  const marks = marksOf(seal)
  const digests = standing.map((one) => digestOf(one))
  if (sealHash(seal, digests).equals(seal.hash) && agrees(marks, standing, digests)) return []
  const numbers = new Set(standing.map(({ id }) => id))
  const edited = standing.filter(({ id }, n) => marks.has(id) && marks.get(id) !== markOf(digests[n] as Buffer))
  const swapped = swaps(edited, marks, digestOf)
  const findings: Finding[] = [
    ...[...marks.keys()]
      .filter((id) => !numbers.has(id))
      .map((posting) => ({ code: 'posting-deleted', posting, seal: seal.id }) as const),
    ...standing
      .filter(({ id }) => !marks.has(id))
      .map(({ id }) => ({ code: 'posting-inserted', posting: id, seal: seal.id }) as const),
    ...edited.map(({ id }) =>
      swapped.has(id)
        ? ({ code: 'postings-swapped', posting: id, seal: seal.id, detail: `#${swapped.get(id)}` } as const)
        : ({ code: 'posting-edited', posting: id, seal: seal.id } as const),
    ),
  ]
  return findings.length > 0 ? findings : [{ code: 'seal-altered', seal: seal.id }]
}

const agrees = (marks: ReadonlyMap<number, string>, standing: readonly { id: number }[], digests: readonly Buffer[]) =>
  marks.size === standing.length && standing.every(({ id }, n) => marks.get(id) === markOf(digests[n] as Buffer))

/** Seals stand in one unbroken row: each is numbered after, begins after, and quotes the one before it. */
export function compareLink(seal: Seal, before: Pick<Seal, 'id' | 'lastPosting' | 'hash'> | null): Finding[] {
  const expected = (before?.id ?? 0) + 1
  if (seal.id !== expected) return [{ code: 'seal-missing', seal: expected }]
  const follows = seal.firstPosting > (before?.lastPosting ?? 0)
  const quotes = seal.previous.equals(before?.hash ?? Buffer.alloc(0))
  return follows && quotes ? [] : [{ code: 'seal-altered', seal: seal.id }]
}

/** Deleted postings with nothing after them are a tail cut off: said once, not line by line. */
export function foldTail(findings: readonly Finding[], lastStanding: number): Finding[] {
  const isTail = ({ code, posting = 0 }: Finding) => code === 'posting-deleted' && posting > lastStanding
  const tail = findings.filter(isTail)
  const [first] = tail
  if (!first) return [...findings]
  const cut = { ...first, code: 'tail-truncated', detail: `×${tail.length}` } as const
  return [...findings.filter((one) => !isTail(one)), cut]
}
