import { closedLoop, type Load, median } from './closed-loop'
import { ask, expectStatus } from './http-client'
import { metered } from './meters'
import { count, type Figure, rate, share, times } from './report'
import { setting } from './setting'
import { type Member, one, type Shop } from './shop'

type PageLoad = { name: string; url: () => string; cookie?: string }

const load = (page: PageLoad, seconds: number): Promise<Load> =>
  closedLoop(8, seconds, () => expectStatus(200, page.name, ask('GET', page.url(), { cookie: page.cookie })))

/** Rates of several pages in interleaved rounds, as medians. */
async function ratesOf(pages: readonly PageLoad[]): Promise<number[]> {
  const seconds = setting.isQuick ? 0.5 : 1.2
  const rounds: number[][] = []
  // until what is called often has been made fast: much code takes longer than little
  for (const page of pages) await load(page, setting.isQuick ? 3 : 6)
  for (let round = 0; round < 3; round += 1) {
    const rates: number[] = []
    for (const page of pages) rates.push((await load(page, seconds)).perSecond)
    rounds.push(rates)
  }
  return pages.map((_, place) => median(rounds.map((rates) => rates[place] ?? Number.NaN)))
}

async function isThere(page: PageLoad): Promise<boolean> {
  const { status } = await ask('GET', page.url(), { cookie: page.cookie })
  if (status !== 200) console.log(`  ${page.name} answers ${status}: left out`)
  return status === 200
}

const keptPages = (shop: Shop): PageLoad[] => [
  { name: 'home', url: () => `${setting.web}/zh-CN` },
  { name: 'product list', url: () => `${setting.web}/zh-CN/products` },
  { name: 'product page', url: () => `${setting.web}/zh-CN/products/${one(shop.slugs.slice(0, 20))}` },
]

const madePages = (member: Member): PageLoad[] => [
  {
    name: 'filtered list',
    url: () => `${setting.web}/zh-CN/products?sort=price-up&page=${1 + Math.floor(Math.random() * 9)}`,
  },
  { name: 'points page, signed in', url: () => `${setting.web}/zh-CN/points`, cookie: member.cookie },
  { name: 'cart page, signed in', url: () => `${setting.web}/zh-CN/cart`, cookie: member.cookie },
]

async function statementsOf(shop: Shop, page: PageLoad): Promise<number> {
  const views = 20
  const { statements } = await metered(shop.database, async () => {
    for (let view = 0; view < views; view += 1) await ask('GET', page.url(), { cookie: page.cookie })
  })
  return statements / views
}

/** Kept pages against a static page of a bare Next; pages made on request against a bare dynamic one. */
export async function measurePages(shop: Shop): Promise<Figure[]> {
  const member = shop.members[7]
  if (!member) return []
  const there = async (pages: PageLoad[]) => {
    const found = await Promise.all(pages.map(isThere))
    return pages.filter((_, place) => found[place])
  }
  const kept = await there(keptPages(shop))
  const made = await there(madePages(member))
  const [bareStatic = 0, ...keptRates] = await ratesOf([{ name: 'bare static', url: () => setting.bare }, ...kept])
  const hello = { name: 'bare dynamic', url: () => `${setting.bare}/hello` }
  const [bareDynamic = 0, ...madeRates] = await ratesOf([hello, ...made])
  const figures: Figure[] = kept.map(({ name }, place) => ({
    what: `${name}, kept, of a bare static page`,
    ours: rate(keptRates[place] ?? 0),
    limit: rate(bareStatic),
    value: (keptRates[place] ?? 0) / bareStatic,
    unit: share,
    floor: 0.5,
    aim: 0.9,
  }))
  for (const [place, page] of made.entries()) {
    const ours = madeRates[place] ?? 0
    const isSignedIn = page.cookie !== undefined
    figures.push({
      what: `${page.name}: time of a bare dynamic page`,
      ours: rate(ours),
      limit: rate(bareDynamic),
      value: bareDynamic / ours,
      unit: times,
      floor: isSignedIn ? 3 : 6,
      aim: isSignedIn ? 2 : 3,
      isCost: true,
    })
    const statements = await statementsOf(shop, page)
    figures.push({
      what: `${page.name}: SQL statements`,
      ours: count(statements),
      value: statements,
      unit: count,
      floor: 6,
      aim: 4,
      isCost: true,
    })
  }
  return figures
}
