'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/layout/link-button'
import { formatDate } from '@/lib/i18n/format'
import type { OrderView } from '@/lib/orders/queries'
import type { OrderDraws } from '@/lib/orders/rules'
import { paths } from '@/lib/paths'
import { GiveBackDraws } from './give-back-draws-client'

const bold = (text: ReactNode) => <b>{text}</b>

/** The boxes that an order carries: the way to open them, and back while they are not opened. */
export function DrawsCard({ order, draws }: { order: OrderView; draws: OrderDraws }) {
  const t = useTranslations('orders.draws')
  const locale = useLocale()
  const { unopened, opened, givenBack, backUntil, mayGiveBack } = draws
  return (
    <section aria-labelledby="order-draws" className="grid gap-3 rounded-2xl border border-line bg-surface p-5">
      <h2 id="order-draws" className="font-display font-semibold text-lg">
        {t('title')}
      </h2>
      <div className="grid gap-1">
        <p>{unopened > 0 ? t.rich('unopened', { count: unopened, b: bold }) : t('none')}</p>
        {opened > 0 ? <p className="text-ink-muted text-sm">{t('opened', { count: opened })}</p> : null}
        {givenBack > 0 ? <p className="text-ink-muted text-sm">{t('givenBack', { count: givenBack })}</p> : null}
        {unopened > 0 && backUntil ? (
          <p className="text-ink-muted text-sm">
            {mayGiveBack
              ? // an end is the first instant of the next day; people know the day before it
                t('backUntil', { date: formatDate(Date.parse(backUntil) - 1, locale, 'short', order.timeZone) })
              : t('backOver')}
          </p>
        ) : null}
      </div>
      {unopened > 0 ? (
        <div className="flex flex-wrap gap-2">
          <LinkButton href={paths.campaign(draws.slug)} tone="seal">
            {t('open')}
          </LinkButton>
          {mayGiveBack && order.isMember ? <GiveBackDraws order={order} most={unopened} /> : null}
        </div>
      ) : null}
    </section>
  )
}
