import { getTranslations } from 'next-intl/server'
import {
  ChartColumn,
  HandCoins,
  ListChecks,
  Megaphone,
  ScanLine,
  ScrollText,
  Settings,
  ShieldUser,
  Target,
  UsersRound,
} from '@/components/merchant-kit/merchant-icons'
import { Badge } from '@/components/ui/badge'
import { Banknote, Gift, Package, ReceiptText, Stamp, Star, TicketPercent } from '@/components/ui/icons'
import { paths } from '@/lib/paths'
import { type MerchantPlace, merchantNav } from './merchant-nav'
import { NavLink } from './nav-link-client'

const icons = {
  dashboard: ChartColumn,
  orders: ReceiptText,
  catalog: Package,
  shoppers: UsersRound,
  points: Stamp,
  plan: Target,
  adjustments: HandCoins,
  reviews: Star,
  coupons: TicketPercent,
  rewards: Gift,
  campaigns: Megaphone,
  payouts: Banknote,
  verify: ScanLine,
  jobs: ListChecks,
  staff: ShieldUser,
  settings: Settings,
  audit: ScrollText,
}

const item =
  'relative flex h-11 items-center gap-3 rounded-lg px-3 text-ink-muted hover:bg-sunken hover:text-ink aria-[current]:bg-seal-soft aria-[current]:font-medium aria-[current]:text-on-seal-soft md:h-10 md:text-[0.9375rem]'

// what has an address below the rules: the journal is theirs, budgets belong to points given by hand
const alsoOf: Partial<Record<MerchantPlace, readonly string[]>> = {
  dashboard: ['/merchant/analytics'],
  points: [
    paths.merchant.journal(),
    paths.merchant.newPointsRules(),
    paths.merchant.programme(),
    paths.merchant.behaviours(),
    paths.merchant.history(),
    paths.merchant.backtests(),
  ],
  adjustments: [paths.merchant.budgets()],
}

type MerchantNavProps = {
  open: readonly MerchantPlace[]
  /** how much of a place waits for whoever looks */
  waiting: Partial<Record<MerchantPlace, number>>
}

/** The list of places that one may enter, for the side of a desk and for the drawer of a phone. */
export async function MerchantNav({ open, waiting }: MerchantNavProps) {
  const t = await getTranslations('common.merchantNav')
  return (
    <nav aria-label={t('label')}>
      <ul className="grid gap-0.5">
        {merchantNav
          .filter(({ key }) => open.includes(key))
          .map(({ key, href }) => {
            const Icon = icons[key]
            const count = waiting[key] ?? 0
            return (
              <li key={key}>
                <NavLink
                  href={href}
                  exact={key === 'dashboard' || key === 'points'}
                  also={alsoOf[key] ?? []}
                  prefetch={false}
                  className={item}
                >
                  <Icon aria-hidden="true" className="size-5 shrink-0" strokeWidth={1.75} />
                  {t(key)}
                  {count > 0 ? (
                    <span className="ml-auto">
                      <Badge tone="seal">{t('waiting', { count })}</Badge>
                    </span>
                  ) : null}
                </NavLink>
              </li>
            )
          })}
      </ul>
    </nav>
  )
}
