import type { Definition } from '../schema'

/** What an invite gives: for each friend, and for so many of them. Its settings' schema stands in lib/campaigns/invite. */
export type Rungs = {
  /** the number of the prize for each friend whose first order stands */
  perFriend: number | null
  rungs: readonly { friends: number; prizeNo: number }[]
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value)

/** Reads what an invite gives out of its settings; what is half written gives nothing. */
export function rungsOf({ settings }: Pick<Definition, 'settings'>): Rungs {
  const { perFriend, rungs } = settings
  const all: unknown[] = Array.isArray(rungs) ? rungs : []
  return {
    perFriend: isWhole(perFriend) ? perFriend : null,
    rungs: all
      .flatMap((one) => {
        const { friends, prizeNo } = one as { friends?: unknown; prizeNo?: unknown }
        return isWhole(friends) && friends > 0 && isWhole(prizeNo) ? [{ friends, prizeNo }] : []
      })
      .sort((a, b) => a.friends - b.friends),
  }
}

/** An amount for so many friends, kept as a fraction. */
export type PerFriend = { amount: number; friends: number }

/**
 * The most that one friend can cost: what each brings, and the ladder up to the rung where a friend is dearest. Somebody who
 * stops between two rungs costs less.
 */
export function dearestFriend(
  definition: Pick<Definition, 'settings' | 'prizes'>,
  of: (prizeNo: number) => number,
): PerFriend {
  const { perFriend, rungs } = rungsOf(definition)
  const each = perFriend === null ? 0 : of(perFriend)
  let climbed = 0
  let dearest: PerFriend = { amount: each, friends: 1 }
  for (const { friends, prizeNo } of rungs) {
    climbed += of(prizeNo)
    const amount = each * friends + climbed
    if (amount * dearest.friends > dearest.amount * friends) dearest = { amount, friends }
  }
  return dearest
}
