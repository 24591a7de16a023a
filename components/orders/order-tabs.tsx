import { useTranslations } from 'next-intl'
import { chipStyle } from '@/components/ui/chip-style'
import { Link } from '@/lib/i18n/navigation'
import { type OrderState, orderStates } from '@/lib/orders/rules'
import { paths } from '@/lib/paths'

type OrderTabsProps = { counts: Partial<Record<OrderState, number>>; current: OrderState | null }

/** The states one has orders in, with how many. Addresses of their own, so that they can be kept and sent. */
export function OrderTabs({ counts, current }: OrderTabsProps) {
  const t = useTranslations('orders')
  const total = orderStates.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  const shown = orderStates.filter((state) => (counts[state] ?? 0) > 0 || state === current)
  const tabs = [
    { state: null, label: t('list.all'), count: total },
    ...shown.map((state) => ({ state, label: t(`states.${state}`), count: counts[state] ?? 0 })),
  ]
  return (
    <nav aria-label={t('list.label')} className="-mx-4 mb-6 overflow-x-auto px-4 py-1">
      <ul className="flex gap-2">
        {tabs.map(({ state, label, count }) => (
          <li key={state ?? 'all'}>
            <Link
              href={paths.accountOrders({ state })}
              aria-current={state === current ? 'page' : undefined}
              className={chipStyle()}
            >
              {label}
              <span className="tabular">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
