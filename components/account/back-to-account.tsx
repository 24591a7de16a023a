import { getTranslations } from 'next-intl/server'
import { ChevronLeft } from '@/components/ui/icons'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

export async function BackToAccount() {
  const t = await getTranslations('account')
  return (
    <Link
      href={paths.account()}
      className="-ml-1 mb-1 inline-flex min-h-11 items-center gap-0.5 text-ink-muted text-sm hover:text-ink"
    >
      <ChevronLeft aria-hidden="true" className="size-4" />
      {t('title')}
    </Link>
  )
}
