'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { RotateCw } from '@/components/merchant-kit/merchant-icons'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { getDashboardAction } from '@/lib/analytics/actions'
import type { Dashboard } from '@/lib/analytics/queries'
import type { DashboardRange } from '@/lib/analytics/schema'
import { formatDate } from '@/lib/i18n/format'
import { ChartPanels } from './chart-panels-client'
import { FigureCards } from './figure-cards-client'

type DashboardViewProps = { initial: Dashboard; range: DashboardRange }

/** The page's figures. First drawn with the page; asked for again by the same question, in one answer. */
export function DashboardView({ initial, range }: DashboardViewProps) {
  const t = useTranslations('merchant.dashboard')
  const refusals = useTranslations('refusals')
  const locale = useLocale()
  const [dashboard, setDashboard] = useState(initial)
  const [failure, setFailure] = useState<string | null>(null)
  const [isBusy, start] = useTransition()
  const day = (text: string) => formatDate(`${text}T12:00:00Z`, locale, 'short', 'UTC')
  const refresh = () =>
    start(async () => {
      const answer = await getDashboardAction(range).catch(() => null)
      if (answer?.ok) setDashboard(answer.value)
      setFailure(answer === null ? 'offline' : answer.ok ? null : answer.refusal)
    })
  return (
    <div className="grid gap-8">
      <div className="-mt-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="text-ink-muted text-sm">
          <span className="text-ink tabular">{t('period', { from: day(dashboard.from), to: day(dashboard.to) })}</span>
          {' · '}
          <span className="tabular">
            {t('compared', { from: day(dashboard.previousFrom), to: day(dashboard.previousTo) })}
          </span>
          {' · '}
          {t('timeZone', { zone: dashboard.timeZone })}
          {dashboard.isPartial ? <span className="block text-on-warning-soft">{t('partial')}</span> : null}
        </p>
        <Button tone="outline" size="sm" busy={isBusy} onClick={refresh}>
          <RotateCw aria-hidden="true" />
          {t('refresh')}
        </Button>
      </div>
      {failure ? (
        <FormError as="box">{failure === 'offline' ? t('offline') : refusals(failure as 'not-allowed')}</FormError>
      ) : null}
      <FigureCards dashboard={dashboard} />
      <ChartPanels dashboard={dashboard} />
    </div>
  )
}
