import { createTranslator } from 'next-intl'
import { type Advice, adviseCheckout, type EndingPoints, type Plan } from '@/lib/checkout/adviser/rules'
import { HOME_COUNTRY } from '@/lib/checkout/price/rules'
import type { CheckoutFacts } from '@/lib/checkout/queries'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { loadMessages } from '@/lib/i18n/load-messages'
import type { Locale } from '@/lib/i18n/routing'
import { couponKey } from './checkout-quote'

/** What one press fills the form with. */
export type OfferedPlan = { keys: string[]; points: number; words: string }
/** The adviser's word on an order, ready to be shown: worked out and worded before the page is sent. */
export type OfferedAdvice = { why: string; tier: string | null; best: OfferedPlan; ending: OfferedPlan | null }
/** What shipping costs decides it too, and that is known when the address is. */
export type AdviceByCountry = { home: OfferedAdvice | null; abroad: OfferedAdvice | null }

const ABROAD = 'abroad'

type Reason = Exclude<Advice['reason'], { kind: 'coupon' }>

/** The cheapest way to pay for an order with what a member has, and why, in their words. */
export async function adviceFor(
  facts: CheckoutFacts,
  ending: EndingPoints | null,
  locale: Locale,
): Promise<AdviceByCountry> {
  const wordsOf = await adviceWords(facts, ending, locale)
  const at = (country: string): OfferedAdvice | null => {
    const advice = adviseCheckout({
      order: {
        lines: facts.lines,
        shipping: facts.shop.shipping,
        country,
        availablePoints: facts.availablePoints,
        spending: facts.terms.spending,
        earning: facts.terms.earning,
        earner: facts.earner,
        at: facts.now,
        automatics: facts.automatics.map(({ terms }) => terms),
      },
      coupons: facts.coupons.map((one) => ({ ...one, key: couponKey(one) })),
      ending,
    })
    if (!advice) return null
    const { reason } = advice
    // a coupon alone stands chosen already, and its section says that it is the best
    return reason.kind === 'coupon' ? null : wordsOf(advice, reason)
  }
  return { home: at(HOME_COUNTRY), abroad: at(ABROAD) }
}

async function adviceWords({ coupons, shop }: CheckoutFacts, ending: EndingPoints | null, locale: Locale) {
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'checkout.advice' })
  const money = (amount: number) => formatMoney(amount, shop.currency, locale, { trimZeros: true })
  const points = (amount: number) => formatPoints(amount, locale)
  const name = (keys: readonly string[]) =>
    keys
      .flatMap((key) => coupons.find((one) => couponKey(one) === key) ?? [])
      .map((one) => (locale === 'en' ? one.titleEn : one.titleZh))
      .join(' + ')

  function why({ best }: Advice, reason: Reason): string {
    const facts = { coupon: name(best.keys), points: points(best.points), saves: money(best.savesMinor) }
    switch (reason.kind) {
      case 'coupon-over-points':
        return t('couponOverPoints', { ...facts, other: points(reason.points), more: money(reason.moreMinor) })
      case 'points-over-coupon':
        return t('pointsOverCoupon', { ...facts, other: name(reason.keys), more: money(reason.moreMinor) })
      default:
        return t(reason.kind, facts)
    }
  }
  const soon = ({ endingPoints }: Advice) =>
    ending && endingPoints > 0
      ? t(ending.firstDays === ending.lastDays ? 'soonOn' : 'soonWithin', {
          points: points(endingPoints),
          days: ending.lastDays,
        })
      : ''
  const offered = ({ keys, points: spent, savesMinor }: Plan, words: 'take' | 'takeEnding'): OfferedPlan => ({
    keys,
    points: spent,
    words: t(words, { points: points(spent), saves: money(savesMinor) }),
  })
  return (advice: Advice, reason: Reason): OfferedAdvice => ({
    why: t('sentence', { why: why(advice, reason), soon: soon(advice), hasSoon: soon(advice) ? 'yes' : 'no' }),
    tier:
      advice.tier
        .map((row) => t('tier', { rule: locale === 'en' ? row.nameEn : row.nameZh, points: points(row.points) }))
        .join(' ') || null,
    best: offered(advice.best, 'take'),
    ending: advice.ending && offered(advice.ending, 'takeEnding'),
  })
}
