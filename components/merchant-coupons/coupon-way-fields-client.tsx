'use client'
import { useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import { Panel } from '@/components/merchant-kit/panel'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import type { CouponInput } from './coupon-form-client'

/** A coupon that one has or types in, or a discount that applies by itself. Said when it is made, and for good. */
export function CouponWayFields() {
  const t = useTranslations('merchant.coupons.fields')
  const { control, setValue, getValues } = useFormContext<CouponInput>()
  const isAutomatic = useWatch({ control, name: 'isAutomatic' })
  const isNew = useWatch({ control, name: 'id' }) === null
  const choose = (automatic: boolean) => {
    setValue('isAutomatic', automatic)
    if (!automatic) return
    setValue('code', null)
    setValue('listed', false)
    setValue('usageLimit', null)
    setValue('perShopperLimit', null)
    if (getValues('kind') === 'product') setValue('kind', 'amount')
  }
  return (
    <Panel title={t('way')}>
      <RadioGroup legend={t('way')} quiet className="sm:grid-cols-2">
        {([false, true] as const).map((automatic) => (
          <Radio
            key={String(automatic)}
            name="way"
            label={t(automatic ? 'automatic' : 'coupon')}
            hint={t(automatic ? 'automaticHint' : 'couponHint')}
            checked={isAutomatic === automatic}
            disabled={!isNew}
            onChange={() => choose(automatic)}
          />
        ))}
      </RadioGroup>
    </Panel>
  )
}
