// A second verifier, written from docs/fairness.md alone: it shares no line with lib/campaigns/fairness, lib/campaigns/decks or
// lib/kernel/sha256, and reckons with OpenSSL and big whole numbers throughout.
import { createHash, createHmac } from 'node:crypto'

type Json = { [key: string]: any } // oxlint-disable-line typescript/no-explicit-any

const digest = (...parts: (string | Buffer)[]) =>
  parts.reduce((h, part) => h.update(part), createHash('sha256')).digest()
const mac = (seed: Buffer, text: string) => createHmac('sha256', seed).update(text, 'utf8').digest()

function uniform(seed: Buffer, whole: bigint, text: (counter: number) => string): [r: bigint, counter: number] {
  const all = 1n << 56n
  let counter = 0
  let v = BigInt(`0x${mac(seed, text(0)).toString('hex').slice(0, 14)}`)
  while (v >= all - (all % whole)) {
    counter += 1
    v = BigInt(`0x${mac(seed, text(counter)).toString('hex').slice(0, 14)}`)
  }
  return [v % whole, counter]
}

export function drawnAnew(seed: Buffer, facts: Json, definition: Json): { prizeNo: number; counter: number } {
  const { pity } = definition.draw
  const guaranteed = pity && facts.pity >= pity.after - 1
  const table = new Map<number, bigint>()
  for (const prize of definition.prizes)
    table.set(prize.no, guaranteed && !pity.prizeNos.includes(prize.no) ? 0n : BigInt(prize.weight))
  const numbers = [...table.keys()].sort((a, b) => a - b)
  let whole = 0n
  for (const no of numbers) whole += table.get(no) ?? 0n
  const { campaignId, hash, clientSeed, nonce } = facts
  const [r, counter] = uniform(seed, whole, (n) => `${campaignId}|${hash}|${clientSeed}|${nonce}|${facts.pity}|${n}`)
  let before = 0n
  for (const no of numbers) {
    before += table.get(no) ?? 0n
    if (before > r) return { prizeNo: no, counter }
  }
  throw new Error('no prize')
}

export function deckAnew(
  campaignId: string,
  seed: Buffer,
  definition: Json,
): { prizes: number[]; leaves: Buffer[]; root: Buffer } {
  const prizes: number[] = []
  for (const prize of [...definition.prizes].sort((a, b) => a.no - b.no))
    for (let piece = 0; piece < prize.stock; piece += 1) prizes.push(prize.no)
  for (let i = prizes.length - 1; i > 0; i -= 1) {
    const j = Number(uniform(seed, BigInt(i + 1), (n) => `shuffle|${i}|${n}`)[0])
    ;[prizes[i], prizes[j]] = [prizes[j] ?? 0, prizes[i] ?? 0]
  }
  const leaves = prizes.map((no, i) => digest(`${campaignId}|${i}|${no}|${mac(seed, `salt|${i}`).toString('hex')}`))
  let row = leaves
  while (row.length > 1)
    row = row.flatMap((left, i) => {
      const right = row[i + 1]
      if (i % 2 === 1) return []
      return [right ? digest(Buffer.of(1), left, right) : left]
    })
  return { prizes, leaves, root: row[0] ?? Buffer.alloc(0) }
}

function climbs(leaf: Buffer, slotNo: number, size: number, path: Buffer, root: string): boolean {
  let here = leaf
  let [i, width, rest] = [slotNo, size, path]
  while (width > 1) {
    if (i % 2 === 1 || i + 1 < width) {
      const beside = rest.subarray(0, 32)
      rest = rest.subarray(32)
      here = i % 2 === 1 ? digest(Buffer.of(1), beside, here) : digest(Buffer.of(1), here, beside)
    }
    i = (i - (i % 2)) / 2
    width = (width + (width % 2)) / 2
  }
  return rest.length === 0 && here.toString('hex') === root
}

/** Everything that a file says fits together and comes out again. What is sealed still can't be gainsaid. */
export function isSound(file: Json): boolean {
  const versions = new Map<number, Json>()
  for (const { version, hash, definition } of file.versions) {
    if (digest(definition).toString('hex') !== hash) return false
    versions.set(version, { hash, definition: JSON.parse(definition) })
  }
  const chains = new Map<string, Json>()
  for (const chain of file.chains) chains.set(`${chain.player}/${chain.round}`, chain)
  for (const chain of file.chains) {
    if (chain.seed !== null && digest(Buffer.from(chain.seed, 'hex')).toString('hex') !== chain.commitment) return false
    const next = chains.get(`${chain.player}/${chain.round + 1}`)
    if (next && next.commitment !== chain.nextCommitment) return false
  }
  const nonces = new Map<string, number>()
  const pities = new Map<number, number>()
  for (const draw of [...file.draws].sort((a, b) => a.no - b.no)) {
    const played = versions.get(draw.version)
    if (!played) return false
    const { hash, definition } = played
    if (draw.mode === 'deck') {
      if (!file.deck) return false
      const leaf = digest(`${file.campaignId}|${draw.slotNo}|${draw.prizeNo}|${draw.salt}`)
      if (!climbs(leaf, draw.slotNo, file.deck.size, Buffer.from(draw.path, 'hex'), file.deck.root)) return false
      continue
    }
    const name = `${draw.player}/${draw.round}`
    const chain = chains.get(name)
    if (!chain || draw.nonce !== (nonces.get(name) ?? 0) || draw.pity < (pities.get(draw.player) ?? 0)) return false
    nonces.set(name, draw.nonce + 1)
    const { pity, substituteNo } = definition.draw
    pities.set(draw.player, !pity || pity.prizeNos.includes(draw.prizeNo) ? 0 : draw.pity + 1)
    if (draw.prizeNo !== draw.drawnPrize) {
      const drawn = definition.prizes.find((prize: Json) => prize.no === draw.drawnPrize)
      if (!drawn || drawn.stock === null || substituteNo !== draw.prizeNo) return false
    }
    if (chain.seed === null) continue
    const facts = { ...draw, campaignId: file.campaignId, hash, clientSeed: chain.clientSeed }
    const again = drawnAnew(Buffer.from(chain.seed, 'hex'), facts, definition)
    if (again.prizeNo !== draw.drawnPrize || again.counter !== draw.counter) return false
  }
  if (!file.deck || file.deck.seed === null) return true
  const seed = Buffer.from(file.deck.seed, 'hex')
  const played = versions.get(file.deck.version)
  if (!played || digest(seed).toString('hex') !== file.deck.commitment) return false
  const { prizes, root } = deckAnew(file.campaignId, seed, played.definition)
  return prizes.length === file.deck.size && root.toString('hex') === file.deck.root
}
