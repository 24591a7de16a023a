/** Rows staged in one statement; a broken-off reading goes on at a multiple of it. */
export const ROWS_A_BATCH = 5_000
export const MOST_ROWS = 20_000_000
export const MOST_ROW_LENGTH = 256 * 1024
/** Problems kept for reading; all of them are counted. */
export const MOST_PROBLEMS_KEPT = 200
/** With more than this there is no sense in reading on. */
export const MOST_PROBLEMS_FOUND = 10_000

/** What we read of an order file; every other column is passed over. */
export const historyFields = [
  'invoice',
  'placedAt',
  'customer',
  'kind',
  'product',
  'quantity',
  'unitPrice',
  'total',
  'reverses',
] as const
export type HistoryField = (typeof historyFields)[number]

/** One row an invoice, or one row a line of an invoice. */
export const grains = ['invoice', 'line'] as const
export type Grain = (typeof grains)[number]

/** The order of day, month and year in dates such as 03/04/2011; dates that begin with the year need none. */
export const dateOrders = ['ymd', 'dmy', 'mdy'] as const
export type DateOrder = (typeof dateOrders)[number]

/** Which column holds what, by the file's own headings; a field without a column is not in the file. */
export type Mapping = Partial<Record<HistoryField, string>>
export type Reading = { grain: Grain; columns: Mapping; dateOrder: DateOrder; timeZone: string }

// Headings as exports write them, in lower case and without signs between the words. The first that is there is taken.
const headings: Record<HistoryField, readonly string[]> = {
  invoice: [
    'invoiceno',
    'invoice',
    'invoicenumber',
    'ordernumber',
    'orderno',
    'orderid',
    'name',
    '订单号',
    '订单编号',
    '单号',
  ],
  placedAt: [
    'placedat',
    'invoicedate',
    'orderdate',
    'paidat',
    'createdat',
    'date',
    '付款时间',
    '支付时间',
    '下单时间',
    '订单时间',
    '日期',
  ],
  customer: [
    'customerid',
    'customer',
    'customeremail',
    'email',
    'memberid',
    '会员号',
    '会员编号',
    '买家',
    '顾客',
    '客户',
    '手机号',
  ],
  kind: ['type', 'kind', 'ordertype', '类型', '单据类型'],
  product: ['stockcode', 'sku', 'product', 'productid', 'lineitemsku', '商品编码', '货号', '商品'],
  quantity: ['quantity', 'qty', 'lineitemquantity', '数量', '件数'],
  unitPrice: ['unitprice', 'price', 'lineitemprice', '单价', '价格'],
  total: ['total', 'totalgbp', 'amount', 'ordertotal', 'subtotal', '实付金额', '金额', '总额', '合计'],
  reverses: ['reverses', 'originalinvoice', 'originalorder', '原订单号', '原单号'],
}

const plain = (heading: string) => heading.toLowerCase().replace(/[\s_\-()（）]+/g, '')

/** What the columns of a file seem to hold, from their headings; people correct it. */
export function guessMapping(titles: readonly string[]): Pick<Reading, 'grain' | 'columns'> {
  const byName = new Map(titles.map((title) => [plain(title), title] as const))
  const columns: Mapping = {}
  for (const field of historyFields) {
    const name = headings[field].find((known) => byName.has(known))
    const title = name === undefined ? undefined : byName.get(name)
    if (title !== undefined) columns[field] = title
  }
  return { grain: columns.quantity !== undefined && columns.unitPrice !== undefined ? 'line' : 'invoice', columns }
}

/** Dates that can only be read one way tell the order of all; with none of them the year comes first. */
export function guessDateOrder(samples: readonly string[]): DateOrder {
  for (const sample of samples) {
    const [, first, second] = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}/.exec(sample.trim()) ?? []
    if (Number(first) > 12) return 'dmy'
    if (Number(second) > 12) return 'mdy'
  }
  return samples.some((sample) => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/.test(sample.trim())) ? 'dmy' : 'ymd'
}

/** What must have a column before a file of this grain can be read. */
export function missingFields({ grain, columns }: Pick<Reading, 'grain' | 'columns'>): HistoryField[] {
  const needed: HistoryField[] = ['invoice', 'placedAt']
  if (grain === 'invoice') needed.push('total')
  else if (columns.unitPrice === undefined && columns.total === undefined) needed.push('unitPrice')
  if (grain === 'line') needed.push('quantity')
  return needed.filter((field) => columns[field] === undefined)
}

export type ProblemCode =
  | 'file-empty'
  | 'file-encoding'
  | 'file-nul'
  | 'file-quotes'
  | 'file-rows'
  | 'file-packed'
  | 'row-long'
  | 'row-cells'
  | 'column-missing'
  | 'column-unknown'
  | 'column-twice'
  | 'cell-long'
  | 'invoice-missing'
  | 'time-missing'
  | 'time-invalid'
  | 'kind-unknown'
  | 'quantity-invalid'
  | 'money-missing'
  | 'money-invalid'
  | 'money-decimals'
  | 'money-large'
  | 'invoice-twice'
  | 'invoice-customers'
  | 'invoice-kinds'
  | 'import-failed'

type Details = Readonly<Record<string, string | number>>
/** Something that stops the whole file, and where it stands. `column` is the file's own heading. */
export type Problem = { line: number; column: string; code: ProblemCode; details?: Details }

/** What is in a file, or in a source. Money is mills. */
export type HistoryFigures = {
  invoices: number
  lines: number
  customers: number
  orders: number
  cancels: number
  adjusts: number
  guestInvoices: number
  /** of those with a customer */
  orderMills: number
  cancelMills: number
  /** of all */
  netMills: number
  firstAt: string | null
  lastAt: string | null
}

/** What an import did, or would do. The list of problems is cut for reading; the counts are of all. */
export type HistoryReport = {
  rows: number
  /** rows that an earlier, broken-off reading had staged */
  resumedRows: number
  created: number
  changed: number
  unchanged: number
  figures: HistoryFigures | null
  problemCount: number
  problems: Problem[]
}

/** What a reading that came to nothing says of itself. */
export const NOTHING_DONE: HistoryReport = {
  rows: 0,
  resumedRows: 0,
  created: 0,
  changed: 0,
  unchanged: 0,
  figures: null,
  problemCount: 0,
  problems: [],
}
