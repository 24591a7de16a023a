import type { Home, InviteFacts, Person, SignalCode } from './rules'

// Ways to cheat at inviting, each the smallest story that shows it; and stories of honest people that look a little alike.

export type Case = { name: string; because: SignalCode[]; facts: InviteFacts }

const start = Date.parse('2026-11-22T08:00:00Z')
const minutes = (count: number) => new Date(start + count * 60_000)
const home = (line1: string, phone = '', more: Partial<Home> = {}): Home => ({
  phone,
  country: 'CN',
  province: '上海市',
  city: '上海市',
  district: '徐汇区',
  line1,
  ...more,
})

type Traits = Partial<Omit<Person, 'id'>>
const who = (id: string, traits: Traits = {}): Person => ({
  id,
  email: `${id}@qq.com`,
  inviterId: null,
  devices: [`device of ${id}`],
  cards: [],
  homes: [home(`door of ${id}`, '')],
  ...traits,
})

type Story = {
  boss?: Traits
  friend?: Traits
  others?: Traits[]
  around?: Person[]
  joined?: number[]
  boughtAfter?: number
}

function facts({ boss, friend, others = [], around = [], joined = [0], boughtAfter = 60 }: Story): InviteFacts {
  const names = ['bo', 'cai', 'dan', 'er', 'fu', 'gao', 'han', 'jin', 'kai', 'lan', 'mo', 'nan']
  return {
    inviterId: 'boss',
    friendId: 'friend',
    joinedAt: minutes(0),
    orderedAt: minutes(boughtAfter),
    joinedTimes: joined.map(minutes),
    people: [
      who('boss', boss),
      who('friend', { inviterId: 'boss', ...friend }),
      ...others.map((traits, i) => who(names[i] ?? `other${i}`, { inviterId: 'boss', ...traits })),
      ...around,
    ],
  }
}

const story = (name: string, because: SignalCode[], told: Story): Case => ({ name, because, facts: facts(told) })
const mail = (email: string): Traits => ({ email })
const device = (...devices: string[]): Traits => ({ devices })
const card = (...cards: string[]): Traits => ({ cards })
const lives = (...homes: Home[]): Traits => ({ homes })
/** A chain of invites, each sharing a device with the next: friend, then so many others, then whoever invited. */
const chain = (length: number): Story => ({
  friend: device('link 0'),
  boss: device(`link ${length - 2}`),
  around: Array.from({ length: length - 2 }, (_, i) =>
    who(`link${'abcdefghij'.charAt(i)}`, { inviterId: 'boss', devices: [`link ${i}`, `link ${i + 1}`] }),
  ),
})

const oneself: Case[] = [
  story('oneself with a +tag', ['inviter-mailbox'], { boss: mail('li@163.com'), friend: mail('li+2@163.com') }),
  story('oneself with Gmail dots', ['inviter-mailbox'], {
    boss: mail('lilei@gmail.com'),
    friend: mail('li.lei@gmail.com'),
  }),
  story('oneself at Googlemail', ['inviter-mailbox'], {
    boss: mail('lilei@gmail.com'),
    friend: mail('lilei@googlemail.com'),
  }),
  story('oneself with dots and a tag', ['inviter-mailbox'], {
    boss: mail('lilei@gmail.com'),
    friend: mail('l.ilei+x@googlemail.com'),
  }),
  story('oneself in capital letters', ['inviter-mailbox'], { boss: mail('li@163.com'), friend: mail('LI@163.com') }),
  story('oneself on the same phone', ['inviter-device'], { boss: device('mine'), friend: device('mine') }),
  story('oneself on one of many devices', ['inviter-device'], {
    boss: device('a', 'b', 'c'),
    friend: device('z', 'c'),
  }),
  story('oneself with the same card', ['inviter-card'], { boss: card('4242'), friend: card('4242') }),
  story('oneself with one’s second card', ['inviter-card'], { boss: card('1', '2'), friend: card('2') }),
  story('oneself with the same number', ['inviter-phone'], {
    boss: lives(home('甲', '13800138000')),
    friend: lives(home('乙', '13800138000')),
  }),
  story('oneself with the number written otherwise', ['inviter-phone'], {
    boss: lives(home('甲', '+86 138-0013-8000')),
    friend: lives(home('乙', '13800138000')),
  }),
  story('oneself at the same door with the same number', ['inviter-home', 'inviter-phone'], {
    boss: lives(home('衡山路1号', '13800138000')),
    friend: lives(home('衡山路 1 号', '138 0013 8000')),
  }),
  story('oneself at the same door by a mail to throw away', ['inviter-home', 'disposable-mail'], {
    boss: lives(home('衡山路1号')),
    friend: { ...lives(home('衡山路１号')), ...mail('x@yopmail.com') },
  }),
  story('oneself at the same door, bought at once, one of many that hour', ['inviter-home', 'many-an-hour'], {
    boss: lives(home('衡山路1号')),
    friend: lives(home('衡山路1号')),
    joined: [0, 1, 2, 3, 4],
    boughtAfter: 0.5,
  }),
]

const farms: Case[] = [
  story('a mail to throw away', ['disposable-mail'], { friend: mail('a@mailinator.com') }),
  story('a mail to throw away at a subdomain', ['disposable-mail'], { friend: mail('a@inbox.temp-mail.org') }),
  story('a Chinese mail to throw away', ['disposable-mail'], { friend: mail('a@linshiyouxiang.net') }),
  story('two friends of one mailbox', ['friend-mailbox'], {
    friend: mail('farm+1@163.com'),
    others: [mail('farm+2@163.com')],
  }),
  story('two friends of one dotted mailbox', ['friend-mailbox'], {
    friend: mail('f.arm@gmail.com'),
    others: [mail('farm@gmail.com')],
  }),
  story('two friends on one device', ['friend-device'], { friend: device('farm'), others: [device('farm')] }),
  story('two friends with one card', ['friend-card'], { friend: card('farm'), others: [card('farm')] }),
  story('two friends with one number', ['friend-phone'], {
    friend: lives(home('甲', '13911112222')),
    others: [lives(home('乙', '139 1111 2222'))],
  }),
  story('friends at one door by a numbered series', ['friend-home', 'mail-series'], {
    friend: { ...lives(home('仓库')), ...mail('buyer3@qq.com') },
    others: [{ ...lives(home('仓库')), ...mail('buyer1@qq.com') }, mail('buyer2@qq.com')],
  }),
  story('friends at one door of one’s own domain', ['friend-home', 'mail-domain'], {
    friend: { ...lives(home('仓库')), ...mail('x@farm.example') },
    others: [{ ...lives(home('仓库')), ...mail('y@farm.example') }, mail('z@farm.example'), mail('w@farm.example')],
  }),
  story('a numbered series at one’s own domain', ['mail-series', 'mail-domain'], {
    friend: mail('ann4@farm.example'),
    others: [mail('ann1@farm.example'), mail('ann2@farm.example'), mail('ann3@farm.example')],
  }),
  story('a numbered series, many an hour', ['mail-series', 'many-an-hour'], {
    friend: mail('buyer5@qq.com'),
    others: [1, 2, 3, 4].map((n) => mail(`buyer${n}@qq.com`)),
    joined: [0, 5, 10, 15, 20],
  }),
  story('ten in an hour', ['crowd-an-hour'], { joined: [0, 5, 10, 15, 20, 25, 30, 35, 40, 45] }),
  story('thirty in an hour', ['crowd-an-hour'], { joined: Array.from({ length: 30 }, (_, i) => i * 2 - 30) }),
  story('many an hour at one’s own domain', ['many-an-hour', 'mail-domain'], {
    friend: mail('q@farm.example'),
    others: ['r', 's', 't'].map((n) => mail(`${n}@farm.example`)),
    joined: [0, 1, 2, 3, 4, 5],
  }),
  story('a buying service: one door, one card for many', ['friend-home', 'friend-card'], {
    friend: { ...card('pool'), ...lives(home('代购点')) },
    others: [{ ...card('pool'), ...lives(home('代购点')) }],
  }),
]

const rings: Case[] = [
  ...[3, 4, 5, 6, 7, 8, 9, 10].map((size) => story(`a ring of ${size}`, ['ring'], chain(size))),
  story('a ring by cards and devices in turn', ['ring'], {
    friend: device('x'),
    boss: card('y'),
    around: [who('mid', { inviterId: 'boss', devices: ['x'], cards: ['y'] })],
  }),
  story('a friend who shares a stranger’s device with another friend', ['ring'], {
    friend: device('x'),
    others: [device('y')],
    around: [who('mid', { inviterId: 'other', devices: ['x', 'y'] })],
  }),
]

export const abuses: Case[] = [...oneself, ...farms, ...rings]

export const honest: Case[] = [
  story('strangers', [], {}),
  story('a family at one door', ['inviter-home'], {
    boss: lives(home('衡山路1号', '13800138000')),
    friend: lives(home('衡山路1号', '13900139000')),
  }),
  story('flatmates whom somebody else invited', ['friend-home'], {
    friend: lives(home('宿舍', '13800138001')),
    others: [lives(home('宿舍', '13800138002'))],
  }),
  story('colleagues of one firm', ['mail-domain'], {
    friend: mail('a@firm.example'),
    others: ['b', 'c', 'd'].map((n) => mail(`${n}@firm.example`)),
  }),
  story('who bought at once', ['at-once'], { boughtAfter: 0.5 }),
  story('a dinner party', ['many-an-hour'], { joined: [0, 4, 6, 9, 12, 20] }),
  story('two names that differ by their numbers', [], {
    friend: mail('lily88@qq.com'),
    others: [mail('lily99@qq.com')],
  }),
  story('dots that mean something', [], { boss: mail('li.lei@163.com'), friend: mail('lilei@163.com') }),
  story('one street', [], { boss: lives(home('衡山路1号')), friend: lives(home('衡山路11号')) }),
  story('a number too short to tell', [], { boss: lives(home('甲', '110')), friend: lives(home('乙', '110')) }),
]
