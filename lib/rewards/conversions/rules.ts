import { MINOR_PER_UNIT } from '@/lib/kernel/money'

export const MOST_CONVERSION_ROWS = 50_000
export const MOST_ROW_LENGTH = 64 * 1024
/** Lines kept for reading; all of them are counted. */
export const MOST_LINES_KEPT = 200

/** What is read of a platform's export; every other column is passed over. */
export const conversionFields = ['reference', 'order', 'amount', 'time', 'state'] as const
export type ConversionField = (typeof conversionFields)[number]
/** Which column holds what, by the file's own headings. Without a state every row was paid for. */
export type ConversionColumns = Partial<Record<ConversionField, string>>
export const neededFields = ['reference', 'order', 'amount'] as const

// Headings as the platforms write them, in lower case and without signs between the words. The first that is there is taken.
const headings: Record<ConversionField, readonly string[]> = {
  reference: [
    'ref',
    'reference',
    'clickref',
    'clickid',
    'subid',
    '参考号',
    '渠道参数',
    '推广参数',
    '来源参数',
    '自定义参数',
    '外部参数',
  ],
  order: ['ordernumber', 'orderno', 'orderid', 'order', '订单编号', '订单号', '主订单编号', '子订单编号'],
  amount: [
    'amount',
    'paid',
    'total',
    '实付金额',
    '实付款',
    '买家实付',
    '买家实际支付金额',
    '支付金额',
    '成交金额',
    '订单金额',
    '金额',
  ],
  time: [
    'paidat',
    'ordertime',
    'time',
    'date',
    '付款时间',
    '支付时间',
    '订单付款时间',
    '成交时间',
    '下单时间',
    '订单创建时间',
  ],
  state: ['state', 'status', 'orderstatus', '订单状态', '交易状态', '状态'],
}

const plain = (heading: string) => heading.toLowerCase().replace(/[\s_\-()（）]+/g, '')

/** What the columns of an export seem to hold; people correct it. */
export function guessColumns(titles: readonly string[]): ConversionColumns {
  const byName = new Map(titles.map((title) => [plain(title), title] as const))
  const columns: ConversionColumns = {}
  for (const field of conversionFields) {
    const name = headings[field].find((known) => byName.has(known))
    const title = name === undefined ? undefined : byName.get(name)
    if (title !== undefined) columns[field] = title
  }
  return columns
}

export type ConversionState = 'paid' | 'reversed'

const states: Readonly<Record<string, ConversionState | 'waiting'>> = Object.fromEntries(
  (
    [
      [
        'paid',
        'paid completed complete finished success shipped delivered 已付款 已支付 买家已付款 待发货 等待卖家发货 卖家已发货 已发货 待收货 已签收 已收货 已完成 交易成功',
      ],
      [
        'reversed',
        'refunded refund cancelled canceled closed returned 已退款 退款成功 退款完成 退货完成 已取消 交易关闭 已关闭',
      ],
      ['waiting', 'unpaid pending waiting 待付款 待支付 未付款 等待买家付款'],
    ] as const
  ).flatMap(([state, words]) => words.split(' ').map((word) => [word, state] as const)),
)

/** What a platform's word says of an order; undefined when it is none that we know. */
export const stateOf = (word: string): ConversionState | 'waiting' | undefined => states[word.trim().toLowerCase()]

/** One order that came of a claim, as the export tells it. */
export type Conversion = {
  line: number
  reference: string
  order: string
  state: ConversionState
  amountMinor: number
  /** a wall clock of the shop's zone, or an instant; null: the file doesn't say */
  at: string | null
  hasOffset: boolean
}

/** Stops the whole file. */
export type ConversionProblem =
  | 'row-cells'
  | 'order-missing'
  | 'order-malformed'
  | 'order-mangled'
  | 'order-twice'
  | 'amount-invalid'
  | 'time-invalid'
  | 'state-unknown'
/** What became of a line that was read: the first two are written, the others are left out. */
export type ConversionOutcome =
  | 'new'
  | 'changed'
  | 'known'
  | 'twice'
  | 'reference-malformed'
  | 'reference-unknown'
  | 'order-elsewhere'
export type ReportLine = { line: number; code: ConversionProblem | ConversionOutcome; order: string }

export type ConversionReport = Record<ConversionOutcome, number> & {
  rows: number
  /** rows without a reference of ours, and such as were never paid: most of any export */
  others: number
  bad: number
  lines: ReportLine[]
  /** whether it was written */
  isWritten: boolean
}

export type OutcomeRow = {
  rewardId: string
  titleZh: string
  titleEn: string
  platform: string
  exchanged: number
  points: number
  wentOut: number
  visits: number
  bought: number
  orders: number
  amountMinor: number
  trueCostMinor: number
}

export type OutcomeFigures = {
  /** what the points would have taken off orders here */
  pointsWorthMinor: number
  /** what an exchange brought there; null before there is one */
  perClaimMinor: number | null
}

/** What points brought on another platform, for each exchange; whole fen, towards nought. */
export function outcomeFigures(
  row: Pick<OutcomeRow, 'points' | 'exchanged' | 'amountMinor'>,
  pointsPerUnit: number,
): OutcomeFigures {
  return {
    pointsWorthMinor: Math.floor((row.points * MINOR_PER_UNIT) / pointsPerUnit),
    perClaimMinor: row.exchanged === 0 ? null : Math.floor(row.amountMinor / row.exchanged),
  }
}
