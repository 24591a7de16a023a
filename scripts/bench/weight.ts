import { gzipSync } from 'node:zlib'
import { ask } from './http-client'
import type { Figure } from './report'
import { setting } from './setting'
import type { Shop } from './shop'

const kilobytes = (value: number) => `${value.toFixed(0)} kB`

const pagesOf = (shop: Shop) => {
  const cookie = shop.members[7]?.cookie
  return [
    { name: 'home', path: '/zh-CN' },
    { name: 'list', path: '/zh-CN/products?sort=name' },
    { name: 'product', path: `/zh-CN/products/${shop.slugs[0]}` },
    { name: 'points', path: '/zh-CN/points', cookie },
    { name: 'cart', path: '/zh-CN/cart', cookie },
    { name: 'checkout', path: '/zh-CN/checkout', cookie },
  ]
}

/** The scripts that a page's own HTML asks for, gzipped one by one as a server would send them. */
async function scriptsOf(url: string, cookie: string | undefined): Promise<{ files: number; bytes: number } | null> {
  const page = await ask('GET', url, { cookie })
  if (page.status !== 200) return null
  const found = page.text.matchAll(/<script\b[^>]*\bsrc="([^"]+\.js[^"]*)"[^>]*>/g)
  const modern = [...found].filter(([tag]) => !/nomodule/i.test(tag)).map(([, source]) => source ?? '')
  let bytes = 0
  for (const source of new Set(modern)) bytes += gzipSync((await ask('GET', setting.web + source)).text).length
  return { files: new Set(modern).size, bytes }
}

/** How much script a shopper's phone has to load for a page. */
export async function measureWeight(shop: Shop): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { name, path, cookie } of pagesOf(shop)) {
    const scripts = await scriptsOf(setting.web + path, cookie)
    if (!scripts) console.log(`  ${path} does not answer 200: left out`)
    else
      figures.push({
        what: `script of the ${name} page, gzipped`,
        ours: `${scripts.files} files`,
        value: scripts.bytes / 1024,
        unit: kilobytes,
        floor: 200,
        aim: 180,
        isCost: true,
      })
  }
  return figures
}
