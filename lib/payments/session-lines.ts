import type Stripe from 'stripe'
import type { NewSession } from './port'

const MOST_LINES = 100
const cut = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`)

/**
 * What the shopper is asked to pay always equals the order's total: the lines are listed when they add up to it, and
 * when a coupon or points came off, one line says the order and describes what is in it.
 */
export function sessionLines(
  session: Pick<NewSession, 'orderNumber' | 'amountMinor' | 'currency' | 'lines' | 'locale'>,
): Stripe.Checkout.SessionCreateParams.LineItem[] {
  const { lines, amountMinor } = session
  const currency = session.currency.toLowerCase()
  const named = lines.map((line) => (line.quantity === 1 ? line.name : `${line.name} × ${line.quantity}`))
  const exact =
    lines.length > 0 &&
    lines.length <= MOST_LINES &&
    lines.every((line) => line.amountMinor >= 0) &&
    lines.reduce((sum, line) => sum + line.amountMinor, 0) === amountMinor
  if (exact) {
    return lines.map((line, index) => ({
      quantity: 1,
      price_data: { currency, unit_amount: line.amountMinor, product_data: { name: cut(named[index] ?? '', 250) } },
    }))
  }
  const name = session.locale.startsWith('zh') ? `订单 ${session.orderNumber}` : `Order ${session.orderNumber}`
  const description = cut(named.join(session.locale.startsWith('zh') ? '、' : ', '), 500)
  const product = description === '' ? { name } : { name, description }
  return [{ quantity: 1, price_data: { currency, unit_amount: amountMinor, product_data: product } }]
}
