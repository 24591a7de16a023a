import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mutants } from './mutants/every-mutant'
import { openScratchCopy, tryMutant } from './mutants/try-mutant'
import { ROOT } from './places'

// A few mutants each time, others after every commit; `npm run torture -- --only mutants` tries them all, each beside its
// test without the patch.

const SHARE = 3

const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' })
const first = Number.parseInt(commit.slice(0, 6), 16) % mutants.length
const share = Array.from({ length: SHARE }, (_, i) => mutants[(first + i) % mutants.length] ?? mutants[0]).flatMap(
  (mutant) => mutant ?? [],
)

let copy: ReturnType<typeof openScratchCopy>
beforeAll(() => {
  copy = openScratchCopy()
})
afterAll(() => copy.close())

it.each(share.map((mutant) => [mutant.id, mutant.without, mutant] as const))(
  '%s is killed: without %s',
  async (_, __, mutant) => {
    expect(await tryMutant(copy.root, mutant)).toMatchObject({ killed: true })
  },
  300_000,
)

it('each says which guard it takes and which test sees it, once', () => {
  expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length)
})

it('each finds the words it takes out', () => {
  const gone = mutants.flatMap(({ id, patches }) =>
    patches.filter(({ file, was }) => !fs.readFileSync(path.join(ROOT, file), 'utf8').includes(was)).map(() => id),
  )
  expect(gone).toEqual([])
})
