'use client'
import { useTranslations } from 'next-intl'
import { Controller, useFormContext } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { GoodsPicker } from '@/components/merchant-kit/goods-picker-client'
import { Panel } from '@/components/merchant-kit/panel'
import type { Subjects } from '@/lib/earning/programme/queries'
import type { CouponInput } from './coupon-form-client'

/** What a coupon may be used on: everything, or some products and collections. */
export function CouponScopeFields({ subjects }: { subjects: Pick<Subjects, 'products' | 'collections'> }) {
  const t = useTranslations('merchant.coupons.fields')
  const errorOf = useFieldErrors()
  const { control } = useFormContext<CouponInput>()
  return (
    <Panel title={t('scope')}>
      <p className="mb-4 text-ink-muted text-sm">{t('scopeHint')}</p>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {(['collections', 'products'] as const).map((kind) => (
          <Controller
            key={kind}
            control={control}
            name={kind === 'products' ? 'productIds' : 'collectionIds'}
            render={({ field: { value, onChange }, fieldState }) => (
              <div className="grid gap-3">
                <GoodsPicker
                  kind={kind}
                  all={subjects[kind]}
                  ids={value}
                  onToggle={({ id }, isOn) => onChange(isOn ? [...value, id] : value.filter((one) => one !== id))}
                  error={errorOf(fieldState.error)}
                />
              </div>
            )}
          />
        ))}
      </div>
    </Panel>
  )
}
