import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PaletteDoor } from '@/components/command-palette/palette-door-client'
import { palettePlaces } from '@/components/command-palette/palette-places'
import { LanguageSwitch } from '@/components/layout/language-switch-client'
import { MerchantDrawer } from '@/components/layout/merchant-drawer-client'
import { merchantNav } from '@/components/layout/merchant-nav'
import { MerchantNav } from '@/components/layout/merchant-sidebar'
import { StaffCard } from '@/components/layout/staff-card'
import { ThemeSwitch } from '@/components/layout/theme-switch-client'
import { Wordmark } from '@/components/layout/wordmark'
import { DriftBanner } from '@/components/merchant-kit/drift-banner'
import { pageContext } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { countToDecide } from '@/lib/payouts/queries'
import { countWaiting } from '@/lib/points/adjustments/queries'
import { findDrift } from '@/lib/shop/queries'

type MerchantLayoutProps = { children: ReactNode; params: Promise<{ locale: string }> }

/** The back office's frame. A frame is no guard: each page asks the gate who is there. */
export default async function MerchantLayout({ children, params }: MerchantLayoutProps) {
  const locale = await localeParam(params)
  const t = await getTranslations('common')
  const roles = await getTranslations('merchant.roles')
  const ctx = await pageContext()
  const { actor } = ctx
  const role = actor?.staffRole ?? null
  const drift = role ? await findDrift(ctx) : []
  const waiting = {
    ...(actor && may(role, 'points.approve') ? { adjustments: await countWaiting(ctx, actor.id) } : {}),
    ...(actor && may(role, 'payouts.approve') ? { payouts: await countToDecide(ctx, actor.id) } : {}),
  }
  const open = merchantNav.filter((place) => may(role, place.permission)).map((place) => place.key)
  const who = actor && role ? <StaffCard name={actor.name || actor.email} role={roles(role)} /> : null
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <aside className="sticky top-0 hidden h-dvh flex-col gap-6 overflow-y-auto border-line border-r bg-surface px-3 py-5 lg:flex">
        <Wordmark name={t('shopName')} />
        <MerchantNav open={open} waiting={waiting} />
        <div className="mt-auto">{who}</div>
      </aside>
      <div className="flex min-w-0 flex-col">
        <header className="sticky top-0 z-30 flex h-15 items-center gap-1 border-line border-b bg-paper px-3 md:px-8">
          <MerchantDrawer
            openLabel={t('merchantNav.open')}
            closeLabel={t('client.close')}
            title={t('merchantNav.label')}
          >
            <MerchantNav open={open} waiting={waiting} />
            <div className="mt-6 border-line border-t pt-4">{who}</div>
          </MerchantDrawer>
          <span className="font-display font-semibold lg:hidden">{t('nav.merchant')}</span>
          {role ? (
            <ClientMessages
              namespaces={[
                'desk.palette',
                'desk.places',
                'desk.kinds',
                'desk.deeds',
                'desk.shortcuts',
                'analytics.frame.tabs',
                'refusals',
              ]}
            >
              <PaletteDoor
                open={palettePlaces.filter((place) => may(role, place.permission)).map(({ href }) => href)}
              />
            </ClientMessages>
          ) : null}
          <div className="ml-auto flex items-center">
            <Link
              href={paths.home()}
              className="hidden h-11 items-center rounded-lg px-3 text-sm hover:bg-sunken sm:inline-flex"
            >
              {t('nav.backToShop')}
            </Link>
            <LanguageSwitch locale={locale} label={t('language.switchTo')} />
            <ThemeSwitch label={t('theme.label')} />
          </div>
        </header>
        {drift.length > 0 ? <DriftBanner drift={drift} mayCheck={may(role, 'settings.read')} /> : null}
        <ClientMessages namespaces={['merchant', 'points-desk', 'plan', 'reviews.desk', 'refunds', 'refusals']}>
          {children}
        </ClientMessages>
      </div>
    </div>
  )
}
