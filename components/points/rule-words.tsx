import { useLocale, useTranslations } from 'next-intl'
import type { Condition, Reward, RuleDefinition } from '@/lib/earning/programme/rules'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { useLotWords } from './lot-words'

/** Rules in words, made from what they state: for the rules page and the console alike. */
export function useRuleWords() {
  const t = useTranslations('points.ruleWords')
  const cut = useTranslations('points.why.rule')
  const way = useTranslations('common.client.payBy')
  const lot = useLotWords()
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, shopCurrency(), locale, { trimZeros: true })
  const points = (amount: number) => formatPoints(amount, locale)
  const list = (items: readonly string[]) =>
    new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }).format(items)
  const name = (one: Pick<RuleDefinition, 'nameZh' | 'nameEn'>) => (locale === 'en' ? one.nameEn : one.nameZh)
  const times = (bps: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(bps / 10_000)

  const goods = ({ kind, named = [], ids, slugs }: Extract<Condition, { slugs: unknown }>): string => {
    const count = ids?.length ?? slugs.length
    if (named.length === 0) return t(`if.${kind}`, { count })
    const names = list(named.map((one) => t('if.named.quote', { title: locale === 'en' ? one.titleEn : one.titleZh })))
    return t(`if.named.${kind}`, { names, count, more: count > named.length ? 'yes' : 'no' })
  }

  const tiers = ({ named = [] }: Extract<Condition, { kind: 'tier' }>): string =>
    named.length === 0
      ? t('if.tier')
      : t('if.named.tier', { names: list(named.map((one) => (locale === 'en' ? one.titleEn : one.titleZh))) })

  const condition = (one: Condition): string => {
    switch (one.kind) {
      case 'order-spend':
        return t('if.order-spend', { money: money(one.atLeastMinor) })
      case 'period-spend':
        return t('if.period-spend', { period: cut(`period.${one.period}`), money: money(one.atLeastMinor) })
      case 'products':
      case 'collections':
        return goods(one)
      case 'tier':
        return tiers(one)
      case 'segment':
        return t('if.segment', { names: list(one.segments.map((code) => t(`segments.${code}`))) })
      case 'hours':
        return t('if.hours', { from: clock(one.fromMinute), until: clock(one.untilMinute) })
      case 'weekday':
        return t('if.weekday', { days: list(one.days.map((day) => weekday(day, locale))) })
      case 'month-day':
        return t('if.month-day', { days: one.days.join(t('dayComma')) })
      case 'coupon':
        return t(one.used ? 'if.coupon' : 'if.noCoupon')
      case 'payment-method':
        return t('if.payment-method', { ways: list(one.methods.map((method) => way(method))) })
      default:
        return t(`if.${one.kind}`)
    }
  }

  const reward = (one: Reward): string => {
    switch (one.kind) {
      case 'fixed':
        return t(`then.fixed.${one.per}`, { points: points(one.points) })
      case 'rate':
        return t('then.rate', { points: points(one.points), money: money(one.perMinor) })
      case 'multiplier':
        return t('then.multiplier', { times: times(one.bps) })
      case 'steps':
        return one.steps
          .map((step) => t('then.step', { money: money(step.thresholdMinor), points: points(step.bonusPoints) }))
          .join(t('comma'))
    }
  }

  const limits = ({ perShopper, coolDownHours, totalPoints }: RuleDefinition['limits']): string[] => [
    ...perShopper.flatMap(({ period, points: most, times: often }) => [
      ...(most === null ? [] : [t('most.points', { period: cut(`period.${period}`), points: points(most) })]),
      ...(often === null ? [] : [t('most.times', { period: cut(`period.${period}`), times: often })]),
    ]),
    ...(coolDownHours === null ? [] : [t('most.cool-down', { hours: coolDownHours })]),
    ...(totalPoints === null ? [] : [t('most.total', { points: points(totalPoints) })]),
  ]

  const apart = (own: RuleDefinition['lot']): string[] =>
    own ? [lot.pending(own.pending), lot.expiry(own.expiry)] : []

  /** when it gives, what, and at most how much */
  const saying = (rule: RuleDefinition) =>
    [...rule.conditions.map(condition), reward(rule.reward), ...limits(rule.limits), ...apart(rule.lot)].join(
      t('comma'),
    )

  return {
    name,
    condition,
    reward,
    limits,
    saying,
    /** the whole rule, with its name */
    sentence: (rule: RuleDefinition) => t('sentence', { name: name(rule), said: saying(rule) }),
    apart,
    /** said of a rule whose budget has too little for it */
    spent: () => cut('bracket', { text: cut('cut.budget') }),
  }
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** 1 is Monday: the first of January 2024 was one. */
export const weekday = (day: number, locale: string) =>
  new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)))
