'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { Panel } from '@/components/merchant-kit/panel'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-client'
import { defaultTerms } from '@/lib/earning/rules'
import { moneyUnit } from '@/lib/i18n/format'
import type { TermsInput } from './terms-form-client'

// 海底捞's own: ¥1 is a point and 20 points are ¥1, a rebate of 5 %
const presets = {
  standard: defaultTerms,
  haidilao: {
    earning: defaultTerms.earning,
    spending: { pointsPerUnit: 20, stepPoints: 20, minPoints: 20, maxShareBps: 10_000 },
  },
}

/** Rules that many shops have, filled in by one press and taken back by another; nothing is published by it. */
export function TermsPresets({ onFilled }: { onFilled: () => void }) {
  const t = useTranslations('merchant.rules.presets')
  const unit = moneyUnit(useLocale())
  const common = useTranslations('common.client')
  const { getValues, setValue } = useFormContext<TermsInput>()
  function fill(name: keyof typeof presets): void {
    const before = structuredClone(getValues('terms'))
    const put = (terms: TermsInput['terms']) => {
      setValue('terms', terms, { shouldDirty: true })
      onFilled()
    }
    put(structuredClone({ ...presets[name], earning: { ...presets[name].earning, steps: [] } }))
    toast.message(t('filled', { name: t(name, { unit }) }), {
      action: { label: common('undo'), onPress: () => put(before) },
    })
  }
  return (
    <Panel title={t('title')}>
      <p className="mb-4 text-ink-muted text-sm">{t('lead')}</p>
      <div className="flex flex-wrap gap-2">
        {(['standard', 'haidilao'] as const).map((name) => (
          <Button key={name} tone="outline" size="sm" onClick={() => fill(name)}>
            {t(name, { unit })}
          </Button>
        ))}
      </div>
    </Panel>
  )
}
