import { pay, placeOrder, putInCart } from './checkout'
import { closedLoop, median } from './closed-loop'
import { ask, expectStatus } from './http-client'
import { measureLimit, POINTS } from './limit'
import { type Figure, rate } from './report'
import { setting } from './setting'
import { nextMember, one, orderInput, type Shop } from './shop'

const VENDURE = 20.0 / 14_076

// Every browser says what it reads; of one that does not the shop writes down the language, with each answer anew.
const reader = { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' }

let turn = 0

/** As a browser does it: product page, cart, checkout page, the form's request, pay page, payment, order page. */
async function shopLikeABrowser(shop: Shop): Promise<void> {
  const member = nextMember(shop)
  const place = Math.floor(Math.random() * 20)
  const [slug, variant] = [shop.slugs[place], shop.variants[place] ?? one(shop.variants)]
  turn += 1
  const page = (where: string) => ask('GET', setting.web + where, { cookie: member.cookie, headers: reader })
  await expectStatus(200, 'product page', page(`/zh-CN/products/${slug}`))
  await expectStatus(200, 'cart', putInCart(setting.web, member, variant))
  await expectStatus(200, 'checkout page', page('/zh-CN/checkout'))
  const input = orderInput(member.email, variant, turn % 2 === 0 ? POINTS : 0)
  const { text } = await expectStatus(200, 'placing', placeOrder(setting.web, member, input))
  const payUrl = /"payUrl":"([^"]+)"/.exec(text)?.[1]
  const number = /"number":(\d+)/.exec(text)?.[1]
  if (!payUrl || !number) throw new Error(`the action placed no order: ${text.slice(0, 300)}`)
  await pay(payUrl)
  await expectStatus(200, 'order page', page(`/zh-CN/orders/${number}`))
}

/** A whole visit, pages and all, beside the limit in the same rounds. */
export async function measureStorefront(shop: Shop): Promise<Figure[]> {
  const seconds = setting.isQuick ? 3 : 6
  const visit = () => shopLikeABrowser(shop)
  // a shop that has been open for a while: what is called some hundred times is made fast, and a visit calls it once
  await closedLoop(8, setting.isQuick ? 8 : 15, visit)
  const rounds: { ours: number; limit: number }[] = []
  for (let round = 0; round < (setting.isQuick ? 1 : 3); round += 1) {
    const { perSecond: limit } = await measureLimit(8, 1)
    rounds.push({ limit, ours: (await closedLoop(8, seconds, visit)).perSecond })
  }
  const limit = median(rounds.map((round) => round.limit))
  return [
    {
      what: 'the same through the pages, × Vendure',
      ours: rate(median(rounds.map((round) => round.ours))),
      limit: `Vendure ≈ ${rate(limit * VENDURE)}`,
      value: median(rounds.map((round) => round.ours / round.limit)) / VENDURE,
      unit: (value) => `${value.toFixed(1)} ×`,
      floor: 5,
      aim: 10,
    },
  ]
}
