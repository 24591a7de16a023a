import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Section } from '@/components/layout/section'
import { OrderTable } from '@/components/merchant-orders/order-table'
import { JournalTable } from '@/components/merchant-points/journal-table'
import { LotTable } from '@/components/merchant-shoppers/lot-table'
import type { StaffContext } from '@/lib/gate/context'
import { Link } from '@/lib/i18n/navigation'
import { listOrders } from '@/lib/orders/staff/queries'
import { orderFilterSchema } from '@/lib/orders/staff/schema'
import { paths } from '@/lib/paths'
import { listLots, listPostings } from '@/lib/points/staff/queries'
import { journalFilterSchema } from '@/lib/points/staff/schema'

type ShopperSectionsProps = { ctx: StaffContext; id: string; seesOrders: boolean }

const all = (href: string, text: string) => (
  <Link href={href} className="text-sm underline underline-offset-4">
    {text}
  </Link>
)

/** Lots, journal and orders of one shopper; the newest of each, with the way to all of them. */
export async function ShopperSections({ ctx, id, seesOrders }: ShopperSectionsProps) {
  const t = await getTranslations('merchant.shopper')
  const desk = await getTranslations('points-desk.adjust')
  const [lots, journal, bought] = await Promise.all([
    listLots(ctx, id),
    listPostings(ctx, journalFilterSchema.parse({ shopper: id })),
    seesOrders ? listOrders(ctx, orderFilterSchema.parse({ shopper: id })) : null,
  ])
  const nothing = (text: string): ReactNode => <p className="text-ink-muted">{text}</p>
  return (
    <>
      <Section title={t('lots.title')} lead={t('lots.lead')} className="mt-0">
        {lots.length > 0 ? <LotTable lots={lots} /> : nothing(t('lots.none'))}
      </Section>
      <Section
        title={t('journal')}
        aside={
          <span className="flex flex-wrap gap-x-5">
            {all(paths.merchant.adjustments({ shopper: id }), desk('records'))}
            {all(paths.merchant.journal({ shopper: id }), t('all', { count: journal.total }))}
          </span>
        }
        className="mt-0"
      >
        {journal.total > 0 ? (
          <JournalTable postings={journal.postings.slice(0, 10)} withShopper={false} />
        ) : (
          nothing(t('noJournal'))
        )}
      </Section>
      {bought ? (
        <Section
          title={t('orders')}
          aside={all(paths.merchant.orders({ shopper: id }), t('all', { count: bought.total }))}
          className="mt-0"
        >
          {bought.total > 0 ? <OrderTable orders={bought.orders.slice(0, 10)} by="placed" /> : nothing(t('noOrders'))}
        </Section>
      ) : null}
    </>
  )
}
