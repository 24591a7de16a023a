/** A place that parcels go to, and whom to call there. */
export type Home = {
  phone: string
  country: string
  province: string
  city: string
  district: string
  line1: string
}

/** What the shop knows of somebody near an invite; devices and cards by keyed hashes alone. */
export type Person = {
  id: string
  email: string
  inviterId: string | null
  devices: readonly string[]
  cards: readonly string[]
  homes: readonly Home[]
}

export type InviteFacts = {
  inviterId: string
  friendId: string
  joinedAt: Date
  orderedAt: Date | null
  /** when the inviter's friends of these two days signed up, this one among them */
  joinedTimes: readonly Date[]
  people: readonly Person[]
}

/** What may speak against an invite, and how much. At 50, as a rule, somebody looks. */
export const signalWeights = {
  /** one mailbox as the inviter's: +tags and Gmail's dots are the same mailbox */
  'inviter-mailbox': 100,
  'inviter-device': 60,
  'inviter-card': 60,
  'inviter-phone': 60,
  /** a household: families do invite each other, so that alone holds nothing up */
  'inviter-home': 25,
  'friend-mailbox': 100,
  'friend-device': 50,
  'friend-card': 60,
  'friend-phone': 50,
  'friend-home': 30,
  /** a chain of shared devices, cards and phones leads from the friend to others in this circle */
  ring: 50,
  'disposable-mail': 50,
  /** name1, name2, name3 … at one provider */
  'mail-series': 30,
  /** several friends at one domain that is no public provider's */
  'mail-domain': 25,
  'many-an-hour': 30,
  'crowd-an-hour': 60,
  /** bought within a minute of signing up */
  'at-once': 15,
} as const
export type SignalCode = keyof typeof signalWeights

/** One reason: its weight, and how many people or sign-ups it is about. */
export type Signal = { code: SignalCode; weight: number; count: number }
export type Judgement = { score: number; signals: Signal[] }

const disposable = new Set(
  `10minutemail.com 20minutemail.com 33mail.com anonbox.net burnermail.io discard.email dispostable.com dropmail.me emailondeck.com
  fakeinbox.com fakemail.net getairmail.com getnada.com guerrillamail.com guerrillamail.net guerrillamail.org inboxbear.com linshiyouxiang.net
  mail.tm mailcatch.com maildrop.cc mailinator.com mailnesia.com mailsac.com minuteinbox.com moakt.com mohmal.com mytemp.email nada.email
  sharklasers.com spam4.me spamgourmet.com temp-mail.io temp-mail.org tempail.com tempmail.com tempmail.plus tempmailo.com tempr.email
  throwawaymail.com trashmail.com trashmail.de yopmail.com yopmail.fr 027168.com bccto.me chacuo.net`.split(/\s+/),
)

const providers = new Set(
  `qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn aliyun.com gmail.com outlook.com hotmail.com
  live.com msn.com yahoo.com icloud.com me.com proton.me protonmail.com gmx.com gmx.de`.split(/\s+/),
)

const halves = (email: string): [local: string, domain: string] => {
  const [local = '', domain = ''] = email.toLowerCase().split('@')
  return [local, domain === 'googlemail.com' ? 'gmail.com' : domain]
}

/** The mailbox behind an address: without +tag, and at Gmail without dots. */
export function mailboxOf(email: string): string {
  const [local, domain] = halves(email)
  const plain = local.split('+')[0] ?? ''
  return `${domain === 'gmail.com' ? plain.replaceAll('.', '') : plain}@${domain}`
}

/** Whether an address is one to throw away, at whatever subdomain. */
export function isDisposable(email: string): boolean {
  const labels = halves(email)[1].split('.')
  return labels.some((_, i) => disposable.has(labels.slice(i).join('.')))
}

/** An address without its digits: what is left of a numbered series. Null where too little is left to tell. */
function seriesOf(email: string): string | null {
  const [local, domain] = halves(mailboxOf(email))
  const letters = local.replaceAll(/\d+/g, '')
  return letters !== local && letters.length >= 3 ? `${letters}@${domain}` : null
}

function domainOf(email: string): string | null {
  const [, domain] = halves(email)
  return providers.has(domain) || disposable.has(domain) ? null : domain
}

/** A place in as few signs as tell it from others: without blanks, marks and the ways to write a number's sign. */
export function homeKey({ country, province, city, district, line1 }: Home): string {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, '')
  return [country, province, city, district, line1].map(plain).join('|')
}

const phoneKey = ({ phone }: Home): string => phone.replaceAll(/\D/g, '').slice(-11)

const keysOf = {
  mailbox: (one: Person) => [mailboxOf(one.email)],
  device: (one: Person) => one.devices,
  card: (one: Person) => one.cards,
  phone: (one: Person) => one.homes.map(phoneKey).filter((phone) => phone.length >= 7),
  home: (one: Person) => one.homes.map(homeKey),
}
const traits = ['mailbox', 'device', 'card', 'phone', 'home'] as const

const share = (keys: (one: Person) => readonly string[], one: Person, other: Person) =>
  keys(one).some((key) => keys(other).includes(key))

/** Whoever hangs together with somebody by mailboxes, devices, cards and phones, through however many others. */
export function ringOf(friend: Person, people: readonly Person[]): Set<string> {
  const strong = traits.filter((trait) => trait !== 'home')
  const owners = new Map<string, Person[]>()
  const keys = new Map(
    people.map((one) => [one, strong.flatMap((trait) => keysOf[trait](one).map((key) => `${trait} ${key}`))]),
  )
  for (const [one, own] of keys) for (const key of own) owners.set(key, [...(owners.get(key) ?? []), one])
  const ring = new Set<string>([friend.id])
  const next = [friend]
  for (let one = next.pop(); one; one = next.pop())
    for (const other of (keys.get(one) ?? []).flatMap((key) => owners.get(key) ?? []))
      if (!ring.has(other.id)) {
        ring.add(other.id)
        next.push(other)
      }
  return ring
}

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** What speaks against an invite, each reason with its weight: the sum decides whether somebody looks, and never takes anything away. */
export function judgeInvite(facts: InviteFacts): Judgement {
  const friend = facts.people.find(({ id }) => id === facts.friendId)
  const inviter = facts.people.find(({ id }) => id === facts.inviterId)
  if (!friend || !inviter) return { score: 0, signals: [] }
  const friends = facts.people.filter((one) => one.inviterId === facts.inviterId && one.id !== friend.id)
  const found = new Map<SignalCode, number>()
  const say = (code: SignalCode, count: number) => count > 0 && found.set(code, count)

  for (const trait of traits) {
    const keys = keysOf[trait]
    say(`inviter-${trait}`, share(keys, friend, inviter) ? 1 : 0)
    say(`friend-${trait}`, friends.filter((one) => share(keys, friend, one)).length)
  }
  // two of them are told above; a chain that goes through others is told here
  const ring = ringOf(friend, facts.people)
  const known = facts.people.filter(({ id, inviterId }) => ring.has(id) && (id === inviter.id || inviterId !== null))
  if (ring.size >= 3 && known.length >= 2) say('ring', ring.size)
  if (isDisposable(friend.email)) say('disposable-mail', 1)
  const alike = (key: (email: string) => string | null) =>
    key(friend.email) === null ? 0 : friends.filter((one) => key(one.email) === key(friend.email)).length
  if (alike(seriesOf) >= 2) say('mail-series', alike(seriesOf) + 1)
  if (alike(domainOf) >= 3) say('mail-domain', alike(domainOf) + 1)
  const near = facts.joinedTimes.filter((at) => Math.abs(at.getTime() - facts.joinedAt.getTime()) <= HOUR_MS).length
  if (near >= 10) say('crowd-an-hour', near)
  else if (near >= 5) say('many-an-hour', near)
  if (facts.orderedAt && facts.orderedAt.getTime() - facts.joinedAt.getTime() < MINUTE_MS) say('at-once', 1)

  const signals = [...found].map(([code, count]) => ({ code, weight: signalWeights[code], count }))
  return {
    score: signals.reduce((sum, { weight }) => sum + weight, 0),
    signals: signals.sort((a, b) => b.weight - a.weight),
  }
}
