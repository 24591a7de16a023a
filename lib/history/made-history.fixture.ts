import { textOfMills } from '@/lib/kernel/mills'

// Made-up orders in the shapes that real exports have: guests, cancellations with and without their order, adjustments,
// prices of three decimals, orders of nothing, words with commas and quotes.

/** Numbers that look like chance and are always the same. */
function diceOf(seed: number) {
  let state = seed
  return (most: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % most
  }
}

const two = (n: number) => String(n).padStart(2, '0')
const moment = (n: number) =>
  `2019-${two(1 + Math.floor(n / 25))}-${two(1 + (n % 25))} ${two(8 + (n % 11))}:${two(n % 60)}:00`

export type Sums = { orders: number; cancels: number; all: number }

const counted = () => {
  const counts = { orders: 0, cancels: 0, adjusts: 0, guests: 0 }
  const sums: Sums = { orders: 0, cancels: 0, all: 0 }
  const customers = new Set<string>()
  const count = (kind: 'order' | 'cancel' | 'adjust', customer: string, mills: number) => {
    counts[`${kind}s`] += 1
    if (customer === '') counts.guests += 1
    else customers.add(customer)
    if (customer !== '' && kind !== 'adjust') sums[`${kind}s`] += mills
    sums.all += mills
  }
  return { counts, sums, customers, count }
}

/** One row an invoice, with what must come out of it to the last thousandth. */
export function madeOrders(rows = 200) {
  const dice = diceOf(11)
  const { counts, sums, customers, count } = counted()
  const lines = Array.from({ length: rows }, (_, n) => {
    const roll = dice(20)
    const kind = roll < 14 ? 'order' : roll < 19 ? 'cancel' : 'adjust'
    const customer = dice(5) === 0 ? '' : String(70_001 + dice(60))
    const size = kind === 'order' && dice(15) === 0 ? 0 : 1 + dice(900_000)
    const mills = kind === 'order' ? size : -size
    count(kind, customer, mills)
    const no = `${{ order: '', cancel: 'C', adjust: 'A' }[kind]}${310_000 + n}`
    return [no, kind, customer, moment(n), textOfMills(mills), 1 + dice(30), 'Utopia'].join(',')
  })
  const text = ['invoice,type,customer_id,placed_at,total_gbp,lines,country', ...lines].join('\n')
  return { bytes: Buffer.from(`${text}\n`), rows, counts, sums, customers: customers.size, first: '310000' }
}

/** One row a line of an invoice; two or three lines each. */
export function madeLines(invoices = 80) {
  const dice = diceOf(23)
  const { counts, sums, customers, count } = counted()
  const lines: string[] = []
  for (let n = 0; n < invoices; n += 1) {
    const isCancel = dice(6) === 0
    const customer = dice(4) === 0 ? '' : String(80_001 + dice(30))
    let sum = 0
    for (let line = 0; line < 2 + dice(2); line += 1) {
      const quantity = (1 + dice(24)) * (isCancel ? -1 : 1)
      // a thousandth a piece is what packing costs in such files
      const mills = line === 0 ? 1 + dice(9_999) : ([1, 1_255, 250 * (1 + dice(40))][dice(3)] ?? 1)
      sum += quantity * mills
      const words = [`MUG "ROUND", ${n}`, 'PLAIN JUG', 'BOX, LARGE'][dice(3)]?.replaceAll('"', '""')
      const product = mills === 1 ? 'PADS' : `P${100 + dice(50)}`
      lines.push(
        [
          `${isCancel ? 'C' : ''}${540_000 + n}`,
          product,
          `"${words}"`,
          quantity,
          moment(n),
          textOfMills(mills),
          customer,
        ].join(','),
      )
    }
    count(isCancel ? 'cancel' : 'order', customer, sum)
  }
  const text = ['InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID', ...lines].join('\n')
  return { bytes: Buffer.from(`${text}\n`), rows: lines.length, invoices, counts, sums, customers: customers.size }
}
