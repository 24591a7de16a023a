import { useTranslations } from 'next-intl'
import { ArrowRight } from '@/components/ui/icons'
import { Link } from '@/lib/i18n/navigation'

/** To the whole of what a section shows a part of. */
export function SeeAll({ href }: { href: string }) {
  const t = useTranslations('shop')
  return (
    <Link
      href={href}
      className="inline-flex min-h-11 items-center gap-1 text-ink-muted text-sm underline-offset-4 hover:text-ink hover:underline"
    >
      {t('seeAll')}
      <ArrowRight aria-hidden="true" className="size-4" />
    </Link>
  )
}
