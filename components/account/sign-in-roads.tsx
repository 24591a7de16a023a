import { getTranslations } from 'next-intl/server'
import { KeyRound, Mail } from '@/components/ui/icons'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

const road =
  'flex min-h-11 items-center justify-center gap-2 rounded-md px-3 text-ink-muted text-sm hover:text-ink aria-[current]:bg-surface aria-[current]:font-medium aria-[current]:text-ink aria-[current]:shadow-sm'

/** Two ways in: a password, or a link by mail. Links, so that the way is in the address. */
export async function SignInRoads({ byMail, returnTo }: { byMail: boolean; returnTo: string }) {
  const t = await getTranslations('auth.signIn')
  const roads = [
    { href: paths.signIn(returnTo), label: t('byPassword'), icon: KeyRound, current: !byMail },
    { href: paths.signIn(returnTo, 'mail'), label: t('byMail'), icon: Mail, current: byMail },
  ]
  return (
    <nav aria-label={t('roads')} className="mb-6">
      <ul className="grid grid-cols-2 gap-1 rounded-lg bg-sunken p-1 ring-1 ring-line ring-inset">
        {roads.map(({ href, label, icon: Icon, current }) => (
          <li key={href}>
            <Link href={href} replace aria-current={current ? 'page' : undefined} className={road}>
              <Icon aria-hidden="true" className="size-4 shrink-0" />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
