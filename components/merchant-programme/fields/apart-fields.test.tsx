import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { FormProvider, useForm } from 'react-hook-form'
import { expect, test } from 'vitest'
import { rule } from '@/lib/earning/engine/engine.fixture'
import { looked } from '@/lib/earning/lint/lint.fixture'
import { loadMessages } from '@/lib/i18n/load-messages'
import { RuleDeskProvider } from '../rule-desk-client'
import { RuleSentence } from '../sentence/rule-sentence-client'
import { ApartFields } from './apart-fields-client'

const budget = { id: '018f0000-0000-7000-8000-000000000001', titleZh: '开业', titleEn: 'Opening' }
const facts = {
  ...looked(),
  timeZone: 'Asia/Shanghai',
  now: new Date('2026-11-22T00:00:00Z'),
  budgets: [
    {
      ...budget,
      code: 'opening',
      grantedPoints: 5_000,
      remainingPoints: 1_200,
      allottedPoints: 0,
      fundedOn: '2025-01-01',
    },
  ],
  delivery: { returnWindowDays: 7, deliveredAfterDays: 10 },
}
const shop = { currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-11-22' }
const quick = { pending: { kind: 'days' as const, days: 0 }, expiry: { kind: 'rolling-days' as const, days: 30 } }

function Desk({ lot, children }: { lot: typeof quick | null; children: ReactNode }) {
  const { id: _, version: __, startsAt: ___, endsAt: ____, ...stated } = rule({ budgetId: budget.id, lot })
  const form = useForm({ defaultValues: { definition: stated, effectiveFrom: null, endsAt: null } })
  return (
    <FormProvider {...form}>
      <RuleDeskProvider facts={facts as never} shop={shop} behaviours={[]}>
        {children}
      </RuleDeskProvider>
    </FormProvider>
  )
}

async function html(locale: 'zh-CN' | 'en', lot: typeof quick | null, children: ReactNode) {
  const messages = await loadMessages(locale)
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      timeZone="Asia/Shanghai"
      messages={messages}
      onError={(error) => {
        throw error
      }}
    >
      <Desk lot={lot}>{children}</Desk>
    </NextIntlClientProvider>,
  )
}

test('a rule’s budget is chosen by what it has left, and its own terms are asked only where it has some', async () => {
  const plain = await html('zh-CN', null, <ApartFields />)
  expect(plain).toContain('开业（还剩 1,200）')
  expect(plain).not.toContain('什么时候到账')
  const own = await html('en', quick, <ApartFields />)
  expect(own).toContain('Opening (1,200 left)')
  expect(own.match(/<select/g)).toHaveLength(3)
})

test('the sentence says the budget and the days', async () => {
  expect(await html('zh-CN', quick, <RuleSentence open={null} onOpen={() => {}} />)).toContain(
    '从「开业」出，付款后立刻到账，到账后 30 天内有效',
  )
})
