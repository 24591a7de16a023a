'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { Checkbox } from '@/components/ui/checkbox'
import type { RewardChoices } from '@/lib/rewards/staff/queries'
import type { RewardInput } from './reward-form-client'

/** At which counters a code may be used; without any choice at all of them. */
export function RewardStoreFields({ stores }: { stores: RewardChoices['stores'] }) {
  const t = useTranslations('rewards-desk.stores')
  const locale = useLocale()
  const { register } = useFormContext<RewardInput>()
  if (stores.length === 0) return <p className="text-ink-muted text-sm">{t('none')}</p>
  return (
    <fieldset className="grid gap-1">
      <legend className="font-medium text-sm">{t('bound')}</legend>
      <p className="text-ink-muted text-sm">{t('boundHint')}</p>
      <div className="flex flex-wrap gap-x-6">
        {stores.map((one) => (
          <Checkbox
            key={one.id}
            value={one.id}
            label={locale === 'en' ? one.nameEn : one.nameZh}
            {...register('storeIds')}
          />
        ))}
      </div>
    </fieldset>
  )
}
