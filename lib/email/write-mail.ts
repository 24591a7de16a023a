import { createTranslator } from 'next-intl'
import { signLink } from '@/lib/auth/signed-link'
import type { Queryable } from '@/lib/db/sql'
import { env } from '@/lib/env'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { loadMessages } from '@/lib/i18n/load-messages'
import { type Locale, routing } from '@/lib/i18n/routing'
import { safeReturnTo } from '@/lib/kernel/return-to'
import { paths } from '@/lib/paths'
import { loadMailOrder, type MailOrder } from './load-mail-order'
import { type MailContent, type MailTemplate, mailTemplates, type QueuedMail } from './mail'
import { wordExpiry } from './word-expiry'
import { wordRefund } from './word-refund'
import { wordRewards } from './word-rewards'
import { wordTier } from './word-tier'

const LINK_DAYS = 90

const translatorOf = async (locale: Locale) =>
  createTranslator({ locale, messages: await loadMessages(locale), namespace: 'emails' })

export type Translate = Awaited<ReturnType<typeof translatorOf>>

const localeOf = (asked: string): Locale => routing.locales.find((one) => one === asked) ?? routing.defaultLocale
const templateOf = (asked: string): MailTemplate | undefined => mailTemplates.find((one) => one === asked)
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Puts a queued letter into words, in its reader's language. Throws for a letter that can never be written. */
export async function writeMail(mail: QueuedMail, on: Queryable): Promise<MailContent> {
  const template = templateOf(mail.template)
  if (!template) throw new Error(`no letter is called ${mail.template}`)
  const locale = localeOf(mail.locale)
  const t = await translatorOf(locale)
  const common = { closing: t(`${template}.closing`), signature: t('signature'), locale }
  const at = (path: string) => `${env().APP_URL}/${locale}${path}`
  if (template === 'ledger-anchor') return { ...common, ...anchorLetter(t, mail.params, at(paths.merchant.settings())) }
  if (template === 'points-expiring') {
    const { path, ...said } = wordExpiry(t, mail.params, locale)
    return { ...common, ...said, button: { label: t('points-expiring.button'), href: at(path) } }
  }
  if (template === 'tier-ending') {
    const { path, ...said } = wordTier(t, mail.params, locale)
    return { ...common, ...said, button: { label: t('tier-ending.button'), href: at(path) } }
  }
  if (template === 'claim-ending' || template === 'wish-in-reach') {
    const { path, ...said } = wordRewards(t, template, mail.params, locale)
    return { ...common, ...said, button: { label: t(`${template}.button`), href: at(path) } }
  }
  if (
    template === 'magic-link' ||
    template === 'password-reset' ||
    template === 'account-exists' ||
    template === 'staff-invite'
  ) {
    const token = textOf(mail.params.token)
    const href = {
      'magic-link': paths.magicLink(token, safeReturnTo(mail.params.returnTo, paths.account())),
      'password-reset': paths.resetPassword(token),
      'account-exists': paths.signIn(),
      'staff-invite': paths.joinStaff(token),
    }[template]
    return {
      ...common,
      subject: t(`${template}.subject`),
      title: t(`${template}.title`),
      paragraphs: [t(`${template}.body`, { email: mail.recipient, role: textOf(mail.params.role) })],
      button: { label: t(`${template}.button`), href: at(href) },
      order: null,
    }
  }
  const order = await loadMailOrder(on, textOf(mail.params.orderId), textOf(mail.params.refundId) || null)
  if (!order) throw new Error('the order of this letter does not exist')
  const number = String(order.number)
  const button = {
    label: t('openOrder'),
    href: at(paths.order(number, signLink('order', order.id, mail.createdAt, LINK_DAYS))),
  }
  if (template === 'order-refunded' && order.refund) {
    return { ...common, button, ...wordRefund(t, order, order.refund, locale, mail.params.asked === true) }
  }
  const { amountMinor, surplus } = mail.params
  const amount = typeof amountMinor === 'number' ? amountMinor : order.totalMinor
  const facts = { number, amount: formatMoney(amount, order.currency, locale), note: textOf(mail.params.note) }
  return {
    ...common,
    subject: t(`${template}.subject`, facts),
    title: t(`${template}.title`, facts),
    paragraphs: [...whyBack(t, surplus), bodyOf(t, template, order, facts), ...asides(t, template, order, locale)],
    button,
    order: figures(t, order, locale),
  }
}

/** What a letter says of its order; draws are not packed, they are made. */
type OrderLetter = Extract<MailTemplate, `order-${string}` | 'refund-sent' | 'refund-declined'>

function bodyOf(t: Translate, template: OrderLetter, { campaignId }: MailOrder, facts: Record<string, string>): string {
  return template === 'order-paid' && campaignId !== null ? t('order-paid.draws', facts) : t(`${template}.body`, facts)
}

const surplusReasons = ['paid-too-late', 'paid-twice', 'amount-mismatch'] as const

/** Why money comes back that nobody asked for. */
function whyBack(t: Translate, surplus: unknown): string[] {
  const known = surplusReasons.find((reason) => reason === surplus)
  return known ? [t(`refundWhy.${known}`)] : []
}

type Letter = Pick<MailContent, 'subject' | 'title' | 'paragraphs' | 'button' | 'order'>

/** The day's line as it stands outside the database, in a mailbox where nobody who may change the database can reach. */
function anchorLetter(t: Translate, params: QueuedMail['params'], href: string): Letter {
  const facts = { day: textOf(params.day), seal: Number(params.seal ?? 0), postings: Number(params.postings ?? 0) }
  return {
    subject: t('ledger-anchor.subject', facts),
    title: t('ledger-anchor.title', facts),
    paragraphs: [t('ledger-anchor.body', facts), textOf(params.line)].filter(Boolean),
    button: { label: t('ledger-anchor.button'), href },
    order: null,
  }
}

/** What concerns this order alone: its parcel, its points. */
function asides(t: Translate, template: MailTemplate, order: MailOrder, locale: Locale): string[] {
  const said: string[] = []
  if (template === 'order-shipped' && order.trackingNumber) {
    said.push(t('tracking', { carrier: order.trackingCarrier ?? '', number: order.trackingNumber }))
  }
  if (template === 'order-paid' && order.awardPoints > 0) {
    said.push(t('pointsPromised', { points: formatPoints(order.awardPoints, locale) }))
  }
  if (template === 'order-refunded' && order.spentPoints > 0) {
    said.push(t('pointsReturned', { points: formatPoints(order.spentPoints, locale) }))
  }
  if (template === 'order-refunded' && order.awardPoints > 0) {
    said.push(t('pointsRevoked', { points: formatPoints(order.awardPoints, locale) }))
  }
  return said
}

function figures(t: Translate, order: MailOrder, locale: Locale): MailContent['order'] {
  const money = (amount: number) => formatMoney(amount, order.currency, locale)
  const inChinese = locale === 'zh-CN'
  const lines = order.lines.map((line) => {
    const title = [inChinese ? line.titleZh : line.titleEn, ...(inChinese ? line.optionsZh : line.optionsEn)].join(
      ' · ',
    )
    return { title: `${title} × ${line.quantity}`, amount: money(line.goodsMinor) }
  })
  const deductions = [
    ...order.discounts.map(({ isAutomatic, titleZh, titleEn, amountMinor }) => ({
      label: t(isAutomatic ? 'totals.automatic' : 'totals.coupon', { name: inChinese ? titleZh : titleEn }),
      minor: -amountMinor,
    })),
    { label: t('totals.points', { points: formatPoints(order.spentPoints, locale) }), minor: -order.pointsMinor },
  ].filter(({ minor }) => minor < 0)
  const totals = [
    { label: t('totals.goods'), minor: order.goodsMinor },
    ...deductions,
    { label: t('totals.shipping'), minor: order.shippingMinor },
    { label: t('totals.total'), minor: order.totalMinor },
  ].map(({ label, minor }) => ({ label, amount: money(minor) }))
  return { lines, totals }
}
