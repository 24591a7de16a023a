import type { Definition, Prize } from '../schema'

// What may be changed freely: pictures, the words that tell of it, whom to ask, and what only the shop reads.
const free = ['goal', 'image', 'aboutZh', 'aboutEn', 'share', 'expectedDraws'] as const
const freeOfPrize = ['image'] as const

type Entry = Definition['entry']
const isFreeDraw = ({ costPoints, cashMinor, tickets }: Entry) => costPoints === null && cashMinor === null && !tickets

const atMost = (before: number | null, after: number | null) => before === null || (after !== null && after <= before)
const atLeast = (before: number | null, after: number | null) =>
  before === null ? after === null : after === null || after >= before
const noEarlier = (before: string, after: string) => Date.parse(after) >= Date.parse(before)

/** A way in may become cheaper or be added, never dearer or shut; what was free stays free. */
function entryFavours(before: Entry, after: Entry): boolean {
  if (isFreeDraw(after)) return true
  if (isFreeDraw(before)) return false
  return (
    (before.costPoints === null || (after.costPoints !== null && atMost(before.costPoints, after.costPoints))) &&
    (before.cashMinor === null || (after.cashMinor !== null && atMost(before.cashMinor, after.cashMinor))) &&
    (!before.tickets || after.tickets)
  )
}

/** A prize stays what it was told to be; there may be more of it, and it may come out of the shadow. In a deck the pieces are laid. */
function prizeFavours(before: Prize, after: Prize, isDeck: boolean): boolean {
  const more =
    before.stock === null || isDeck ? after.stock === before.stock : after.stock !== null && after.stock >= before.stock
  const same = { stock: before.stock, hidden: before.hidden, ...pick(before, freeOfPrize) }
  return more && (before.hidden || !after.hidden) && isSame({ ...after, ...same }, before)
}

const prizesFavour = ({ prizes, draw }: Definition, after: Definition) =>
  prizes.length === after.prizes.length &&
  prizes.every((prize) => {
    const next = after.prizes.find(({ no }) => no === prize.no)
    return next !== undefined && prizeFavours(prize, next, draw?.mode === 'deck')
  })

// Each field that may change, and when its change is for the better; any other has to stay as it is.
const better: Readonly<Record<string, (before: Definition, after: Definition) => boolean>> = {
  startsAt: (before, after) => noEarlier(after.startsAt, before.startsAt),
  endsAt: (before, after) => noEarlier(before.endsAt, after.endsAt),
  audience: ({ audience: before }, { audience: after }) =>
    (after.minTier === null || after.minTier === before.minTier) &&
    (before.newOnly || !after.newOnly) &&
    (after.segments === undefined || (before.segments?.every((code) => after.segments?.includes(code)) ?? false)),
  limits: ({ limits: before }, { limits: after }) =>
    atLeast(before.perDay, after.perDay) &&
    atLeast(before.perPerson, after.perPerson) &&
    after.coolDownSeconds <= before.coolDownSeconds,
  budget: ({ budget: before }, { budget: after }) =>
    after.budgetId === before.budgetId && after.points >= before.points && after.minor >= before.minor,
  entry: (before, after) => entryFavours(before.entry, after.entry),
  prizes: prizesFavour,
  disclosures: ({ disclosures: before }, { disclosures: after }) =>
    after.claimDays >= before.claimDays &&
    isSame({ ...after, claimDays: before.claimDays, contact: before.contact }, before),
}

/** What of a change after the launch is not for the better of shoppers, by the fields' names; nothing: it may be made. */
export function favours(before: Definition, after: Definition): (keyof Definition)[] {
  const fields = Object.keys(before) as (keyof Definition)[]
  return fields.filter((field) => {
    if ((free as readonly string[]).includes(field)) return false
    return !(better[field]?.(before, after) ?? isSame(before[field], after[field]))
  })
}

const pick = <T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>

/** Same whatever the order of their fields. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  const [names, otherNames] = [Object.keys(one), Object.keys(other)]
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === otherNames.length &&
    names.every((name) => isSame((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]))
  )
}
