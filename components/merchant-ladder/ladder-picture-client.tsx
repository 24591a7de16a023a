'use client'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { Skeleton } from '@/components/ui/skeleton'
import type { NamedLine } from './named-rungs'

const waiting = () => <Skeleton className="h-72 w-full" />
// the drawing code is fetched after the figures are on the screen
const LadderChart = dynamic(() => import('./ladder-chart-client').then((module) => module.LadderChart), {
  ssr: false,
  loading: waiting,
})

/** The rungs side by side; without any, a word instead of an empty frame. */
export function LadderPicture({ lines, label }: { lines: readonly NamedLine[]; label: string }) {
  const t = useTranslations('rewards-ladder')
  if (lines.length === 0) return <p className="text-ink-muted">{t('chart.none')}</p>
  return <LadderChart lines={lines} label={label} />
}
