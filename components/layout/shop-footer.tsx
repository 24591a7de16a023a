import { getTranslations } from 'next-intl/server'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { SealMark } from './seal-mark'

export async function ShopFooter() {
  const t = await getTranslations('common')
  const columns = [
    {
      title: t('footer.shop'),
      links: [
        [t('nav.products'), paths.products()],
        [t('nav.collections'), paths.collections()],
        [t('nav.cart'), paths.cart()],
      ],
    },
    {
      title: t('footer.member'),
      links: [
        [t('nav.points'), paths.points()],
        [t('nav.pointsRules'), paths.pointsRules()],
        [t('nav.rewards'), paths.rewards()],
      ],
    },
    {
      title: t('footer.help'),
      links: [
        [t('nav.orders'), paths.accountOrders()],
        [t('footer.privacy'), paths.accountPrivacy()],
      ],
    },
  ] as const
  return (
    <footer className="mt-20 border-line border-t bg-sunken pb-[calc(5rem+env(safe-area-inset-bottom))] md:pb-0">
      <div className="wrap grid gap-10 py-12 md:grid-cols-[1.4fr_2fr] md:py-16">
        <div className="grid content-start gap-3">
          <SealMark className="size-12" />
          <p className="font-display text-lg">{t('tagline')}</p>
          <p className="text-ink-muted text-sm">{t('footer.points')}</p>
        </div>
        <nav aria-label={t('footer.label')} className="grid grid-cols-3 gap-4">
          {columns.map(({ title, links }) => (
            <div key={title}>
              <p className="mb-1 font-semibold text-sm">{title}</p>
              <ul>
                {links.map(([label, href]) => (
                  <li key={href}>
                    <Link
                      href={href}
                      prefetch={false}
                      className="inline-flex min-h-11 items-center text-ink-muted text-sm underline-offset-4 hover:text-ink hover:underline md:min-h-9"
                    >
                      {label}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
      <div className="border-line border-t">
        <p className="wrap py-5 text-ink-muted text-xs">{t('footer.openSource')}</p>
      </div>
    </footer>
  )
}
