import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { median } from './closed-loop'
import type { Figure } from './report'
import { setting } from './setting'
import type { Shop } from './shop'

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
type Report = {
  categories: Record<string, { score: number; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, { score: number | null; numericValue?: number; title: string; displayValue?: string }>
}

const command = path.join('node_modules', 'lighthouse', 'cli', 'index.js')
const chrome = '--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage'

/** One phone run in a browser of its own. */
async function run(url: string, cookie: string | undefined): Promise<Report> {
  const file = path.join(os.tmpdir(), `lighthouse-${process.pid}.json`)
  const extra = cookie ? ['--extra-headers', JSON.stringify({ Cookie: cookie })] : []
  const asked = [`--only-categories=${categories.join(',')}`, '--output=json', `--output-path=${file}`, '--quiet']
  const args = [command, url, ...asked, `--chrome-flags=${chrome}`, '--max-wait-for-load=60000', ...extra]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`lighthouse ended with ${code} on ${url}`)
  const report: Report = JSON.parse(fs.readFileSync(file, 'utf8'))
  fs.rmSync(file)
  return report
}

/** What costs a page its full score, for whoever mends it. */
function complaints(report: Report): string[] {
  return categories.flatMap((category) =>
    (report.categories[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (report.audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${category}: ${id} ${report.audits[id]?.displayValue ?? report.audits[id]?.title ?? ''}`),
  )
}

/** The phone run of Lighthouse on the pages that a shopper sees first; medians of three. */
export async function measureLighthouse(shop: Shop): Promise<Figure[]> {
  const pages = [
    { name: 'home', url: '/zh-CN' },
    { name: 'product', url: `/zh-CN/products/${shop.slugs[0]}` },
    { name: 'points, signed in', url: '/zh-CN/points', cookie: shop.members[7]?.cookie },
  ]
  const figures: Figure[] = []
  for (const { name, url, cookie } of pages) {
    const reports: Report[] = []
    for (let turn = 0; turn < (setting.isQuick ? 1 : 3); turn += 1) reports.push(await run(setting.web + url, cookie))
    const audit = (id: string) => median(reports.map((report) => report.audits[id]?.numericValue ?? Number.NaN))
    const vitals = `LCP ${Math.round(audit('largest-contentful-paint'))} ms, TBT ${Math.round(audit('total-blocking-time'))} ms, CLS ${audit('cumulative-layout-shift').toFixed(3)}`
    for (const category of categories)
      figures.push({
        what: `Lighthouse, ${name}: ${category}`,
        ours: category === 'performance' ? vitals : '',
        value: median(reports.map((report) => Math.round((report.categories[category]?.score ?? 0) * 100))),
        unit: String,
        floor: category === 'performance' ? 90 : 100,
        aim: category === 'performance' ? 95 : 100,
      })
    const last = reports.at(-1)
    if (last) for (const complaint of complaints(last)) console.log(`  ${name}: ${complaint}`)
  }
  return figures
}
