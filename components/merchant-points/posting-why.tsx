import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/lib/i18n/navigation'
import { orderLabel, postingParts } from '@/lib/i18n/record-words'
import { paths } from '@/lib/paths'
import type { PostingKind } from '@/lib/points/rules'

type PostingWhyProps = {
  kind: PostingKind
  source: string
  orderNumber: number | null
  explanation: Record<string, unknown>
  actorName: string | null
  budget: { titleZh: string; titleEn: string } | null
}

/** Why points came or went: the order, the deed, the coupon, the day, the reason that was given. */
export function PostingWhy({ source, orderNumber, ...posting }: PostingWhyProps) {
  const t = useTranslations('merchant.journal')
  const locale = useLocale()
  const orderId = source.startsWith('order:') ? source.slice('order:'.length) : null
  const parts = postingParts(t, locale, posting)
  return (
    <span className="text-end md:text-start">
      {orderId ? (
        <Link href={paths.merchant.order(orderId)} prefetch={false} className="underline underline-offset-4">
          {orderLabel(t, orderNumber)}
        </Link>
      ) : null}
      {parts.length > 0 ? <span className="block text-ink-muted">{parts.join(' · ')}</span> : null}
      {!orderId && parts.length === 0 ? '—' : null}
    </span>
  )
}
