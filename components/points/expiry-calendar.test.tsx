import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { loadMessages } from '@/lib/i18n/load-messages'
import type { ExpiryCalendar as Calendar } from '@/lib/points/calendar/queries'
import { type ExpiryTerms, expiryKinds, pendingKinds } from '@/lib/points/lots/rules'
import { CalendarMonths } from './calendar-months-client'
import { ExpiryCalendar } from './expiry-calendar'
import { useLotWords } from './lot-words'

const empty: Calendar = { today: '2026-11-22', days: [], laterPoints: 0, neverPoints: 0 }
const full: Calendar = {
  today: '2026-11-22',
  days: [
    { day: '2026-12-31', points: 1_200, idlePoints: 200 },
    { day: '2027-02-28', points: 30, idlePoints: 0 },
  ],
  laterPoints: 7,
  neverPoints: 5,
}

const html = async (locale: 'zh-CN' | 'en', what: React.ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone="Asia/Shanghai" messages={await loadMessages(locale)}>
      {what}
    </NextIntlClientProvider>,
  )

describe('the expiry calendar', () => {
  it('is twelve months to walk through, the first with an ending open as a table of weeks', async () => {
    const page = await html('zh-CN', <CalendarMonths days={full.days} today={full.today} />)
    expect(page.match(/role="tab"/g)).toHaveLength(12)
    expect(page).toContain('aria-label="2026年12月：1,200 积分到期"')
    expect(page).toContain('aria-label="2026年11月：没有到期的积分"')
    expect(page).toContain('<caption')
    expect(page).toContain('12月31日周四：1,200 积分到期')
    expect(page).toContain('其中 200 积分，有往来就会顺延。')
  })

  it('is sent as a list of months, with what ends later or never', async () => {
    const page = await html('zh-CN', <ExpiryCalendar calendar={full} />)
    expect(page).toContain('<li>2026年12月：1,200 积分到期</li><li>2027年2月：30 积分到期</li>')
    expect(page).toContain('7 积分在一年以后才到期。 5 积分长期有效。')
  })

  it('says so when nothing ends', async () => {
    expect(await html('en', <ExpiryCalendar calendar={empty} />)).toContain('No points end within a year.')
  })
})

const terms: Record<ExpiryTerms['kind'], ExpiryTerms> = {
  'rolling-months': { kind: 'rolling-months', months: 12 },
  'rolling-days': { kind: 'rolling-days', days: 30 },
  'end-of-month': { kind: 'end-of-month', monthsAfter: 3 },
  'end-of-year': { kind: 'end-of-year', yearsAfter: 1 },
  'fixed-date': { kind: 'fixed-date', monthDay: '06-30' },
  idle: { kind: 'idle', days: 180 },
  never: { kind: 'never' },
}

function Words() {
  const words = useLotWords()
  const pending = pendingKinds.map((kind) => words.pending(kind === 'days' ? { kind, days: 7 } : { kind }))
  return [...pending, ...expiryKinds.map((kind) => words.expiry(terms[kind]))].join('\n')
}

it.each(['zh-CN', 'en'] as const)('every policy has its sentence in %s, and no two the same', async (locale) => {
  const said = (await html(locale, <Words />)).split('\n')
  expect(new Set(said).size).toBe(pendingKinds.length + expiryKinds.length)
  for (const sentence of said) expect(sentence).not.toMatch(/[{}]|points\.terms/)
})
