import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { rule } from '@/lib/earning/engine/engine.fixture'
import type { Rule } from '@/lib/earning/programme/rules'
import { defaultTerms } from '@/lib/earning/rules'
import { loadMessages } from '@/lib/i18n/load-messages'
import { points } from '@/lib/kernel/points'
import { HowToEarn } from './how-to-earn'

const gift = (id: string, amount: number, trigger: Rule['trigger']) =>
  rule({ id, trigger, reward: { kind: 'fixed', points: points(amount), per: 'order' } })

const rules = [
  gift('1', 111, { kind: 'order-paid' }),
  gift('2', 222, { kind: 'behaviour', code: 'review' }),
  gift('3', 333, { kind: 'behaviour', code: 'sign-up' }),
]

async function told(locale: 'zh-CN' | 'en', heldOut: { heldOutBps?: number; heldOutUntil?: string }) {
  const live = { rules, timeZone: 'Asia/Shanghai', readAt: '2026-11-22T00:00:00Z', ...heldOut }
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone="Asia/Shanghai" messages={await loadMessages(locale)}>
      <HowToEarn terms={{ ...defaultTerms, earning: { ...defaultTerms.earning, versionId: 1, live } }} />
    </NextIntlClientProvider>,
  )
}

test('every rule is told while nobody is held out', async () => {
  const html = await told('zh-CN', {})
  for (const amount of ['111', '222', '333']) expect(html).toContain(amount)
  expect(html).not.toContain('抽签')
})

test.each([
  ['zh-CN', '抽签', '10%'],
  ['en', 'drawn by lot', '10%'],
] as const)(
  'while some are, what not everybody gets is not promised, and why is said (%s)',
  async (locale, ...words) => {
    const html = await told(locale, { heldOutBps: 1_000, heldOutUntil: '2027-02-20T16:00:00Z' })
    expect(html).not.toContain('222')
    for (const word of ['111', '333', '2027', ...words]) expect(html).toContain(word)
  },
)
