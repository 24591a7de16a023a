import type { Locale } from '@/lib/i18n/routing'

/** The letters that the shop writes. */
export const mailTemplates = [
  'magic-link',
  'password-reset',
  'account-exists',
  'staff-invite',
  'order-paid',
  'order-shipped',
  'order-refunded',
  'refund-sent',
  'refund-declined',
  'ledger-anchor',
  'points-expiring',
  'claim-ending',
  'wish-in-reach',
  'tier-ending',
] as const

export type MailTemplate = (typeof mailTemplates)[number]

/** A letter as it waits in the outbox. */
export type QueuedMail = {
  id: number
  recipient: string
  locale: string
  template: string
  params: Readonly<Record<string, unknown>>
  createdAt: Date
}

type OrderFigures = {
  lines: { title: string; amount: string }[]
  totals: { label: string; amount: string }[]
}

/** What a letter says, before it has a shape. */
export type MailContent = {
  subject: string
  title: string
  paragraphs: string[]
  button: { label: string; href: string } | null
  order: OrderFigures | null
  closing: string
  signature: string
  locale: Locale
}

export type RenderedMail = { subject: string; text: string; html: string }
