'use client'
import { House, LayoutGrid, ShoppingBag, Stamp, UserRound } from '@/components/ui/icons'
import { paths } from '@/lib/paths'
import type { FrameWords } from './frame-words'
import { NavLink } from './nav-link-client'
import { CartBadge, CartCountWords, NoticeDot } from './session-badge-client'

const tab =
  'relative flex h-14 flex-col items-center justify-center gap-0.5 rounded-lg text-ink-muted text-xs aria-[current]:font-semibold aria-[current]:text-seal-ink'

/** The five places of the shop under the thumb. Phones only. */
export function TabBar({ words }: { words: FrameWords }) {
  const tabs = [
    { href: paths.home(), label: words.home, icon: House },
    {
      href: paths.collections(),
      label: words.collections,
      icon: LayoutGrid,
      also: [paths.products(), paths.search()],
    },
    { href: paths.points(), label: words.points, icon: Stamp, also: [paths.rewards(), paths.campaigns()], told: true },
    { href: paths.cart(), label: words.cart, icon: ShoppingBag, also: [paths.checkout()], counted: true },
    { href: paths.account(), label: words.account, icon: UserRound, also: ['/orders'] },
  ]
  return (
    <nav
      aria-label={words.main}
      className="fixed inset-x-0 bottom-0 z-30 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="grid grid-cols-5 px-1">
        {tabs.map(({ href, label, icon: Icon, also, counted, told }) => (
          <li key={href}>
            <NavLink href={href} also={also} className={tab} prefetch={counted ? false : undefined}>
              <span className="relative">
                <Icon aria-hidden="true" className="size-5.5" strokeWidth={1.75} />
                {counted ? (
                  <span className="-top-2 -right-2.5 absolute size-6">
                    <CartBadge />
                  </span>
                ) : null}
                {told ? <NoticeDot words={words.newNotice} /> : null}
              </span>
              {label}
              {counted ? <CartCountWords words={words.inCart} /> : null}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
