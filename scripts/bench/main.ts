// What `npm run bench` measures, against servers that scripts/bench.mjs has started.
import { settleRest } from './checkout'
import { measureLighthouse } from './lighthouse'
import { prepareLimit } from './limit'
import { webMemoryMiB } from './meters'
import { measureOrders } from './orders'
import { measurePages } from './pages'
import { type Figure, printTable } from './report'
import { measureRushes } from './rushes'
import { setting } from './setting'
import { measureSettling } from './settling'
import { openShop, type Shop } from './shop'
import { measureStorefront } from './storefront'
import { startRelay } from './webhook-relay'
import { measureWeight } from './weight'

const workloads: Record<string, (shop: Shop) => Promise<Figure[]>> = {
  orders: measureOrders,
  storefront: measureStorefront,
  settling: measureSettling,
  pages: measurePages,
  rushes: measureRushes,
  weight: measureWeight,
}

async function closeBooks(shop: Shop): Promise<number> {
  await settleRest(shop)
  const { rows: broken } = await shop.database.query('select * from invariant_report() where violations > 0')
  const { rows } = await shop.database.query<{ paid: number; other: number }>(
    `select count(*) filter (where state = 'paid')::int as paid, count(*) filter (where state <> 'paid')::int as other from shop_order`,
  )
  const { paid, other } = rows[0] ?? { paid: 0, other: 0 }
  console.log(`\n${paid} orders paid, ${other} in any other state; broken invariants: ${JSON.stringify(broken)}`)
  return broken.length + other
}

async function main(): Promise<number> {
  const since = performance.now()
  const relay = startRelay()
  await prepareLimit()
  const shop = await openShop()
  console.log(
    `  1,000 products and ${shop.members.length} members are in (${Math.round((performance.now() - since) / 1000)} s)`,
  )
  const figures: Figure[] = []
  const asked = setting.withLighthouse ? { weight: measureWeight, lighthouse: measureLighthouse } : workloads
  for (const [name, measure] of Object.entries(asked)) {
    if (setting.only && !setting.only.includes(name)) continue
    const from = performance.now()
    figures.push(...(await measure(shop)))
    console.log(`  ${name}: measured in ${Math.round((performance.now() - from) / 1000)} s`)
  }
  printTable(figures)
  console.log(`\nweb process after it all: ${Math.round(webMemoryMiB())} MiB`)
  const wrong = await closeBooks(shop)
  await shop.database.end()
  relay.close()
  return wrong > 0 ? 1 : 0
}

process.exit(await main())
