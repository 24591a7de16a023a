import { useLocale, useTranslations } from 'next-intl'
import { formatDate } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { PostingKind } from '@/lib/points/rules'
import { useReasonText } from './reason-text'

type PostingWhyProps = {
  kind: PostingKind
  source: string
  explanation: Record<string, unknown>
  actorName: string | null
  budget: { titleZh: string; titleEn: string } | null
}

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** Why points came or went: the order, the coupon, the day, the reason that was given. */
export function PostingWhy({ kind, source, explanation, actorName, budget }: PostingWhyProps) {
  const t = useTranslations('merchant.journal')
  const locale = useLocale()
  const reasonText = useReasonText()
  const orderId = source.startsWith('order:') ? source.slice('order:'.length) : null
  const number = text(explanation.orderNumber)
  const title = text(locale === 'en' ? explanation.titleEn : explanation.titleZh)
  const campaign = text(locale === 'en' ? explanation.campaignEn : explanation.campaignZh)
  const prize = text(locale === 'en' ? explanation.prizeEn : explanation.prizeZh)
  const expiresAt = text(explanation.expiresAt)
  const parts = [
    kind === 'exchange' || kind === 'exchange-return' ? title : '',
    campaign,
    prize,
    kind === 'expiry' && expiresAt ? t('lastDay', { date: formatDate(expiresAt, locale, 'short') }) : '',
    budget ? (locale === 'en' ? budget.titleEn : budget.titleZh) : '',
    reasonText(text(explanation.reason)) || text(explanation.note),
    actorName ? t('by', { who: actorName }) : '',
  ].filter(Boolean)
  return (
    <span className="text-end md:text-start">
      {orderId ? (
        <Link href={paths.merchant.order(orderId)} prefetch={false} className="underline underline-offset-4">
          {number ? t('orderNumber', { number }) : t('order')}
        </Link>
      ) : null}
      {parts.length > 0 ? <span className="block text-ink-muted">{parts.join(' · ')}</span> : null}
      {!orderId && parts.length === 0 ? '—' : null}
    </span>
  )
}
