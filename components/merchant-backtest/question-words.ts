import { useLocale, useTranslations } from 'next-intl'
import type { ListedRun } from '@/lib/backtest/runs/queries'
import type { StoredQuestion } from '@/lib/backtest/schema'
import { formatBasisPoints, formatPoints } from '@/lib/i18n/format'

type Side = StoredQuestion['tried']

/** What was tried, on what and under which assumptions, in words. */
export function useQuestionWords() {
  const t = useTranslations('backtest.desk')
  const locale = useLocale()
  const nameOf = ({ nameZh, nameEn }: { nameZh: string; nameEn: string }) => (locale === 'en' ? nameEn : nameZh)
  return {
    nameOf,
    side: ({ change, named }: Side) =>
      change.kind === 'live' || !named ? t('side.live') : t(`side.${change.kind}`, { name: nameOf(named) }),
    history: ({ sourceName }: Pick<ListedRun, 'sourceName'>) => sourceName ?? t('runs.own'),
    redemption: ({ redemption }: StoredQuestion['assumptions']) => {
      if (redemption.kind === 'assumed')
        return t('facts.assumed', {
          points: formatPoints(redemption.atLeastPoints, locale),
          chance: formatBasisPoints(redemption.chanceBps, locale),
        })
      return redemption.kind === 'learnt' ? t('facts.learnt') : t(`form.redemptions.${redemption.kind}`)
    },
    /** a rule of a report by its name; rate and steps belong to the terms */
    rule: (id: string, { rules }: Side) => {
      if (id === 'terms:rate') return t('report.rate')
      if (id === 'terms:steps') return t('report.steps')
      const known = rules.find((rule) => rule.id === id)
      return known ? nameOf(known) : id
    },
  }
}
