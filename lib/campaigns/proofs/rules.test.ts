import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readProof } from './rules'
import { readProofFile, type WrittenProof } from './schema'

const hash = 'ab'.repeat(32)
const odds = {
  prizes: [
    { no: 1, weight: 9, stock: null },
    { no: 2, weight: 1, stock: 3 },
  ],
  draw: { mode: 'chain', pity: { after: 5, prizeNos: [2] }, substituteNo: 1 },
}
const written: WrittenProof = {
  format: 'regulars-draws/1',
  campaignId: '0191d6a0-0000-7000-8000-000000000001',
  versions: [{ version: 1, hash, definition: JSON.stringify({ ...odds, titleZh: '天天抽' }) }],
  chains: [{ player: 0, round: 1, commitment: hash, nextCommitment: hash, clientSeed: 'my-own-seed', seed: null }],
  deck: { version: 1, size: 4, root: hash, commitment: hash, seed: hash },
  draws: [
    {
      mode: 'chain',
      no: 1,
      at: '2026-01-01T00:00:00.000Z',
      version: 1,
      player: 0,
      round: 1,
      nonce: 0,
      pity: 0,
      counter: 0,
      drawnPrize: 2,
      prizeNo: 1,
    },
    { mode: 'deck', no: 2, at: '2026-01-01T00:00:00.000Z', version: 1, slotNo: 0, prizeNo: 2, salt: hash, path: '' },
  ],
}

type Node = Record<string, unknown>
/** Every place in a value: its parent and its name. */
const placesOf = (node: object): [Node, string][] =>
  Object.entries(node).flatMap(([name, value]) => [
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what came out of JSON
    [node as Node, name] as [Node, string],
    ...(typeof value === 'object' && value !== null ? placesOf(value) : []),
  ])

const wrong = fc.oneof(
  fc.constantFrom(null, '', 'x', 0, -1, 1.5, 2 ** 53, [], {}, true, hash, 'zz', 'deck', 'chain', '{}', undefined),
  fc.string(),
  fc.integer(),
  fc.jsonValue(),
)

it('reads what was written', () => {
  expect(readProof(JSON.stringify(written))).toEqual(readProofFile(JSON.stringify(written)))
  expect(readProof(JSON.stringify(written))?.draws).toHaveLength(2)
  expect([readProof(''), readProof('{}'), readProof('null')]).toEqual([null, null, null])
})

it('is of one mind with the schema, whatever was changed in a proof', () => {
  let refused = 0
  fc.assert(
    fc.property(fc.nat(), wrong, (at, value) => {
      const changed = structuredClone(written)
      const places = placesOf(changed)
      const place = places[at % places.length]
      if (place) place[0][place[1]] = value
      const text = JSON.stringify(changed)
      const read = readProof(text)
      if (read === null) refused += 1
      expect(read).toEqual(readProofFile(text))
    }),
    { numRuns: 3_000 },
  )
  expect(refused).toBeGreaterThan(1_000)
})
