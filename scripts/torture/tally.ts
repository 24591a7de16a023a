/** What a run adds up. */
export type Tally = {
  kills: number
  acknowledged: number
  lost: number
  duplicated: number
  unknown: number
  resolved: number
  mutants: number
  mutantsKilled: number
}

export const none: Tally = {
  kills: 0,
  acknowledged: 0,
  lost: 0,
  duplicated: 0,
  unknown: 0,
  resolved: 0,
  mutants: 0,
  mutantsKilled: 0,
}

export function plus(a: Tally, b: Tally): Tally {
  const sum = { ...a }
  for (const name of Object.keys(none) as (keyof Tally)[]) sum[name] = a[name] + b[name]
  return sum
}

const figure = (n: number) => n.toLocaleString('en')

/** The closing line. */
export function lineOf(t: Tally): string {
  const { kills, acknowledged, lost, duplicated, unknown, resolved, mutants, mutantsKilled } = t
  const parts = [
    `kills ${figure(kills)}`,
    `acknowledged ${figure(acknowledged)}`,
    `lost ${lost}`,
    `duplicated ${duplicated}`,
    `unknown ${figure(unknown)} (resolved ${figure(resolved)})`,
    `mutants ${mutantsKilled}/${mutants}`,
  ]
  return parts.join(', ')
}
