import { mutants } from '../mutants/every-mutant'
import { isGreenUnpatched, openScratchCopy, tryMutant } from '../mutants/try-mutant'
import { none } from '../tally'
import { failingOf, type Part } from './part'

let copy: ReturnType<typeof openScratchCopy> | undefined

/** One copy a run: its PostgreSQL need not be made anew for each mutant. */
function theCopy(): string {
  if (!copy) {
    copy = openScratchCopy()
    process.once('exit', copy.close)
  }
  return copy.root
}

/** M01 to M21 as they apply: one a shard, in a copy of the sources, and its test without the patch first. */
export const mutating: Part = {
  name: 'mutants',
  shards: mutants.length,
  shard: async (_, seed, no) => {
    const mutant = mutants[no]
    if (!mutant) throw new Error('no mutant')
    const root = theCopy()
    const isGreen = await isGreenUnpatched(root, mutant)
    const { killed } = await tryMutant(root, mutant)
    const wrong = [
      ...(isGreen ? [] : [`${mutant.id}: ${mutant.test.name} is red or gone without any patch`]),
      ...(killed ? [] : [`${mutant.id}: without ${mutant.without}, ${mutant.test.name} stays green`]),
    ]
    return {
      tally: { ...none, mutants: 1, mutantsKilled: killed && isGreen ? 1 : 0 },
      failing: failingOf('mutants', seed, wrong, { mutant: mutant.id }),
      did: { mutants: 1 },
    }
  },
}
