import type { Definition, Prize } from './schema'

/** A prize of so many points, unless `fields` say otherwise. */
export const prizeOf = (no: number, fields: Partial<Prize> = {}): Prize => ({
  no,
  kind: 'points',
  titleZh: `奖品 ${no}`,
  titleEn: `Prize ${no}`,
  image: null,
  points: 'kind' in fields && fields.kind !== 'points' ? null : 10,
  rewardId: null,
  weight: 1,
  stock: null,
  marketValueMinor: 10,
  costMinor: 10,
  taxClass: 'points',
  hidden: false,
  ...fields,
})

/** A lottery for points in which every draw wins, open now and for long; `fields` say what is different. */
export const definitionOf = (fields: Partial<Definition> = {}): Definition => ({
  kind: 'lottery',
  goal: 'retention',
  titleZh: '天天抽',
  titleEn: 'Daily draw',
  aboutZh: '抽一次，次次有奖。',
  aboutEn: 'Draw once; every draw wins.',
  image: null,
  startsAt: '2020-01-01T00:00:00+08:00',
  endsAt: '2060-01-01T00:00:00+08:00',
  audience: { minTier: null, newOnly: false },
  limits: { perDay: null, perPerson: null, coolDownSeconds: 0 },
  budget: { budgetId: null, points: 10_000, minor: 0 },
  entry: { costPoints: 10, cashMinor: null, tickets: true },
  prizes: [prizeOf(1, { weight: 9 }), prizeOf(2, { points: 100, marketValueMinor: 100, costMinor: 100 })],
  expectedDraws: 100,
  disclosures: {
    organiserZh: '回头客小店',
    organiserEn: 'Regulars',
    contact: '400-000-0000',
    claimDays: 30,
    deliveryZh: '积分即时到账，实物七日内寄出。',
    deliveryEn: 'Points at once, parcels within seven days.',
    forfeitZh: '逾期未领视为放弃。',
    forfeitEn: 'What is not claimed in time is forfeited.',
  },
  share: { titleZh: '来抽奖', titleEn: 'Come and draw', textZh: '次次有奖', textEn: 'Every draw wins' },
  draw: { mode: 'chain', pity: null, whenGone: 'substitute', substituteNo: 1 },
  settings: {},
  ...fields,
})
