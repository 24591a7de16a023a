'use client'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { PeriodLine } from '@/components/merchant-analytics/period-line'
import { RotateCw } from '@/components/merchant-kit/merchant-icons'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { getDashboardAction } from '@/lib/analytics/actions'
import type { Dashboard } from '@/lib/analytics/queries'
import type { DashboardRange } from '@/lib/analytics/schema'
import { ChartPanels } from './chart-panels-client'
import { FigureCards } from './figure-cards-client'

type DashboardViewProps = { initial: Dashboard; range: DashboardRange; seesOrders: boolean }

/** The page's figures. First drawn with the page; asked for again by the same question, in one answer. */
export function DashboardView({ initial, range, seesOrders }: DashboardViewProps) {
  const t = useTranslations('analytics.overview')
  const refusals = useTranslations('refusals')
  const [dashboard, setDashboard] = useState(initial)
  const [failure, setFailure] = useState<string | null>(null)
  const [isBusy, start] = useTransition()
  const refresh = () =>
    start(async () => {
      const answer = await getDashboardAction(range).catch(() => null)
      if (answer?.ok) setDashboard(answer.value)
      setFailure(answer === null ? 'offline' : answer.ok ? null : answer.refusal)
    })
  return (
    <div className="grid gap-8">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <PeriodLine period={dashboard} timeZone={dashboard.timeZone} isCut />
        <Button tone="outline" size="sm" busy={isBusy} onClick={refresh}>
          <RotateCw aria-hidden="true" />
          {t('refresh')}
        </Button>
      </div>
      {failure ? (
        <FormError as="box">{failure === 'offline' ? t('offline') : refusals(failure as 'not-allowed')}</FormError>
      ) : null}
      <FigureCards dashboard={dashboard} seesOrders={seesOrders} />
      <ChartPanels dashboard={dashboard} />
    </div>
  )
}
