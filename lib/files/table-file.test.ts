import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { type Column, type Table, type TableFormat, tableFile } from './table-file'

type Line = { no: number; name: string; paid: number; on: string; at: Date; note: string | null; state: string }

const columns: Column<Line>[] = [
  { key: 'no', kind: 'number', of: (line) => line.no },
  { key: 'name', kind: 'text', of: (line) => line.name },
  { key: 'paid', kind: 'money', of: (line) => line.paid },
  { key: 'on', kind: 'day', of: (line) => line.on },
  { key: 'at', kind: 'moment', of: (line) => line.at },
  { key: 'note', kind: 'text', of: (line) => line.note },
  { key: 'order', kind: 'id', of: (line) => 1491 + line.no },
  { key: 'state', kind: 'code', of: (line) => line.state, said: (line) => (line.no === 0 ? '=已发货' : '已发货') },
  { key: 'month', kind: 'month', of: () => '2026-11-01' },
]

const hostile = [
  "=cmd|'/C calc'!A0",
  '+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '＝1',
  '0012',
  '622202100011234567890',
  '1E5',
  '李小明 "引号", 逗号\n换行',
  'a\u0000b<&>',
]
const line = (no: number): Line => ({
  no,
  name: hostile[no % hostile.length] ?? '',
  paid: no === 0 ? -905 : 199_990,
  on: '2026-11-20',
  // half past midnight in Shanghai, the day before in Greenwich
  at: new Date('2026-11-19T16:30:00Z'),
  note: no % 2 ? null : '杯子',
  state: 'shipped',
})

const table = (lines: readonly Line[]): Table<Line> => ({
  name: 'orders',
  title: '订单',
  columns,
  heads: ['编号', '姓名', '已付', '日期', '时间', '备注', '订单号', '状态', '月份'],
  pages: [lines.slice(0, 3), lines.slice(3)],
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
})

async function bytesOf(format: TableFormat, lines: readonly Line[]): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of tableFile(format, table(lines)).body) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** The parts of a ZIP, by its directory: nothing of the library that wrote it. */
function unzip(bytes: Buffer): Map<string, string> {
  const parts = new Map<string, string>()
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\u0005\u0006') + 16)
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, size, nameLength] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
    ]
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(from, from + size)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    parts.set(name, (method === 8 ? inflateRawSync(packed) : packed).toString('utf8'))
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}

const said = (xml: string) =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

const lines = hostile.map((_, no) => line(no))

test('a CSV has its mark, Chinese whole, money as numbers, and no cell that runs', async () => {
  const bytes = await bytesOf('csv', lines)
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  const read = parse<Record<string, string>>(bytes, { bom: true, columns: true })
  expect(read).toHaveLength(lines.length)
  // what would run, and what a sheet would round to another number
  const isChanged = (text: string) =>
    /^[=+\-@\t＝]/.test(text) || ['0012', '622202100011234567890', '1E5'].includes(text)
  expect(read.map(({ name }) => name)).toEqual(hostile.map((text) => (isChanged(text) ? `'${text}` : text)))
  expect(read[0]).toMatchObject({
    order: '1491',
    state: 'shipped',
    paid: '-9.05',
    on: '2026-11-20',
    at: '2026-11-19T16:30:00.000Z',
    note: '杯子',
  })
})

test('a sheet has its words as words, money and days as numbers, and no formula anywhere', async () => {
  const parts = unzip(await bytesOf('xlsx', lines))
  expect(parts.get('xl/workbook.xml')).toContain('订单')
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
  expect(sheet).not.toMatch(/<f[ >]/)
  const texts = [...sheet.matchAll(/<c r="B\d+" t="inlineStr"[^>]*><is><t[^>]*>([^<]*)<\/t>/g)].map(([, text]) =>
    said(text ?? ''),
  )
  expect(texts).toEqual(['姓名', ...hostile.map((text) => text.replace('\u0000', ''))])
  // -9.05; 20 November 2026 counted from 1900; and half past midnight of that day, by the shop's clock
  const [paid, on, at] = ['C2', 'D2', 'E2'].map((cell) =>
    Number(new RegExp(`<c r="${cell}"[^>]*><v>([^<]*)</v>`).exec(sheet)?.[1]),
  )
  expect([paid, on]).toEqual([-9.05, 46_346])
  expect(at).toBeCloseTo(46_346 + 0.5 / 24, 6)
  expect(sheet).not.toMatch(/<c r="F3"[^>]*><v>/)
  // an order's number is no quantity, a code is its words and as inert as any text, a month its first day
  const [order, state, month] = ['G2', 'H2', 'I2'].map(
    (cell) => new RegExp(`<c r="${cell}"[^>]*>(.*?)</c>`).exec(sheet)?.[1],
  )
  expect([order, state, month]).toEqual([
    expect.stringMatching(/<t[^>]*>1491</),
    expect.stringMatching(/<t[^>]*>=已发货</),
    '<v>46327</v>',
  ])
})

test('without a row there is still a table', async () => {
  expect((await bytesOf('csv', [])).toString()).toBe('\ufeffno,name,paid,on,at,note,order,state,month\r\n')
  expect(unzip(await bytesOf('xlsx', [])).get('xl/worksheets/sheet1.xml')).toContain('备注')
})
