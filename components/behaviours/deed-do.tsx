import { useLocale, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Progress } from '@/components/ui/progress'
import type { Deed, Mine } from '@/lib/behaviours/mine/queries'
import { type ProfilePart, profileParts } from '@/lib/behaviours/rules'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { ConfirmEmail } from './confirm-email-client'

type DeedDoProps = { deed: Deed; me: Mine | null; email: string | null }

/** What is still to be done for it, and the way there. */
export function DeedDo({ deed: { code, kind, promise }, me, email }: DeedDoProps) {
  const t = useTranslations('behaviours.earn')
  const locale = useLocale()
  if (kind === 'custom') return <Said>{t('code.custom')}</Said>
  const done = me?.done[code]
  if (code === 'sign-up') {
    if (!me) return <Said>{t('code.sign-up.guest')}</Said>
    return me.missing.includes('email') && email ? <Confirm email={email} /> : null
  }
  if (code === 'profile-completed') {
    if (!me || done || me.missing.length === 0) return null
    return <ProfileLeft missing={me.missing} points={promise.points} />
  }
  if (code === 'birthday') {
    if (!me?.birthday)
      return <Go href={paths.accountSecurity()} label={me && t('code.birthday.do')} said={t('code.birthday.ask')} />
    return done?.isThisYear ? null : <Said>{t('code.birthday.on', { date: dayName(me.birthday, locale) })}</Said>
  }
  if (code === 'content-read') return <Said>{t('code.content-read')}</Said>
  if (code !== 'review') return null
  if (!me) return <Said>{t('code.review.guest')}</Said>
  const label = me.reviewable > 0 ? t('code.review.do') : null
  return <Go href={paths.accountReviews()} label={label} said={t('code.review.have', { count: me.reviewable })} />
}

const Said = ({ children }: { children: string }) => <p className="text-ink-muted text-sm">{children}</p>

function Go({ href, label, said }: { href: string; label: string | null; said: string }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <Said>{said}</Said>
      {label ? (
        <LinkButton href={href} tone="outline" size="sm">
          {label}
        </LinkButton>
      ) : null}
    </div>
  )
}

const Confirm = ({ email }: { email: string }) => (
  <ClientMessages namespaces={['behaviours.confirm', 'refusals']}>
    <ConfirmEmail email={email} />
  </ClientMessages>
)

const placeOf: Record<ProfilePart, string> = {
  email: paths.accountSecurity(),
  name: paths.accountSecurity(),
  birthday: paths.accountSecurity(),
  address: paths.accountAddresses(),
}

/** How far the profile is: what is still missing, each with the way there. */
function ProfileLeft({ missing, points }: { missing: readonly ProfilePart[]; points: number }) {
  const t = useTranslations('behaviours.earn')
  const locale = useLocale()
  const left = t('code.profile-completed.left', { count: missing.length, points: formatPoints(points, locale) })
  return (
    <div className="grid gap-2">
      <Progress
        value={profileParts.length - missing.length}
        max={profileParts.length}
        tone="seal"
        label={left}
        valueText={`${profileParts.length - missing.length}/${profileParts.length}`}
      />
      <p className="text-sm">{left}</p>
      <ul className="flex flex-wrap gap-x-4">
        {missing.map((part) => (
          <li key={part}>
            {part === 'email' ? (
              <span className="inline-flex min-h-9 items-center text-ink-muted text-sm">{t(`part.${part}`)}</span>
            ) : (
              <Link
                href={placeOf[part]}
                className="inline-flex min-h-9 items-center text-sm underline decoration-line-strong underline-offset-4 hover:decoration-ink"
              >
                {t(`part.${part}`)}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

const dayName = (monthDay: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`2024-${monthDay}T00:00:00Z`),
  )
