import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const FIGURES = [
  'dashboard',
  'points-health',
  'costs',
  'shopper-report',
  'reward-figures',
  'effect',
  'finance',
  'plan',
  'radar',
]

// what draws figures within a frame that tells how they are computed: the frame's file
const WITHIN: Record<string, string> = {
  'merchant-dashboard/chart-client.tsx': 'merchant-dashboard/chart-panels-client.tsx',
  'merchant-dashboard/day-table-client.tsx': 'merchant-dashboard/chart-panels-client.tsx',
  'merchant-points-health/band-chart-client.tsx': 'merchant-points-health/health-charts-client.tsx',
  'merchant-points-health/curve-chart-client.tsx': 'merchant-points-health/health-charts-client.tsx',
  'merchant-points-health/cohort-table-client.tsx': 'merchant-points-health/health-charts-client.tsx',
  'merchant-costs/cost-chart-client.tsx': 'merchant-costs/cost-chart-panel-client.tsx',
  'merchant-shopper-report/curve-chart-client.tsx': 'merchant-shopper-report/curve-panel-client.tsx',
  'merchant-reward-figures/weeks-chart-client.tsx': 'merchant-reward-figures/weeks-panel-client.tsx',
  'merchant-effect/weeks-chart-client.tsx': 'merchant-effect/weeks-panel-client.tsx',
  'merchant-finance/money-bars-client.tsx': 'merchant-finance/age-panel-client.tsx',
  'merchant-finance/book-entries.tsx': 'merchant-finance/books-view.tsx',
  'merchant-finance/roll-forward.tsx': 'merchant-finance/books-view.tsx',
  'merchant-finance/closed-months.tsx': 'merchant-finance/books-view.tsx',
  'merchant-finance/ending-table.tsx': 'merchant-finance/books-view.tsx',
  'merchant-plan/pocket-table.tsx': 'merchant-plan/year-view.tsx',
  'merchant-plan/rule-table.tsx': 'merchant-plan/rule-section.tsx',
  'merchant-plan/month-bars.tsx': 'merchant-plan/year-view.tsx',
  'merchant-radar/content-card.tsx': 'merchant-radar/content-list.tsx',
  'merchant-radar/sharer-table.tsx': 'merchant-radar/content-card.tsx',
  'merchant-shopper-report/segment-table.tsx': 'page',
  'merchant-shopper-report/stake-table.tsx': 'page',
  'merchant-shopper-report/speaker-table.tsx': 'page',
}
const PAGE = 'app/[locale]/(merchant)/merchant/analytics/shoppers/page.tsx'

const read = (file: string) => readFileSync(file === 'page' ? PAGE : `components/${file}`, 'utf8')
const drawsFigures = /<(Table|table|FigureCard|Stat|ChartFrame|ComparedFigure|IntervalBar|Progress|\w+Chart)\b/
const tells = /\bhow=|<HowComputed|<HowOf|<Aside part|<ReportSection part/

const drawing = FIGURES.flatMap((one) => {
  const folder = `merchant-${one}`
  return readdirSync(`components/${folder}`).map((name) => `${folder}/${name}`)
}).filter((file) => file.endsWith('.tsx') && drawsFigures.test(read(file)))

test('there are figures to look at', () => expect(drawing.length).toBeGreaterThan(35))

test.each(drawing)('%s tells how its figures are computed', (file) => {
  let teller = file
  for (let frame = WITHIN[teller]; frame; frame = WITHIN[frame]) {
    expect(read(frame)).toContain(teller.replace(/^.*\/(.*)\.tsx$/, '$1'))
    teller = frame
  }
  expect(read(teller)).toMatch(tells)
})

test('nothing is excused that tells by itself or is no more', () => {
  for (const file of Object.keys(WITHIN)) {
    expect(drawing).toContain(file)
    expect(read(file), file).not.toMatch(tells)
  }
})
