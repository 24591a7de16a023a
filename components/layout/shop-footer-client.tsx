'use client'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { FrameWords } from './frame-words'
import { SealMark } from './seal-mark'

export function ShopFooter({ words }: { words: FrameWords }) {
  const { footer } = words
  const columns = [
    {
      title: footer.shop,
      links: [
        [words.products, paths.products()],
        [words.collections, paths.collections()],
        [words.cart, paths.cart()],
      ],
    },
    {
      title: footer.member,
      links: [
        [words.points, paths.points()],
        [words.pointsRules, paths.pointsRules()],
        [words.rewards, paths.rewards()],
        [words.campaigns, paths.campaigns()],
      ],
    },
    {
      title: footer.help,
      links: [
        [words.orders, paths.accountOrders()],
        [footer.privacy, paths.accountPrivacy()],
      ],
    },
  ] as const
  return (
    <footer className="mt-20 border-line border-t bg-sunken pb-[calc(5rem+env(safe-area-inset-bottom))] md:pb-0">
      <div className="wrap grid gap-10 py-12 md:grid-cols-[1.4fr_2fr] md:py-16">
        <div className="grid content-start gap-3">
          <SealMark className="size-12" />
          <p className="font-display text-lg">{words.tagline}</p>
          <p className="text-ink-muted text-sm">{footer.points}</p>
        </div>
        <nav aria-label={footer.label} className="grid grid-cols-3 gap-4">
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
        <p className="wrap py-5 text-ink-muted text-xs">{footer.openSource}</p>
      </div>
    </footer>
  )
}
