import { randomUUID } from 'node:crypto'
import { median } from './closed-loop'
import { contend, type Outcome, onShelf, type Wish } from './contention'
import { PRICE_MINOR } from './fill'
import type { Figure } from './report'
import { setting } from './setting'
import { type Member, nextMember, type Shop } from './shop'

type Rush = { name: string; wanted: number; wishes: (shop: Shop, urls: readonly string[]) => Promise<Wish[]> }

const at = (urls: readonly string[], place: number) => urls[place % urls.length] ?? setting.web
const buyer = ({ cookie, email }: Member, url: string) => ({ cookie, email, url })

const rushes: Rush[] = [
  {
    name: '64 buyers for 20 in stock',
    wanted: 20,
    wishes: async (shop, urls) => {
      const variantId = await onShelf(shop.database, 20, PRICE_MINOR)
      return Array.from({ length: 64 }, (_, n) => ({
        buyer: buyer(nextMember(shop), at(urls, n)),
        variantId,
        priceMinor: PRICE_MINOR,
      }))
    },
  },
  {
    name: 'one-use coupon × 32',
    wanted: 1,
    wishes: async (shop, urls) => {
      const variantId = await onShelf(shop.database, 64, PRICE_MINOR)
      const { rows } = await shop.database.query<{ id: string }>(
        `insert into coupon (code, title_zh, title_en, kind, amount_minor, usage_limit) values ($1, '券', 'Coupon', 'amount', 2000, 1) returning id`,
        [`ONE${randomUUID().toUpperCase()}`],
      )
      const couponId = rows[0]?.id ?? ''
      return Array.from({ length: 32 }, (_, n) => ({
        buyer: buyer(nextMember(shop), at(urls, n)),
        variantId,
        priceMinor: PRICE_MINOR,
        couponId,
        offMinor: 2000,
      }))
    },
  },
  {
    name: 'a balance worth one order × 32',
    wanted: 1,
    wishes: async (shop, urls) => {
      const member = nextMember(shop)
      const price = await onlyEnoughFor(shop, member)
      const variants = await Promise.all(Array.from({ length: 32 }, () => onShelf(shop.database, 1, price)))
      return variants.map((variantId, n) => ({
        buyer: buyer(member, at(urls, n)),
        variantId,
        priceMinor: price,
        points: 5000,
      }))
    },
  },
]

/** Spends all but 5,000 points of a member, and answers the price that takes half of it in points. */
async function onlyEnoughFor(shop: Shop, member: Member): Promise<number> {
  await shop.database.query(
    `select points_spend($1, $2, 'spend', 'bench', available_points - 5000, '{}', null) from points_balance where account_id = $1`,
    [member.id, `drain:${randomUUID()}`],
  )
  return 10_000
}

function figureOf(rush: Rush, processes: number, outcomes: readonly Outcome[]): Figure {
  const ms = median(outcomes.map((outcome) => outcome.slowestMs))
  const wrong = outcomes.filter((outcome) => outcome.sold !== rush.wanted || outcome.strange.length > 0)
  const refused = Object.entries(outcomes[0]?.refusals ?? {}).map(([name, times]) => `${times} ${name}`)
  if (wrong[0]) console.log(`  ${rush.name}: ${JSON.stringify(wrong[0])}`)
  return {
    what: `${rush.name}, ${processes === 1 ? 'one process' : 'two processes'}`,
    ours: `sold ${[...new Set(outcomes.map(({ sold }) => sold))].join(' or ')}; ${refused.join(', ')}`,
    limit: `exactly ${rush.wanted}`,
    value: wrong.length > 0 ? Number.POSITIVE_INFINITY : ms,
    unit: (value) => `${Math.round(value)} ms`,
    floor: 1000,
    aim: 500,
    isCost: true,
  }
}

/** More hands than things: with one and with two web processes, exactly what there is is sold. */
export async function measureRushes(shop: Shop): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const urls of [[setting.web], [setting.web, setting.secondWeb]])
    for (const rush of rushes) {
      const outcomes: Outcome[] = []
      const rounds = setting.isQuick ? 2 : 5
      for (let round = 0; round < rounds; round += 1)
        outcomes.push(await contend(setting.origin, await rush.wishes(shop, urls)))
      figures.push(figureOf(rush, urls.length, outcomes))
    }
  return figures
}
