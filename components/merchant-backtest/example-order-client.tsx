'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Facts } from '@/components/merchant-kit/facts'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { tryOrderAction } from '@/lib/backtest/actions'
import type { Change } from '@/lib/backtest/sides/rules'
import type { TriedOrder } from '@/lib/backtest/try-order'
import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import type { Result } from '@/lib/kernel/result'

type ExampleOrderProps = { sourceId: string | null; tried: Change; against: Change | null; hasOrders: boolean }

/** One order of the chosen history under the chosen programmes, worked out by the engine that will replay them all. */
export function ExampleOrder({ sourceId, tried, against, hasOrders }: ExampleOrderProps) {
  const t = useTranslations('backtest.desk.example')
  const refusalText = useRefusalText()
  const [skip, setSkip] = useState(0)
  const asked = JSON.stringify({ sourceId, tried, against, skip })
  const [known, setKnown] = useState<{ asked: string; answer: Result<TriedOrder> | null } | null>(null)
  useEffect(() => {
    if (!hasOrders) return
    let isLate = false
    void tryOrderAction(JSON.parse(asked))
      .catch(() => null)
      .then((answer) => {
        if (!isLate) setKnown({ asked, answer })
      })
    return () => {
      isLate = true
    }
  }, [asked, hasOrders])
  const answer = known?.answer
  return (
    <section aria-label={t('title')} className="grid gap-4 rounded-xl border border-seal/25 bg-surface p-5 shadow-sm">
      <h2 className="font-display font-semibold text-lg">{t('title')}</h2>
      <div aria-live="polite" aria-busy={known?.asked !== asked} className="grid gap-4">
        {answer?.ok ? (
          <Tried order={answer.value} />
        ) : (
          <p className="text-ink-muted">
            {known && hasOrders ? refusalText(answer ?? null) : t(hasOrders ? 'waiting' : 'nothing')}
          </p>
        )}
      </div>
      {hasOrders ? (
        <Button tone="outline" size="sm" onClick={() => setSkip((skip + 1) % 20)} className="justify-self-start">
          {t('another')}
        </Button>
      ) : null}
    </section>
  )
}

function Tried({ order }: { order: TriedOrder }) {
  const t = useTranslations('backtest.desk.example')
  const side = useTranslations('backtest.desk.report.series')
  const locale = useLocale()
  const points = (amount: number) => t('points', { points: formatPoints(amount, locale) })
  return (
    <>
      <p>
        <span className="block font-medium">{t('order', { number: order.number })}</span>
        <span className="text-ink-muted text-sm">
          {formatDate(order.at, locale, 'day')} ·{' '}
          {t('net', { amount: formatMoney(order.netMinor, shopCurrency(), locale) })}
          {order.givenPoints === null ? '' : ` · ${t('given', { points: formatPoints(order.givenPoints, locale) })}`}
        </span>
      </p>
      {order.sides.map(({ points: sum, rows }, place) => (
        <div key={place} className="grid gap-2">
          <p>
            {order.sides.length > 1 ? (
              <span className="block text-ink-muted text-sm">{side(place === 0 ? 'tried' : 'against')}</span>
            ) : null}
            <strong className="font-semibold text-2xl text-seal-ink tabular">
              {sum > 0 ? points(sum) : t('nothing')}
            </strong>
          </p>
          <Facts
            facts={rows.map((row) => ({
              name: isTerms(row.nameZh) ? t(termsWords[row.nameZh]) : locale === 'en' ? row.nameEn : row.nameZh,
              value: `+${formatPoints(row.points, locale)}`,
            }))}
          />
        </div>
      ))}
    </>
  )
}

// rate and steps have no names of their own
const termsWords = { 'terms:rate': 'rate', 'terms:steps': 'steps' } as const
const isTerms = (name: string): name is keyof typeof termsWords => name in termsWords
