import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { HowComputed } from './how-computed-client'

/** Beside a figure, a table or a panel: how what stands in it is computed. */
export function HowOf({ figure, children }: { figure: string; children: ReactNode }) {
  const t = useTranslations('analytics.frame')
  return (
    <HowComputed label={t('how', { figure })} title={figure}>
      {children}
    </HowComputed>
  )
}
