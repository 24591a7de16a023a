'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText } from '@/components/merchant-kit/number-text-client'
import { Field } from '@/components/ui/field'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import type { Learnt } from '@/lib/backtest/learn/rules'
import type { Redemption } from '@/lib/backtest/rules'
import { formatBasisPoints, formatPoints } from '@/lib/i18n/format'

/** The assumptions as they are typed. */
export type Assumed = {
  kind: Redemption['kind']
  atLeastPoints: string
  chancePercent: string
  expectedPercent: string
}

const kinds = ['as-happened', 'learnt', 'assumed', 'never'] as const

const numberIn = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))
const bpsIn = (text: string) => Math.round(numberIn(text) * 100)

/** What was typed as the schema takes it; what is no number is left for the schema to name. */
export function redemptionAsked({ kind, atLeastPoints, chancePercent, expectedPercent }: Assumed) {
  return {
    redemption:
      kind === 'assumed' ? { kind, atLeastPoints: numberIn(atLeastPoints), chanceBps: bpsIn(chancePercent) } : { kind },
    expectedSpendBps: expectedPercent.trim() === '' ? null : bpsIn(expectedPercent),
  }
}

type AssumptionFieldsProps = {
  assumed: Assumed
  onAssumed: (assumed: Assumed) => void
  isOwn: boolean
  learnt: Learnt
  /** fields that the schema refuses */
  wrong: ReadonlySet<string>
}

/** How shoppers spend, as far as nobody can know; and how much of the rest will be spent. */
export function AssumptionFields({ assumed, onAssumed, isOwn, learnt, wrong }: AssumptionFieldsProps) {
  const t = useTranslations('backtest.desk.form')
  const errorOf = useFieldErrors()
  const locale = useLocale()
  const put = (part: Partial<Assumed>) => onAssumed({ ...assumed, ...part })
  const error = (path: string) => (wrong.has(path) ? errorOf({ type: 'invalid_value' }) : undefined)
  const learntHint =
    learnt.kind === 'learnt'
      ? t('redemptionHints.learnt', {
          lots: formatPoints(learnt.lots, locale),
          share: formatBasisPoints(learnt.withinYearBps, locale),
        })
      : t(`tooLittle.${learnt.of}`, { has: learnt.has, needs: learnt.needs })
  return (
    <div className="grid gap-4">
      <RadioGroup legend={t('redemption')} className="sm:grid-cols-2">
        {kinds
          .filter((kind) => isOwn || kind !== 'as-happened')
          .map((kind) => (
            <Radio
              key={kind}
              name="redemption"
              checked={assumed.kind === kind}
              disabled={kind === 'learnt' && learnt.kind !== 'learnt'}
              onChange={() => put({ kind })}
              label={t(`redemptions.${kind}`)}
              hint={kind === 'learnt' ? learntHint : t(`redemptionHints.${kind}`)}
            />
          ))}
      </RadioGroup>
      {assumed.kind === 'assumed' ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('atLeast')} error={error('redemption.atLeastPoints')}>
            <NumberText
              unit={t('points')}
              value={assumed.atLeastPoints}
              onChange={(event) => put({ atLeastPoints: event.target.value })}
            />
          </Field>
          <Field label={t('chance')} error={error('redemption.chanceBps')}>
            <NumberText
              unit="%"
              value={assumed.chancePercent}
              onChange={(event) => put({ chancePercent: event.target.value })}
            />
          </Field>
        </div>
      ) : null}
      <Field label={t('expected')} hint={t('expectedHint')} error={error('expectedSpendBps')} className="max-w-md">
        <NumberText
          unit="%"
          value={assumed.expectedPercent}
          onChange={(event) => put({ expectedPercent: event.target.value })}
        />
      </Field>
    </div>
  )
}
