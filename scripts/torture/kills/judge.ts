import { rows } from '@/lib/db/sql'
import { none, type Tally } from '../tally'
import { type Command, moved, postingKey, present, run } from './commands'
import type { History } from './history'

/**
 * I42: every command that was acknowledged is in the journal once; every unknown one is there once or not at all, and is
 * settled by asking again under its key; what was refused is not there; and the balances are the sum of it all.
 */
export async function judge(history: History, rewardId: string, accounts: readonly string[]) {
  const wrong: string[] = []
  const before = await present(history.unknown.map(postingKey))
  const { resolved, done } = await resolve(history.unknown, rewardId)
  const kept = await present([...history.done, ...done].map(postingKey))
  const times = (command: Command) => kept.get(postingKey(command)) ?? 0
  const lost = [...history.done, ...done].filter((command) => times(command) === 0)
  const twice = [...history.done, ...done].filter((command) => times(command) > 1)
  const ghosts = await present([...history.refused, ...history.unsent].map(postingKey))
  wrong.push(...lost.map((command) => `lost: ${JSON.stringify(command)}`))
  wrong.push(...twice.map((command) => `twice: ${JSON.stringify(command)}`))
  wrong.push(...[...ghosts.keys()].map((key) => `refused or never sent, and done: ${key}`))
  const off = await balancesOff([...history.done, ...done], accounts)
  wrong.push(...off)
  const tally: Tally = {
    ...none,
    acknowledged: history.done.length + history.refused.length,
    lost: lost.length,
    duplicated: twice.length + off.length,
    unknown: history.unknown.length,
    resolved,
  }
  return { tally, wrong, committedUnknown: before.size }
}

/** Asks again for each unknown outcome, under its key, until there is an answer. */
async function resolve(unknown: readonly Command[], rewardId: string) {
  const done: Command[] = []
  let resolved = 0
  for (const command of unknown) {
    const says = await run(command, rewardId)
    resolved += 1
    if (says === 'done') done.push(command)
  }
  return { resolved, done }
}

async function balancesOff(done: readonly Command[], accounts: readonly string[]): Promise<string[]> {
  const expected = new Map(accounts.map((id) => [id, [0, 0] as [number, number]]))
  for (const command of done) {
    const [available, held] = moved(command)
    const sum = expected.get(command.account)
    if (!sum) continue
    sum[0] += available
    sum[1] += held
  }
  const found = await rows<{ id: string; available: number; held: number }>(
    'select account_id as id, available_points as available, held_points as held from points_balance where account_id = any($1)',
    [accounts],
  )
  const balances = new Map(found.map((one) => [one.id, one]))
  return [...expected].flatMap(([id, [available, held]]) => {
    const has = balances.get(id) ?? { available: 0, held: 0 }
    const isSame = has.available === available && has.held === held
    return isSame ? [] : [`${id} has ${has.available}/${has.held} and not ${available}/${held}`]
  })
}
