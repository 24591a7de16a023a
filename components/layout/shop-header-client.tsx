'use client'
import { buttonStyle } from '@/components/ui/button-style'
import { classNames } from '@/components/ui/class-names'
import { ShoppingBag, UserRound } from '@/components/ui/icons'
import { Link } from '@/lib/i18n/navigation'
import type { Locale } from '@/lib/i18n/routing'
import { paths } from '@/lib/paths'
import type { FrameWords } from './frame-words'
import { LanguageSwitch } from './language-switch-client'
import { NavLink } from './nav-link-client'
import { SearchForm } from './search-form'
import { AccountLabel, CartBadge, CartCountWords, PointsBalance, StaffOnly } from './session-badge-client'
import { ThemeSwitch } from './theme-switch-client'
import { Wordmark } from './wordmark'

const navLink =
  'relative inline-flex h-11 items-center gap-1.5 rounded-lg px-3 text-ink-muted hover:text-ink aria-[current]:text-ink aria-[current]:after:absolute aria-[current]:after:inset-x-3 aria-[current]:after:bottom-1.5 aria-[current]:after:h-0.5 aria-[current]:after:rounded-full aria-[current]:after:bg-seal'

type ShopHeaderProps = { locale: Locale; words: FrameWords }

/** The same for everybody, so that pages can be made beforehand; who you are arrives afterwards, in room kept for it. */
export function ShopHeader({ locale, words }: ShopHeaderProps) {
  const search = { action: `/${locale}${paths.search()}`, ...words.search }
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-paper">
      <div className="wrap flex h-14 items-center gap-1.5 md:h-18 md:gap-4">
        <Wordmark name={words.shopName} />
        <nav aria-label={words.main} className="hidden items-center md:flex lg:ml-3">
          <NavLink href={paths.products()} className={navLink}>
            {words.products}
          </NavLink>
          <NavLink href={paths.collections()} className={navLink}>
            {words.collections}
          </NavLink>
          <NavLink href={paths.points()} also={[paths.rewards()]} className={navLink}>
            {words.points}
            <PointsBalance locale={locale} />
          </NavLink>
          <NavLink href={paths.campaigns()} className={navLink}>
            {words.campaigns}
          </NavLink>
          <StaffOnly>
            <Link href={paths.merchant.dashboard()} className={navLink}>
              {words.merchant}
            </Link>
          </StaffOnly>
        </nav>
        <SearchForm {...search} className="min-w-0 flex-1 md:hidden lg:ml-auto lg:block lg:max-w-72" />
        <div className="flex items-center md:ml-auto lg:ml-0">
          <LanguageSwitch locale={locale} label={words.language} />
          <ThemeSwitch label={words.theme} />
          <Link href={paths.account()} className={classNames(navLink, 'hidden md:inline-flex')}>
            <UserRound aria-hidden="true" className="size-5" />
            <AccountLabel signIn={words.signIn} account={words.account} />
          </Link>
          <Link
            href={paths.cart()}
            prefetch={false}
            className={classNames(buttonStyle({ tone: 'ghost', shape: 'icon' }), 'hidden md:inline-flex')}
          >
            <ShoppingBag aria-hidden="true" className="!size-5.5" />
            <span className="sr-only">{words.cart}</span>
            <CartCountWords words={words.inCart} />
            <CartBadge />
          </Link>
        </div>
      </div>
      <div className="wrap hidden pb-3 md:block lg:hidden">
        <SearchForm {...search} />
      </div>
    </header>
  )
}
