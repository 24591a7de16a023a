'use client'
import { useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import { Panel } from '@/components/merchant-kit/panel'
import { Checkbox } from '@/components/ui/checkbox'
import type { CouponInput } from './coupon-form-client'

/** What else may stand on the same order, and in which order it all comes off. */
export function CouponStackFields() {
  const t = useTranslations('merchant.coupons.fields')
  const { register, control } = useFormContext<CouponInput>()
  const isAutomatic = useWatch({ control, name: 'isAutomatic' })
  return (
    <Panel title={t('stacking')}>
      <div className="grid gap-3">
        {isAutomatic ? null : (
          <Checkbox
            label={t('stacksWithAutomatic')}
            hint={t('stacksWithAutomaticHint')}
            {...register('stacksWithAutomatic')}
          />
        )}
        <Checkbox
          label={t('stacksWithCodes')}
          hint={t(isAutomatic ? 'automaticWithCodesHint' : 'stacksWithCodesHint')}
          {...register('stacksWithCodes')}
        />
        <p className="text-ink-muted text-sm">{t('stackingOrder')}</p>
      </div>
    </Panel>
  )
}
