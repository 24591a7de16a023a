import { ShoppingBag, UserRound } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { buttonStyle } from '@/components/ui/button-style'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/lib/i18n/navigation'
import type { Locale } from '@/lib/i18n/routing'
import { paths } from '@/lib/paths'
import { cartWords } from './cart-words'
import { LanguageSwitch } from './language-switch-client'
import { NavLink } from './nav-link-client'
import { SearchForm } from './search-form'
import { AccountLabel, CartBadge, CartCountWords, PointsBalance, StaffOnly } from './session-badge-client'
import { ThemeSwitch } from './theme-switch-client'
import { Wordmark } from './wordmark'

const navLink =
  'relative inline-flex h-11 items-center gap-1.5 rounded-lg px-3 text-ink-muted hover:text-ink aria-[current]:text-ink aria-[current]:after:absolute aria-[current]:after:inset-x-3 aria-[current]:after:bottom-1.5 aria-[current]:after:h-0.5 aria-[current]:after:rounded-full aria-[current]:after:bg-seal'

/** The same for everybody, so that pages can be made beforehand; who you are arrives afterwards, in room kept for it. */
export async function ShopHeader({ locale }: { locale: Locale }) {
  const t = await getTranslations('common')
  const search = {
    action: `/${locale}${paths.search()}`,
    label: t('search.label'),
    placeholder: t('search.placeholder'),
    submit: t('search.submit'),
    words: {
      label: t('search.suggestions'),
      count: t('search.count'),
      all: t('search.all'),
      collection: t('search.collection'),
    },
  }
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-paper">
      <div className="wrap flex h-14 items-center gap-1.5 md:h-18 md:gap-4">
        <Wordmark name={t('shopName')} />
        <nav aria-label={t('nav.main')} className="hidden items-center md:flex lg:ml-3">
          <NavLink href={paths.products()} className={navLink}>
            {t('nav.products')}
          </NavLink>
          <NavLink href={paths.collections()} className={navLink}>
            {t('nav.collections')}
          </NavLink>
          <NavLink href={paths.points()} also={[paths.rewards()]} className={navLink}>
            {t('nav.points')}
            <PointsBalance locale={locale} />
          </NavLink>
          <StaffOnly>
            <Link href={paths.merchant.dashboard()} className={navLink}>
              {t('nav.merchant')}
            </Link>
          </StaffOnly>
        </nav>
        <SearchForm {...search} className="min-w-0 flex-1 md:hidden lg:ml-auto lg:block lg:max-w-72" />
        <div className="flex items-center md:ml-auto lg:ml-0">
          <LanguageSwitch locale={locale} label={t('language.switchTo')} />
          <ThemeSwitch label={t('theme.label')} />
          <Link href={paths.account()} className={classNames(navLink, 'hidden md:inline-flex')}>
            <UserRound aria-hidden="true" className="size-5" />
            <AccountLabel signIn={t('nav.signIn')} account={t('nav.account')} />
          </Link>
          <Link
            href={paths.cart()}
            prefetch={false}
            className={classNames(buttonStyle({ tone: 'ghost', shape: 'icon' }), 'hidden md:inline-flex')}
          >
            <ShoppingBag aria-hidden="true" className="!size-5.5" />
            <span className="sr-only">{t('nav.cart')}</span>
            <CartCountWords words={cartWords(t)} />
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
