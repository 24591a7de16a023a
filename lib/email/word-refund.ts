import { formatMoney, formatPoints } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/routing'
import type { MailOrder, MailRefund } from './load-mail-order'
import type { MailContent } from './mail'
import type { Translate } from './write-mail'

type Told = Pick<MailContent, 'subject' | 'title' | 'paragraphs' | 'order'>

/** What a letter says of one refund: the whole order's, a part's, or of what was left; and what it did to the points. */
export function wordRefund(t: Translate, order: MailOrder, refund: MailRefund, locale: Locale, isAsked: boolean): Told {
  const amount = formatMoney(refund.amountMinor, order.currency, locale)
  const facts = { number: String(order.number), amount }
  const isWhole = refund.isLast && refund.no === 1
  const kind = isWhole ? 'whole' : refund.isLast ? 'rest' : 'part'
  return {
    subject: kind === 'part' ? t('refunded.partSubject', facts) : t('order-refunded.subject', facts),
    title: { whole: t('order-refunded.title'), part: t('refunded.partTitle'), rest: t('refunded.restTitle') }[kind],
    paragraphs: [
      ...(isAsked ? [t('refunded.asked')] : []),
      bodyOf(t, kind, refund.amountMinor > 0, facts),
      ...pointsOf(t, order, refund, locale),
    ],
    order: figures(t, order, refund, locale),
  }
}

function bodyOf(
  t: Translate,
  kind: 'whole' | 'part' | 'rest',
  hasMoney: boolean,
  facts: { number: string; amount: string },
): string {
  if (kind === 'whole') return hasMoney ? t('order-refunded.body', facts) : t('refunded.wholeNoMoney', facts)
  return t(`refunded.${hasMoney ? kind : (`${kind}NoMoney` as const)}`, facts)
}

function pointsOf(t: Translate, order: MailOrder, refund: MailRefund, locale: Locale): string[] {
  const points = (amount: number) => ({ points: formatPoints(amount, locale) })
  const { returnedPoints, revokedPoints, owedPoints, settledPoints, withheldMinor } = refund
  const amount = formatMoney(withheldMinor, order.currency, locale)
  return [
    returnedPoints > 0 ? t('refunded.returned', points(returnedPoints)) : null,
    revokedPoints > 0 ? t('refunded.revoked', points(revokedPoints)) : null,
    owedPoints > 0 ? t('refunded.owed', points(owedPoints)) : null,
    withheldMinor > 0 ? t('refunded.withheld', { ...points(settledPoints), amount }) : null,
  ].filter((said) => said !== null)
}

/** What the money of this refund is made of. */
function figures(t: Translate, order: MailOrder, refund: MailRefund, locale: Locale): MailContent['order'] {
  const money = (amount: number) => formatMoney(amount, order.currency, locale)
  const lines = refund.lines.map(({ position, quantity, netMinor }) => {
    const line = order.lines.find((one) => one.position === position)
    const name = (locale === 'en' ? line?.titleEn : line?.titleZh) ?? ''
    return { title: quantity > 0 ? `${name} × ${quantity}` : name, amount: money(netMinor) }
  })
  const totals = [
    { label: t('refunded.shipping'), minor: refund.shippingMinor },
    { label: t('refunded.kept'), minor: -refund.withheldMinor },
  ].filter(({ minor }) => minor !== 0)
  return {
    lines,
    totals: [...totals, { label: t('refunded.total'), minor: refund.amountMinor }].map(({ label, minor }) => ({
      label,
      amount: money(minor),
    })),
  }
}
