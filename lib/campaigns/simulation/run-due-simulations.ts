import { definitionSchema } from '../schema'
import { startSimulation } from './rules'
import { type Claimed, claim, finish, giveUp, touch } from './store'

const MOST = 20
/** After so many draws it says how far it is, and lets others work. */
const DRAWS_A_BREATH = 200_000

/** Every simulation that was asked for is run, one after the other; one that a lost worker left half done is begun again. */
export async function runDueSimulations(): Promise<number> {
  let done = 0
  for (; done < MOST; done += 1) {
    const run = await claim()
    if (!run) break
    await runOne(run)
  }
  return done
}

async function runOne(run: Claimed): Promise<void> {
  const read = definitionSchema.safeParse(run.definition)
  if (!read.success) return giveUp(run, 'definition-unread')
  try {
    const simulation = startSimulation(read.data, run.seed)
    const breath = Math.max(1, Math.floor(DRAWS_A_BREATH / read.data.expectedDraws))
    for (let lives = 0; lives < simulation.runs; ) {
      lives = simulation.next()
      if (lives % breath === 0 && !(await touch(run, lives))) return
    }
    const kept = await finish(run, simulation.result())
    if (!kept.ok) await giveUp(run, kept.refusal)
  } catch (error) {
    console.error(`simulation ${run.id} failed:`, error)
    await giveUp(run, error instanceof Error ? error.message.slice(0, 500) : 'unknown')
  }
}
