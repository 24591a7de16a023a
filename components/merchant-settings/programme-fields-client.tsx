'use client'
import { useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import { RateField } from '@/components/merchant-points/earning-fields-client'
import { RulesInWords } from '@/components/merchant-points/rules-in-words'
import { MaxShareField, WorthField } from '@/components/merchant-points/spending-fields-client'
import { pointsTermsSchema } from '@/lib/earning/schema'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { ShopInput } from './shop-form-client'

/** The points programme's main figures, what all of its terms say as they would be saved, and the way to the rest of them. */
export function ProgrammeFields() {
  const t = useTranslations('merchant.settings')
  const { control } = useFormContext<ShopInput>()
  const stated = pointsTermsSchema.safeParse(useWatch({ control, name: 'terms' }))
  const currency = useWatch({ control, name: 'currency' })
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-3">
        <RateField />
        <WorthField />
        <MaxShareField />
      </div>
      {stated.success ? (
        <div className="mt-5 border-line border-t pt-5">
          <RulesInWords earning={stated.data.earning} spending={stated.data.spending} currency={currency} />
        </div>
      ) : null}
      <p className="mt-4 text-ink-muted text-sm">
        {t('programmeHint')}{' '}
        <Link href={paths.merchant.newPointsRules()} className="underline underline-offset-4">
          {t('toRules')}
        </Link>
      </p>
    </>
  )
}
