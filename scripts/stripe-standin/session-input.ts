import { invalid, missing } from './api-error'
import { newId, nowSeconds } from './book'
import {
  type FormValue,
  groupOf,
  listOf,
  metadataOf,
  neededText,
  type Params,
  refuseUnknown,
  textOf,
  wholeOf,
} from './form'
import type { ItemRecord, SessionRecord } from './records'

const known = [
  'mode',
  'line_items',
  'success_url',
  'cancel_url',
  'client_reference_id',
  'customer_email',
  'expires_at',
  'locale',
  'metadata',
  'payment_intent_data',
  'allowed_payment_method_types',
  'submit_type',
  'expand',
]

/** Reads what a checkout session is made of, with Stripe's own rules and Stripe's own words. */
export function readSession(params: Params, allowShort: boolean): SessionRecord {
  refuseUnknown(params, known)
  const mode = neededText(params, 'mode')
  if (mode !== 'payment') throw invalid(`This stand-in knows mode=payment only, not ${mode}.`, { param: 'mode' })
  const { items, currency } = readItems(listOf(params, 'line_items'))
  const amount = items.reduce((sum, item) => sum + item.unitAmount * item.quantity, 0)
  if (amount === 0) throw invalid('The total amount due must be greater than zero.', { code: 'amount_too_small' })
  if (amount > 99_999_999) {
    throw invalid('The Checkout Session’s total amount due must be no more than 999,999.99.', {
      code: 'amount_too_large',
    })
  }
  const created = nowSeconds()
  const intentData = groupOf(params, 'payment_intent_data')
  refuseUnknown(intentData, ['metadata', 'description'])
  return {
    id: newId('cs_test'),
    created,
    amount,
    currency,
    status: 'open',
    paid: false,
    expiresAt: readEnd(wholeOf(params, 'expires_at'), created, allowShort),
    email: readEmail(textOf(params, 'customer_email')),
    locale: readLocale(textOf(params, 'locale')),
    clientReferenceId: textOf(params, 'client_reference_id'),
    metadata: metadataOf(params),
    intentMetadata: metadataOf(intentData),
    intentDescription: textOf(intentData, 'description'),
    items,
    allowedMethods: readMethods(listOf(params, 'allowed_payment_method_types')),
    successUrl: readUrl(neededText(params, 'success_url'), 'success_url'),
    cancelUrl: readUrl(textOf(params, 'cancel_url'), 'cancel_url'),
    intent: null,
    delivery: null,
    lateAt: null,
  }
}

function readItems(lines: readonly FormValue[]): { items: ItemRecord[]; currency: string } {
  if (lines.length === 0) throw missing('line_items')
  if (lines.length > 100) throw invalid('You can have up to 100 line items.', { param: 'line_items' })
  const currencies = new Set<string>()
  const items = lines.map((line, index): ItemRecord => {
    const at = `line_items[${index}]`
    if (typeof line === 'string' || Array.isArray(line)) throw invalid(`Invalid object: ${at}`, { param: at })
    const price = groupOf(line, 'price_data')
    if (!line.price_data) throw missing(`${at}[price_data]`)
    const product = groupOf(price, 'product_data')
    const unitAmount = wholeOf(price, 'unit_amount', `${at}[price_data][unit_amount]`)
    if (unitAmount === null) throw missing(`${at}[price_data][unit_amount]`)
    if (unitAmount < 0)
      throw invalid('This value must be greater than or equal to 0.', { param: `${at}[price_data][unit_amount]` })
    const quantity = wholeOf(line, 'quantity', `${at}[quantity]`) ?? 1
    if (quantity < 1) throw invalid('This value must be greater than or equal to 1.', { param: `${at}[quantity]` })
    const currency = neededText(price, 'currency').toLowerCase()
    if (!/^[a-z]{3}$/.test(currency))
      throw invalid(`Invalid currency: ${currency}`, { param: `${at}[price_data][currency]` })
    currencies.add(currency)
    const name = neededText(product, 'name')
    return { id: newId('li'), name, description: textOf(product, 'description'), unitAmount, quantity }
  })
  if (currencies.size > 1) throw invalid('All line items must have the same currency.', { param: 'line_items' })
  return { items, currency: [...currencies][0] ?? '' }
}

// Those of Stripe's that a shop of ours may ask for.
const methods = ['card', 'alipay', 'wechat_pay']

function readMethods(asked: readonly FormValue[]): string[] {
  return asked.map((one, index) => {
    const param = `allowed_payment_method_types[${index}]`
    if (typeof one !== 'string' || !methods.includes(one))
      throw invalid(`Invalid ${param}: must be one of ${methods.join(', ')}`, { param })
    return one
  })
}

function readEnd(asked: number | null, created: number, allowShort: boolean): number {
  const end = asked ?? created + 86_400
  if (end > created + 86_400) {
    throw invalid('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', {
      param: 'expires_at',
    })
  }
  if (end < created + 1800 && !allowShort) {
    throw invalid('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', {
      param: 'expires_at',
    })
  }
  return end
}

function readEmail(email: string | null): string | null {
  if (email !== null && !/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw invalid(`Invalid email address: ${email}`, { code: 'email_invalid', param: 'customer_email' })
  }
  return email
}

function readUrl<T extends string | null>(url: T, param: string): T {
  if (url !== null && !(URL.canParse(url) && /^https?:/.test(url)))
    throw invalid('Not a valid URL', { code: 'url_invalid', param })
  return url
}

// As documented for `locale`; note that there is no zh-CN among them.
const locales =
  'auto bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW'

function readLocale(locale: string | null): string | null {
  if (locale !== null && !locales.split(' ').includes(locale)) {
    throw invalid(`Invalid locale: must be one of ${locales.replaceAll(' ', ', ')}`, { param: 'locale' })
  }
  return locale
}
