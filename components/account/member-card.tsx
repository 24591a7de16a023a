import { getTranslations } from 'next-intl/server'
import { SealMark } from '@/components/layout/seal-mark'
import { lastDay } from '@/components/points/history-why'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { AccountOverview } from '@/lib/shoppers/queries'
import type { TierStanding } from '@/lib/tiers/queries'
import { tierAmount } from './tier-amount'
import { tierKeepText } from './tier-keep-text'

type MemberCardProps = { overview: AccountOverview; standing: TierStanding | null; locale: string }

/** The member's card: whose it is, and what is on it. The one place where the house wears its ink inside out. */
export async function MemberCard({ overview, standing, locale }: MemberCardProps) {
  const t = await getTranslations('account.card')
  const { availablePoints, pendingPoints, expiringPoints, expiringAt, memberSince } = overview
  return (
    <section
      aria-label={t('label')}
      className="relative isolate overflow-hidden rounded-2xl bg-[oklch(0.27_0.026_50)] p-5 text-[oklch(0.97_0.012_84)] shadow-lg ring-1 ring-white/8 ring-inset md:p-7"
    >
      <SealMark className="-right-8 -bottom-10 absolute -z-10 size-48 rotate-[-8deg] opacity-20 md:size-60" />
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <p className="truncate font-display font-semibold text-xl">{overview.name || overview.email}</p>
          <p className="text-sm opacity-80">{t('since', { date: formatDate(memberSince, locale) })}</p>
        </div>
        <SealMark className="size-10 shrink-0" />
      </div>
      {standing ? <TierLine standing={standing} locale={locale} /> : null}
      <dl className="mt-8 flex flex-wrap gap-x-6 gap-y-1 text-sm md:mt-12">
        <div className="basis-full">
          <dt className="opacity-80">{t('available')}</dt>
          <dd>
            <Link
              href={paths.points()}
              className="inline-flex min-h-14 items-center font-semibold text-5xl tabular tracking-tight outline-offset-4 hover:underline focus-visible:outline-white"
            >
              {formatPoints(availablePoints, locale)}
            </Link>
          </dd>
        </div>
        <div className="flex gap-1.5">
          <dt className="opacity-80">{t('pending')}</dt>
          <dd className="font-semibold tabular">{formatPoints(pendingPoints, locale)}</dd>
        </div>
        {expiringPoints > 0 && expiringAt ? (
          <div className="flex gap-1.5">
            <dt className="opacity-80">{t('expiring')}</dt>
            <dd className="font-semibold tabular">
              {t('expiringOn', { points: formatPoints(expiringPoints, locale), date: lastDay(expiringAt, locale) })}
            </dd>
          </div>
        ) : null}
      </dl>
    </section>
  )
}

/** Which tier one is of, and what is missing to the next. */
async function TierLine({
  standing: { measure, level, next, keep },
  locale,
}: {
  standing: TierStanding
  locale: string
}) {
  const t = await getTranslations('tiers.mine')
  const name = (one: { nameZh: string; nameEn: string }) => (locale === 'en' ? one.nameEn : one.nameZh)
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      {level ? (
        <span className="rounded-full bg-white/14 px-3 py-1 font-semibold">
          <span className="sr-only">{t('label')}</span> {name(level)}
        </span>
      ) : null}
      <span className="opacity-80">
        {next ? t('next', { ...tierAmount(measure, next.missing, locale), name: name(next.level) }) : t('top')}
      </span>
      {keep ? <span className="basis-full opacity-80">{tierKeepText(t, keep, locale)}</span> : null}
    </p>
  )
}
