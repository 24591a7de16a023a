import { getTranslations } from 'next-intl/server'
import { ChartColumn, ScrollText, Settings, UsersRound } from '@/components/merchant-kit/merchant-icons'
import { Package, ReceiptText, Stamp, TicketPercent } from '@/components/ui/icons'
import { type MerchantPlace, merchantNav } from './merchant-nav'
import { NavLink } from './nav-link-client'

const icons = {
  dashboard: ChartColumn,
  orders: ReceiptText,
  catalog: Package,
  shoppers: UsersRound,
  points: Stamp,
  coupons: TicketPercent,
  settings: Settings,
  audit: ScrollText,
}

const item =
  'relative flex h-11 items-center gap-3 rounded-lg px-3 text-ink-muted hover:bg-sunken hover:text-ink aria-[current]:bg-seal-soft aria-[current]:font-medium aria-[current]:text-on-seal-soft md:h-10 md:text-[0.9375rem]'

/** The list of places that one may enter, for the side of a desk and for the drawer of a phone. */
export async function MerchantNav({ open }: { open: readonly MerchantPlace[] }) {
  const t = await getTranslations('common.merchantNav')
  return (
    <nav aria-label={t('label')}>
      <ul className="grid gap-0.5">
        {merchantNav
          .filter(({ key }) => open.includes(key))
          .map(({ key, href }) => {
            const Icon = icons[key]
            return (
              <li key={key}>
                <NavLink href={href} exact={key === 'dashboard'} prefetch={false} className={item}>
                  <Icon aria-hidden="true" className="size-5 shrink-0" strokeWidth={1.75} />
                  {t(key)}
                </NavLink>
              </li>
            )
          })}
      </ul>
    </nav>
  )
}
