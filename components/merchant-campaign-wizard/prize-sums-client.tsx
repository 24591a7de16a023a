'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { HowComputed } from '@/components/merchant-kit/how-computed-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Stat } from '@/components/ui/stat'
import { expectedOf, mostOf, ODDS_WHOLE, totalWeight } from '@/lib/campaigns/forecast/rules'
import type { Definition } from '@/lib/campaigns/schema'
import { writeFinePercent } from '@/lib/i18n/decimal-text'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { pointsValueMinor } from '@/lib/points/rules'
import { BudgetFit } from './budget-fit'
import { useDefinition } from './definition-client'

/** While prizes are typed: whether odds make a hundred, what a draw costs on the average, and whether the budget lasts. */
export function PrizeSums() {
  const t = useTranslations('campaigns-desk.wizard.sums')
  const locale = useLocale()
  const { definition, facts } = useDefinition()
  const { expectedDraws, kind, budget } = definition
  const each = expectedOf(definition, 1)
  const all = expectedOf(definition, expectedDraws)
  const most = mostOf(definition)
  const money = (minor: number) => formatMoney(minor, shopCurrency(), locale, { trimZeros: true })
  const draws = formatPoints(expectedDraws, locale)
  const isInvite = kind === 'invite'
  return (
    <Panel
      title={t('title')}
      aside={
        <HowComputed label={t('how')} title={t('how')}>
          {t(isInvite ? 'howInvite' : 'howText')}
        </HowComputed>
      }
    >
      <div className="grid gap-5" aria-live="polite">
        {isInvite || definition.draw?.mode === 'deck' ? null : <OddsTotal />}
        <dl className="grid grid-cols-2 gap-5 md:grid-cols-4">
          <Stat
            label={t(isInvite ? 'eachFriend' : 'each')}
            value={money(each.costMinor)}
            hint={t('eachHint', { value: money(each.valueMinor) })}
          />
          <Stat
            label={t('all')}
            value={money(all.costMinor)}
            hint={t(isInvite ? 'allFriends' : 'allHint', { draws })}
            tone="seal"
          />
          <Stat label={t('most')} value={money(most.costMinor)} hint={t('mostHint')} />
          <Stat
            label={t('exposure')}
            value={money(pointsValueMinor(budget.points, facts.pointsPerUnit) + budget.minor)}
            hint={t('exposureHint')}
          />
        </dl>
        <BudgetFit
          label={t('fitPoints')}
          has={budget.points}
          needs={all.points}
          said={(amount) => t('points', { points: formatPoints(amount, locale) })}
        />
        <BudgetFit label={t('fitMinor')} has={budget.minor} needs={all.minor} said={money} />
      </div>
    </Panel>
  )
}

/** The odds together; what is missing goes to the likeliest prize by a press. */
function OddsTotal() {
  const t = useTranslations('campaigns-desk.wizard.sums')
  const { getValues, setValue } = useFormContext<Definition>()
  const { definition } = useDefinition()
  const total = totalWeight(definition)
  const rest = ODDS_WHOLE - total
  const likeliest = definition.prizes.reduce(
    (top, { weight }, at) => (weight > (definition.prizes[top]?.weight ?? 0) ? at : top),
    0,
  )
  const fitted = (definition.prizes[likeliest]?.weight ?? 0) + rest
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className={classNames('font-semibold text-lg tabular', rest === 0 ? 'text-success' : 'text-on-danger-soft')}>
        {t('odds', { percent: writeFinePercent(total) })}
      </p>
      {rest === 0 ? null : (
        <>
          <p className="text-sm">{t(rest > 0 ? 'missing' : 'over', { percent: writeFinePercent(Math.abs(rest)) })}</p>
          {fitted > 0 ? (
            <Button
              tone="outline"
              size="sm"
              onClick={() =>
                setValue(`prizes.${likeliest}.weight`, getValues(`prizes.${likeliest}.weight`) + rest, {
                  shouldDirty: true,
                })
              }
            >
              {t('fit')}
            </Button>
          ) : null}
        </>
      )}
    </div>
  )
}
