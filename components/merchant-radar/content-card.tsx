import { useLocale, useTranslations } from 'next-intl'
import { PassOn } from '@/components/radar/pass-on-client'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { Stat } from '@/components/ui/stat'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import type { ContentRow } from '@/lib/radar/queries'
import { ContentForm } from './content-form-client'
import { SharerTable } from './sharer-table'
import { TakeDown } from './take-down-client'

type ContentCardProps = { content: ContentRow; currency: string; mayWrite: boolean }

/** A page, what came of it, and by whose link. */
export function ContentCard({ content, currency, mayWrite }: ContentCardProps) {
  const t = useTranslations('campaigns-desk.content')
  const locale = useLocale()
  const { sharers, opened, readers, members, points, orders, netMinor, ...stated } = content
  const name = locale === 'en' ? content.titleEn : content.titleZh
  const figures = [
    { key: 'opened', value: opened, hint: null },
    {
      key: 'readers',
      value: readers,
      hint:
        opened > 0 ? t('share', { share: formatBasisPoints(Math.round((readers * 10_000) / opened), locale) }) : null,
    },
    { key: 'members', value: members, hint: null },
    { key: 'points', value: points, hint: null },
    {
      key: 'orders',
      value: orders,
      hint: orders > 0 ? t('net', { amount: formatMoney(netMinor, currency, locale, { trimZeros: true }) }) : null,
    },
  ] as const
  return (
    <Card className="grid gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-1">
          <h2 className="font-display font-semibold text-lg">
            {name} {content.archived ? <Badge tone="neutral">{t('isDown')}</Badge> : null}
          </h2>
          <Link
            href={content.target}
            prefetch={false}
            className="w-fit text-ink-muted text-sm underline underline-offset-4"
          >
            {content.target}
          </Link>
        </div>
        <div className="flex flex-wrap gap-2">
          {content.archived ? null : <PassOn linkId={content.id} label={t('copy')} done={t('copied')} size="sm" />}
          {mayWrite ? (
            <>
              <ContentForm key={JSON.stringify(stated)} content={stated} title={t('editOf', { name })}>
                {t('edit')}
              </ContentForm>
              <TakeDown content={stated} />
            </>
          ) : null}
        </div>
      </div>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-5">
        {figures.map(({ key, value, hint }) => (
          <Stat key={key} label={t(key)} value={formatPoints(value, locale)} hint={hint} />
        ))}
      </dl>
      {sharers.length > 0 ? (
        <Disclosure summary={t('who')} className="border-t border-b-0">
          <SharerTable sharers={sharers} currency={currency} />
        </Disclosure>
      ) : (
        <p className="border-line border-t pt-4 text-ink-muted text-sm">{t('nobody')}</p>
      )}
    </Card>
  )
}
