// The work of `npm run backtest`; DATABASE_URL is set by it. Reads only.
import fs from 'node:fs'
import { parseArgs } from 'node:util'
import { createTranslator } from 'next-intl'
import { z } from 'zod'
import { findHistorySource, shopSetting } from '@/lib/backtest/queries'
import { type Assumptions, type Programme, programmeOfRules, type Redemption } from '@/lib/backtest/rules'
import { runBacktest } from '@/lib/backtest/run-backtest'
import { programmeFileSchema } from '@/lib/backtest/schema'
import { connectTo, disconnect } from '@/lib/db/client'
import { liveTerms } from '@/lib/earning/queries'
import { type EarningTerms, programmeOf } from '@/lib/earning/rules'
import { dayStartIn } from '@/lib/kernel/time'
import type { SpendingTerms } from '@/lib/points/rules'
import english from '@/messages/en/backtest.json'
import chinese from '@/messages/zh-CN/backtest.json'
import { sayComparison, sayReport } from './backtest-report'

const USAGE = `npm run backtest -- [--source NAME] [--from 2010-01-01] [--to 2011-12-31] [--terms FILE] [--against FILE|live] [--json]
  --source     an imported history; without it this shop's own orders
  --terms      a programme as JSON: {"name", "terms": {"earning", "spending"}, "rules": []}; without it the one in force
  --redeem     as-happened | never | POINTS:PERCENT, such as 500:30 — with 500 points or more, 3 orders in 10 are paid with them
  --expect     how many percent of what is outstanding at the end will be spent
  --seed       the dice`

const locale = /^zh/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'zh-CN' : 'en'
const t = createTranslator({ locale, messages: locale === 'en' ? english : chinese })
const text = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    source: text,
    from: text,
    to: text,
    terms: text,
    against: text,
    redeem: text,
    expect: text,
    seed: text,
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  },
})

type Stated = { name: string; earning: EarningTerms; spending: SpendingTerms }

const programmeFrom = ({ name, earning, spending }: Stated): Programme =>
  programmeOfRules(name, programmeOf(earning), { pending: earning.pending, expiry: earning.expiry, spending })

async function programmeIn(file: string | undefined, timeZone: string): Promise<Programme> {
  if (file === undefined || file === 'live') {
    const live = await liveTerms(null)
    return programmeFrom({ ...live, name: t('inForce', { version: live.versionId }) })
  }
  const { name, terms, rules } = programmeFileSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  const stated = rules.map((rule, i) => ({
    ...rule,
    id: rule.nameEn || `rule-${i + 1}`,
    version: 1,
    startsAt: null,
    endsAt: null,
  }))
  const live = { rules: stated, timeZone, readAt: new Date(0).toISOString() }
  return programmeFrom({ name, earning: { ...terms.earning, versionId: 0, live }, spending: terms.spending })
}

function redemptionOf(word: string | undefined, isOwn: boolean): Redemption {
  if (word === undefined)
    return isOwn ? { kind: 'as-happened' } : { kind: 'assumed', atLeastPoints: 500, chanceBps: 3_000 }
  if (word === 'never' || word === 'as-happened') return { kind: word }
  const [, atLeast = '', share = ''] = /^(\d+):(\d{1,3})$/.exec(word) ?? []
  return {
    kind: 'assumed',
    atLeastPoints: z.coerce
      .number()
      .int()
      .parse(atLeast || undefined),
    chanceBps: z.coerce.number().int().max(100).parse(share) * 100,
  }
}

async function main(): Promise<void> {
  connectTo(process.env.DATABASE_URL ?? '', 2)
  const setting = await shopSetting()
  const source = values.source === undefined ? null : await findHistorySource(values.source)
  if (values.source !== undefined && !source) throw new Error(t('noSource', { name: values.source }))
  const timeZone = source?.timeZone ?? setting.timeZone
  const day = (said: string | undefined) => (said === undefined ? null : dayStartIn(z.iso.date().parse(said), timeZone))
  const assumptions: Assumptions = {
    timeZone,
    redemption: redemptionOf(values.redeem, source === null),
    seed: Number(values.seed ?? 1),
    deliveryDays: setting.deliveredAfterDays,
    returnWindowDays: setting.returnWindowDays,
    graceDays: setting.graceDays,
    rememberDays: source === null ? null : 365,
    expectedSpendBps: values.expect === undefined ? null : Number(values.expect) * 100,
  }
  const begun = performance.now()
  const programme = await programmeIn(values.terms, timeZone)
  const against = values.against === undefined ? null : await programmeIn(values.against, timeZone)
  const withLines = programme.asksForProducts || against?.asksForProducts === true
  const done = await runBacktest({
    sourceId: source?.id ?? null,
    withLines,
    from: day(values.from),
    until: day(values.to),
    programme,
    against,
    assumptions,
  })
  if (values.json) console.log(JSON.stringify(done, null, 2))
  else {
    for (const report of done.reports) console.log(sayReport(report, t))
    if (done.comparison) console.log(sayComparison(programme.name, done.comparison, t))
    const memory = Math.round(process.resourceUsage().maxRSS / 1024)
    console.log(t('took', { events: done.events, seconds: ((performance.now() - begun) / 1000).toFixed(1), memory }))
    console.log(`${t('assuming')} ${JSON.stringify(assumptions)}`)
  }
}

if (values.help) console.log(USAGE)
else
  await main()
    .catch((error: unknown) => {
      console.error(`!! ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`)
      process.exitCode = 1
    })
    .finally(disconnect)
