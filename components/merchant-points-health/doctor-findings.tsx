import { getLocale, getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { Badge } from '@/components/ui/badge'
import { Notice } from '@/components/ui/notice'
import type { Health } from '@/lib/analytics/doctor/queries'
import type { Finding } from '@/lib/analytics/doctor/rules'
import { formatBasisPoints, formatPoints } from '@/lib/i18n/format'
import { FindingEffect } from './finding-effect'
import { leverHref } from './lever-href'

const shares = new Set(['rate', 'bound', 'share', 'able', 'users', 'claimed', 'off'])

/** Every number that is out of its bounds: why, what it would do to change it, and the way there. */
export async function DoctorFindings({ health, tryHref }: { health: Health; tryHref: string }) {
  const t = await getTranslations('analytics.points.doctor')
  const { findings } = health
  if (findings.length === 0) return <Notice tone="success">{t('sound')}</Notice>
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {findings.map((finding, place) => (
        <li key={place} className="lg:only:col-span-2">
          <Found finding={finding} health={health} tryHref={tryHref} />
        </li>
      ))}
    </ul>
  )
}

async function Found({ finding, health, tryHref }: { finding: Finding; health: Health; tryHref: string }) {
  const t = await getTranslations('analytics.points.doctor')
  const locale = await getLocale()
  const { code, tone, lever, subject, values } = finding
  const told = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string'
        ? value
        : shares.has(name)
          ? formatBasisPoints(value, locale)
          : formatPoints(value, locale),
    ]),
  )
  const title = subject ? (locale === 'en' ? subject.titleEn : subject.titleZh) : ''
  const words = { ...told, title, count: Number(values.wishes ?? 0) }
  return (
    <article className="grid h-full content-between gap-3 rounded-xl border border-line bg-surface p-4 shadow-sm md:p-5">
      <div className="grid gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <Badge tone={tone === 'info' ? 'neutral' : tone}>{t(`tones.${tone}`)}</Badge>
          <h3 className="font-medium">{t(`${code}.title` as 'cannot-afford.title', words as never)}</h3>
        </div>
        <p className="text-[0.9375rem] text-ink-muted">{t(`${code}.body` as 'cannot-afford.body', words as never)}</p>
        <FindingEffect finding={finding} health={health} tryHref={tryHref} />
      </div>
      <div>
        <LinkButton href={leverHref(finding, health.effects)} tone="outline" size="sm" prefetch={false}>
          {t(`levers.${lever}`)}
        </LinkButton>
      </div>
    </article>
  )
}
