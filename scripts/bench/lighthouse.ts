import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { median } from './closed-loop'
import { type Figure, millis } from './report'
import { setting } from './setting'
import type { Shop } from './shop'

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
type Report = {
  environment: { benchmarkIndex: number }
  categories: Record<string, { score: number; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, { score: number | null; numericValue?: number; title: string; displayValue?: string }>
}

const command = path.join('node_modules', 'lighthouse', 'cli', 'index.js')
const chrome = '--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage'

/**
 * Lighthouse slows the processor fourfold, which makes a phone of a fast desktop. On a slower machine its own
 * docs/throttling.md ("Calibrating the CPU slowdown") asks for less: what a mid-tier phone is from each class.
 */
const phoneSlowdown = (benchmarkIndex: number): number => (benchmarkIndex >= 1500 ? 4 : benchmarkIndex >= 800 ? 2 : 1)

type How = { slowdown: number; isSlowAsItLoads?: boolean }

/** One phone run in a browser of its own. Unless the line is slow as the page loads, Lighthouse works out from a fast run how a slow one would go. */
async function run(url: string, cookie: string | undefined, how: How): Promise<Report> {
  const file = path.join(os.tmpdir(), `lighthouse-${process.pid}.json`)
  const extra = cookie ? ['--extra-headers', JSON.stringify({ Cookie: cookie })] : []
  const asked = [`--only-categories=${categories.join(',')}`, '--output=json', `--output-path=${file}`, '--quiet']
  const args = [
    command,
    url,
    ...asked,
    `--throttling.cpuSlowdownMultiplier=${how.slowdown}`,
    `--throttling-method=${how.isSlowAsItLoads ? 'devtools' : 'simulate'}`,
    `--chrome-flags=${chrome}`,
    '--max-wait-for-load=60000',
    ...extra,
  ]
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

const middle = (reports: readonly Report[], of: (report: Report) => number) => median(reports.map(of))

const audit = (report: Report, id: string) => report.audits[id]?.numericValue ?? Number.NaN

function vitals(reports: readonly Report[]): string {
  const of = (id: string) => middle(reports, (report) => audit(report, id))
  const [lcp, tbt] = [of('largest-contentful-paint'), of('total-blocking-time')].map(Math.round)
  return `LCP ${lcp} ms, TBT ${tbt} ms, CLS ${of('cumulative-layout-shift').toFixed(3)}`
}

const score = (reports: readonly Report[], category: string) =>
  middle(reports, (report) => Math.round((report.categories[category]?.score ?? 0) * 100))

const turns = setting.isQuick ? 1 : 3

async function runs(url: string, cookie: string | undefined, how: How): Promise<Report[]> {
  const reports: Report[] = []
  for (let turn = 0; turn < turns; turn += 1) reports.push(await run(url, cookie, how))
  return reports
}

/** The least that Next can be here: a page of one word. What it does not reach, no page of ours can. */
async function bareFigure(): Promise<Figure> {
  const reports = await runs(setting.bare, undefined, { slowdown: 4 })
  const what = 'Lighthouse, the bare Next page: performance'
  return { what, ours: vitals(reports), value: score(reports, 'performance'), unit: String }
}

type Page = { name: string; url: string; cookie?: string }

async function pageFigures({ name, url, cookie }: Page): Promise<Figure[]> {
  const reports = await runs(setting.web + url, cookie, { slowdown: 4 })
  const power = Math.round(middle(reports, ({ environment }) => environment.benchmarkIndex))
  const slowdown = phoneSlowdown(power)
  const calibrated = await runs(setting.web + url, cookie, { slowdown })
  const slow = await runs(setting.web + url, cookie, { slowdown: 4, isSlowAsItLoads: true })
  const last = reports.at(-1)
  if (last) for (const complaint of complaints(last)) console.log(`  ${name}: ${complaint}`)
  return [
    ...categories.map((category) => ({
      what: `Lighthouse, ${name}: ${category}`,
      ours: category === 'performance' ? vitals(reports) : '',
      value: score(reports, category),
      unit: String,
      floor: category === 'performance' ? 90 : 100,
      aim: category === 'performance' ? 95 : 100,
    })),
    {
      what: `the same, calibrated: ${slowdown} × slowdown for benchmarkIndex ${power}`,
      ours: vitals(calibrated),
      value: score(calibrated, 'performance'),
      unit: String,
    },
    {
      what: `${name}, largest paint on a line that is slow as it loads`,
      ours: vitals(slow),
      value: middle(slow, (report) => audit(report, 'largest-contentful-paint')),
      unit: millis,
      floor: 2_000,
      aim: 1_500,
      isCost: true,
    },
  ]
}

/** The phone run of Lighthouse on the pages that a shopper sees first; medians of three. */
export async function measureLighthouse(shop: Shop): Promise<Figure[]> {
  const pages: Page[] = [
    { name: 'home', url: '/zh-CN' },
    { name: 'product', url: `/zh-CN/products/${shop.slugs[0]}` },
    { name: 'points, signed in', url: '/zh-CN/points', cookie: shop.members[7]?.cookie },
  ]
  const figures: Figure[] = [await bareFigure()]
  for (const page of pages) figures.push(...(await pageFigures(page)))
  return figures
}
