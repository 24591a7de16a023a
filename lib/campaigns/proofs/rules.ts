import { sha256, toHex, utf8 } from '@/lib/kernel/sha256'
import { verifyDeck, verifyOpening } from '../decks/rules'
import { pityAfter, type Verdict, verifyDraw } from '../fairness/rules'
import type { ProofFile } from './schema'

type Draw = ProofFile['draws'][number]
type ChainDraw = Extract<Draw, { mode: 'chain' }>
type Version = ProofFile['versions'][number]
type Chain = ProofFile['chains'][number]

export type Verified = {
  /** in the order in which they were drawn */
  draws: { no: number; prizeNo: number; verdict: Verdict }[]
  /** of the whole deck; null where there is none */
  deck: Verdict | null
}

/** A version whose words have the hash that its draws name. */
const standsIn = ({ hash, definition }: Version): boolean => toHex(sha256(utf8(definition.text))) === hash

/** Every round but the last was followed by the seed that it had promised. */
const follows = (file: ProofFile, chain: Chain): boolean =>
  file.chains.every(
    ({ player, round, commitment }) =>
      player !== chain.player || round !== chain.round + 1 || commitment === chain.nextCommitment,
  )

/** What must hold from one draw of a shopper to the next. */
type Running = { nonces: Map<string, number>; pities: Map<number, number> }

function verifyInTurn(file: ProofFile, draw: ChainDraw, version: Version, running: Running): Verdict {
  const chain = file.chains.find(({ player, round }) => player === draw.player && round === draw.round)
  if (!chain || !follows(file, chain)) return 'chain-unknown'
  const name = `${draw.player}:${draw.round}`
  const expected = { nonce: running.nonces.get(name) ?? 0, pity: running.pities.get(draw.player) ?? 0 }
  running.nonces.set(name, draw.nonce + 1)
  running.pities.set(draw.player, pityAfter(version.definition.odds, draw.pity, draw.prizeNo))
  if (draw.nonce !== expected.nonce) return 'nonce-missing'
  // more can only be better for the shopper: two accounts that became one keep the greater
  if (draw.pity < expected.pity) return 'pity-differs'
  const { clientSeed, commitment, seed } = chain
  const facts = { campaignId: file.campaignId, versionHash: version.hash, clientSeed, commitment, seed }
  return verifyDraw({ ...draw, ...facts, odds: version.definition.odds })
}

function verdictOn(file: ProofFile, draw: Draw, running: Running): Verdict {
  const version = file.versions.find((one) => one.version === draw.version)
  if (!version) return 'version-unknown'
  if (!standsIn(version)) return 'hash-differs'
  if (draw.mode === 'chain') return verifyInTurn(file, draw, version, running)
  return file.deck ? verifyOpening(file.campaignId, file.deck, draw) : 'path-differs'
}

function verdictOnDeck({ campaignId, deck, versions }: ProofFile): Verdict | null {
  if (deck === null) return null
  const version = versions.find((one) => one.version === deck.version)
  if (!version) return 'version-unknown'
  return standsIn(version) ? verifyDeck(campaignId, deck, version.definition.odds) : 'hash-differs'
}

/** Checks everything that a proof tells: each draw by itself, that none is missing between them, and the whole deck. */
export function verifyProof(file: ProofFile): Verified {
  const running: Running = { nonces: new Map(), pities: new Map() }
  const inOrder = file.draws.toSorted((a, b) => a.no - b.no)
  return {
    draws: inOrder.map((draw) => ({ no: draw.no, prizeNo: draw.prizeNo, verdict: verdictOn(file, draw, running) })),
    deck: verdictOnDeck(file),
  }
}

// The browser reads a proof with these few lines: the schema says the same, and a library with it that weighs more than all of them.
type Read<T> = (value: unknown) => T
class Unreadable extends Error {}
function unreadable(): never {
  throw new Unreadable('no proof')
}
const text =
  (pattern: RegExp): Read<string> =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? value : unreadable()
const whole =
  (least: number): Read<number> =>
  (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least ? value : unreadable()
const orNull =
  <T>(read: Read<T>): Read<T | null> =>
  (value) =>
    value === null ? null : read(value)
const listOf =
  <T>(read: Read<T>): Read<T[]> =>
  (value) =>
    Array.isArray(value) ? value.map(read) : unreadable()
const recordOf =
  <T extends object>(fields: { [K in keyof T]: Read<T[K]> }): Read<T> =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return unreadable()
    const read = Object.entries<Read<unknown>>(fields).map(([name, one]) => [name, one(Reflect.get(value, name))])
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each field was read by the reader of its name
    return Object.fromEntries(read) as T
  }
const exactly =
  <T extends string>(...known: readonly T[]): Read<T> =>
  (value) =>
    known.find((one) => one === value) ?? unreadable()

const count = whole(0)
const prizeNo = whole(1)
const hex = text(/^([0-9a-f]{2})*$/)
const hash = text(/^[0-9a-f]{64}$/)
const any = text(/^/)
const uuid = text(
  /^([\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}|0{8}-(0{4}-){3}0{12}|f{8}-(f{4}-){3}f{12})$/i,
)

const readOdds = recordOf<Version['definition']['odds']>({
  prizes: listOf(recordOf({ no: prizeNo, weight: count, stock: orNull(count) })),
  draw: recordOf({
    mode: exactly('chain', 'deck'),
    pity: orNull(recordOf({ after: count, prizeNos: listOf(prizeNo) })),
    substituteNo: orNull(prizeNo),
  }),
})
const readDefinition: Read<Version['definition']> = (value) => {
  const definition = any(value)
  return { text: definition, odds: readOdds(JSON.parse(definition)) }
}
const drawn = { no: count, at: any, version: count, prizeNo }
const readDraw: Read<Draw> = (value) =>
  typeof value === 'object' && value !== null && Reflect.get(value, 'mode') === 'deck'
    ? recordOf<Extract<Draw, { mode: 'deck' }>>({
        ...drawn,
        mode: exactly('deck'),
        slotNo: count,
        salt: hex,
        path: hex,
      })(value)
    : recordOf<ChainDraw>({
        ...drawn,
        mode: exactly('chain'),
        player: count,
        round: count,
        nonce: count,
        pity: count,
        counter: count,
        drawnPrize: prizeNo,
      })(value)

const readFile = recordOf<ProofFile>({
  format: exactly('regulars-draws/1'),
  campaignId: uuid,
  versions: listOf(recordOf<Version>({ version: count, hash, definition: readDefinition })),
  chains: listOf(
    recordOf<Chain>({
      player: count,
      round: count,
      commitment: hash,
      nextCommitment: hash,
      clientSeed: any,
      seed: orNull(hex),
    }),
  ),
  deck: orNull(
    recordOf<NonNullable<ProofFile['deck']>>({
      version: count,
      size: count,
      root: hash,
      commitment: hash,
      seed: orNull(hex),
    }),
  ),
  draws: listOf(readDraw),
})

/** The proof that a text holds; null when it is none. */
export function readProof(proof: string): ProofFile | null {
  try {
    return readFile(JSON.parse(proof))
  } catch {
    return null
  }
}
