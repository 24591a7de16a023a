import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Section } from '@/components/layout/section'
import { armLead } from '@/components/merchant-analytics/leads'
import type { HoldoutReport } from '@/lib/analytics/holdout/queries'
import { formatBasisPoints, formatDate } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { ComparedFigure } from './compared-figure'
import { wordsOf } from './figure-words'
import { HoldoutForm } from './holdout-form-client'

const armLink = (arm: 'held' | 'rest') => (said: ReactNode) => (
  <Link href={armLead(arm)} prefetch={false} className="underline underline-offset-4">
    {said}
  </Link>
)
const [heldLink, restLink] = [armLink('held'), armLink('rest')]

type HoldoutSectionProps = { holdout: HoldoutReport | null; currency: string; maySet: boolean }

/** What points for deeds do: who is offered them beside who was drawn not to be. */
export async function HoldoutSection({ holdout, currency, maySet }: HoldoutSectionProps) {
  const t = await getTranslations('analytics.effect.holdout')
  const form = maySet ? <HoldoutForm shareBps={holdout && !holdout.isOver ? holdout.shareBps : 0} /> : null
  return (
    <Section title={t('title')} lead={t('lead')} aside={form}>
      {holdout ? <Groups holdout={holdout} currency={currency} /> : <p className="max-w-prose text-sm">{t('none')}</p>}
    </Section>
  )
}

async function Groups({ holdout, currency }: { holdout: HoldoutReport; currency: string }) {
  const [t, figure, locale] = [
    await getTranslations('analytics.effect.holdout'),
    await getTranslations('analytics.effect'),
    await getLocale(),
  ]
  const { arms, lines, needed, isOver, shareBps } = holdout
  const day = (moment: string) => formatDate(moment, locale, 'short')
  const number = new Intl.NumberFormat(locale)
  return (
    <>
      <p className="max-w-prose text-sm">
        {t(isOver ? 'was' : 'is', {
          share: formatBasisPoints(shareBps, locale),
          from: day(holdout.startsAt),
          until: day(holdout.endsAt),
        })}{' '}
        <span className="text-ink-muted">{t('why', { name: holdout.byName, reason: holdout.reason })}</span>
      </p>
      <p className="mt-1 max-w-prose text-ink-muted text-sm tabular">
        {t.rich('members', {
          held: number.format(arms.held.members),
          rest: number.format(arms.rest.members),
          a: heldLink,
          b: restLink,
        })}{' '}
        {needed ? t(arms.held.members < needed ? 'needed' : 'enough', { needed: number.format(needed) }) : t('unknown')}{' '}
        {isOver ? null : t('early')}{' '}
        {holdout.countedAt ? t('counted', { at: formatDate(holdout.countedAt, locale, 'time') }) : null}
      </p>
      <ul className="mt-4 grid gap-3 md:grid-cols-2 xl:grid-cols-3">
        {lines.map(({ metric, rest, held, difference, verdict }) => {
          const { amount, gap } = wordsOf(metric === 'spent' ? 'money' : 'share', currency, locale, figure)
          return (
            <ComparedFigure
              key={metric}
              heading="h3"
              label={t(`metrics.${metric}`)}
              how={t(`hows.${metric}`)}
              value={amount(rest)}
              beside={t('without', { value: amount(held) })}
              difference={difference}
              verdict={t(`verdict.${verdict}`)}
              gap={gap}
            />
          )
        })}
      </ul>
    </>
  )
}
