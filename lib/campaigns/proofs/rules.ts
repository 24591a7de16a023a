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
