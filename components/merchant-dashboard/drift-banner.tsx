import { getTranslations } from 'next-intl/server'
import { FormError } from '@/components/ui/form-error'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

/** The books did not add up when they were last gone through: said in red, before any figure is believed. */
export async function DriftBanner({ drift }: { drift: string }) {
  const t = await getTranslations('merchant.dashboard.drift')
  return (
    <FormError as="box" className="mb-5">
      <span className="font-medium">{t('title')}</span>{' '}
      <Link href={paths.merchant.settings()} className="underline underline-offset-4">
        {t('check')}
      </Link>
      <span className="block break-words text-sm tabular">{drift}</span>
    </FormError>
  )
}
