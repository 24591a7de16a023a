import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { InviteReview } from '@/lib/campaigns/invite/queries'
import { formatDate } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { ReviewDeeds } from './review-deeds-client'

type ReviewTableProps = { reviews: readonly InviteReview[]; mayReview: boolean }

const link = 'underline underline-offset-4'

/** Who invited whom, what speaks against it with its weight, and what was decided. */
export function ReviewTable({ reviews, mayReview }: ReviewTableProps) {
  const t = useTranslations('campaigns-desk.invites')
  const locale = useLocale()
  const date = (at: Date) => formatDate(at, locale)
  return (
    <Table
      caption={t('title')}
      head={
        <>
          <Th>{t('inviter')}</Th>
          <Th>{t('friend')}</Th>
          <Th>{t('evidence')}</Th>
          <Th>{t('state')}</Th>
          <Th>
            <span className="sr-only">{t('deeds')}</span>
          </Th>
        </>
      }
    >
      {reviews.map((one) => (
        <Tr key={one.inviteId}>
          <Td label={t('inviter')}>
            <span className="grid">
              <Link href={paths.merchant.shopper(one.inviterId)} className={link}>
                {one.inviter}
              </Link>
              <span className="text-ink-muted text-sm">{locale === 'en' ? one.campaignEn : one.campaignZh}</span>
            </span>
          </Td>
          <Td label={t('friend')}>
            <span className="grid">
              <Link href={paths.merchant.shopper(one.friendId)} className={link}>
                {one.friend}
              </Link>
              <span className="text-ink-muted text-sm tabular">{t('joined', { date: date(one.joinedAt) })}</span>
              {one.orderId ? (
                <Link href={paths.merchant.order(one.orderId)} className={`${link} text-sm`}>
                  {t('order', { number: String(one.orderNumber) })}
                </Link>
              ) : null}
            </span>
          </Td>
          <Td label={t('evidence')}>
            <Evidence review={one} />
          </Td>
          <Td label={t('state')}>
            <span className="grid justify-items-end gap-1 text-end text-sm md:justify-items-start md:text-start">
              <Badge tone={one.state === 'held' ? 'warning' : one.state === 'counted' ? 'success' : 'neutral'}>
                {t(`stateName.${one.state}`)}
              </Badge>
              <span className="text-ink-muted">
                {one.waitsUntil ? t('waits', { date: date(new Date(one.waitsUntil.getTime() - 1)) }) : t('window')}
              </span>
              {one.verdict && one.verdictAt ? (
                <span>
                  {t(`verdict.${one.verdict}`)} · {t('by', { name: one.verdictBy ?? '', date: date(one.verdictAt) })}
                </span>
              ) : null}
              {one.note ? <span className="max-w-64 text-ink-muted">{t('note', { note: one.note })}</span> : null}
            </span>
          </Td>
          <Td className="md:w-px">{mayReview ? <ReviewDeeds review={one} /> : null}</Td>
        </Tr>
      ))}
    </Table>
  )
}

function Evidence({ review: { score, signals, appeal } }: { review: InviteReview }) {
  const t = useTranslations('campaigns-desk.invites')
  return (
    <span className="grid justify-items-end gap-1 text-end text-sm md:justify-items-start md:text-start">
      <span className="font-medium tabular">{t('score', { score })}</span>
      {signals.map(({ code, weight, count }) => (
        <span key={code} className="text-ink-muted">
          {t(`signal.${code}`, { count })} <span className="tabular">+{weight}</span>
        </span>
      ))}
      {appeal ? <span className="max-w-72 text-ink">{t('appeal', { appeal })}</span> : null}
    </span>
  )
}
