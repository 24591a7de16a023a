'use client'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { useFindings, useFindingText } from './findings-client'

const tones = { blocks: 'bg-danger', warns: 'bg-warning', hint: 'bg-chart-3' } as const

/** How likely WeChat is to ban the campaign's links, and for which words. */
export function InducementMeter() {
  const t = useTranslations('campaigns-desk.wizard.delivery')
  const textOf = useFindingText()
  const found = useFindings().find(({ code }) => code.startsWith('wechat-'))
  const score = typeof found?.details.score === 'number' ? found.details.score : 0
  return (
    <div className="mt-5 grid gap-2 rounded-lg bg-sunken p-4" data-field="settings.share">
      <div className="flex items-baseline justify-between gap-4 text-sm">
        <span className="font-medium">{t('risk')}</span>
        <span className="tabular">{t('riskScore', { score })}</span>
      </div>
      <div aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-line">
        <div
          className={classNames('h-full rounded-full', tones[found?.level ?? 'hint'])}
          style={{ width: `${score}%` }}
        />
      </div>
      <p className="text-sm" aria-live="polite">
        {found ? textOf(found) : t('riskNone')}
      </p>
    </div>
  )
}
