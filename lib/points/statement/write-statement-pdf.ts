import type { Context } from '@/lib/gate/context'
import { formatDate, formatPoints, formatSignedPoints } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/routing'
import { breakLines } from '@/lib/pdf/break-lines'
import { PdfDocument } from '@/lib/pdf/pdf-document'
import { type Buckets, type StatementFrame, streamStatementLines } from './queries'
import { type RunningLine, runningLines } from './running-lines'
import { sayStatement } from './say-statement'

const PAGE = { width: 595, height: 842 }
const [LEFT, RIGHT, TOP, BOTTOM] = [42, 553, 48, 790]
const WHAT = { x: 148, width: 270 }
const [CHANGE_END, BALANCE_END] = [485, RIGHT]
const BODY = 9
const SMALL = 7.5
const others = ['pending', 'held', 'debt'] as const

type Words = Awaited<ReturnType<typeof sayStatement>>
/** A statement on paper while it is drawn: where the next line goes, and on which page. */
type Sheet = { pdf: PdfDocument; words: Words; locale: Locale; frame: StatementFrame; y: number; page: number }

/** A statement on paper: A4, with its own font, so that it looks the same wherever it is opened. */
export async function* writeStatementPdf(
  ctx: Pick<Context, 'on'>,
  frame: StatementFrame,
  locale: Locale,
): AsyncGenerator<Uint8Array> {
  const words = await sayStatement(locale, frame)
  const sheet: Sheet = { pdf: new PdfDocument(PAGE), words, locale, frame, y: TOP, page: 1 }
  yield sheet.pdf.begin()
  await PdfDocument.learn(everyWord(sheet))
  drawHead(sheet)
  drawColumns(sheet)
  drawSum(sheet, words.t('opening'), frame.opening)
  let isEmpty = true
  for await (const lines of runningLines(streamStatementLines(ctx, frame), frame)) {
    for (const line of lines) {
      const drawn = await drawLine(sheet, line)
      if (drawn) yield drawn
      isEmpty = false
    }
  }
  if (isEmpty) drawNothing(sheet)
  const full = makeRoom(sheet, 24)
  if (full) yield full
  drawSum(sheet, words.t('closing'), frame.closing)
  yield endPage(sheet)
  yield sheet.pdf.end({ title: `${words.t('title')} ${frame.from} – ${frame.to}`, language: locale })
}

const LETTERS = '0123456789 +-−,.:/·¥$€£年月日ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function everyWord({ words: { t }, frame, locale }: Sheet): string {
  const columns = (['at', 'what', 'change', 'balance', ...others] as const).map((name) => t(`columns.${name}`))
  const head = headLines({ t, frame, locale })
  return [LETTERS, t('title'), ...head, ...columns, t('opening'), t('closing'), t('none'), t('page', { page: 1 })].join(
    '',
  )
}

function headLines({ t, frame, locale }: Pick<Sheet, 'frame' | 'locale'> & { t: Words['t'] }): string[] {
  const { shopper, shopName, startsAt, endsAt, madeAt, timeZone } = frame
  const day = (at: number) => formatDate(at, locale, 'day', timeZone)
  return [
    locale === 'en' ? shopName.en : shopName.zh,
    shopper.name ? t('of', { name: shopper.name, email: shopper.email }) : shopper.email,
    t('period', { from: day(startsAt.getTime()), to: day(endsAt.getTime() - 1) }),
    t('made', { when: formatDate(madeAt, locale, 'time', timeZone) }),
  ]
}

function drawHead(sheet: Sheet): void {
  const { pdf, words } = sheet
  const [shop = '', ...lines] = headLines({ ...sheet, t: words.t })
  pdf.text(shop, LEFT, sheet.y, BODY, 'muted')
  pdf.text(words.t('title'), LEFT, sheet.y + 24, 18)
  sheet.y += 42
  for (const line of lines) {
    pdf.text(line, LEFT, sheet.y, BODY, 'muted')
    sheet.y += 14
  }
  sheet.y += 12
}

const drawEnd = ({ pdf }: Sheet, text: string, end: number, y: number, size: number, ink: 'ink' | 'muted' = 'ink') =>
  pdf.text(text, end - pdf.width(text, size), y, size, ink)

function drawColumns(sheet: Sheet): void {
  const { pdf, words, y } = sheet
  pdf.text(words.t('columns.at'), LEFT, y, SMALL, 'muted')
  pdf.text(words.t('columns.what'), WHAT.x, y, SMALL, 'muted')
  drawEnd(sheet, words.t('columns.change'), CHANGE_END, y, SMALL, 'muted')
  drawEnd(sheet, words.t('columns.balance'), BALANCE_END, y, SMALL, 'muted')
  pdf.rule(LEFT, y + 5, RIGHT - LEFT)
  sheet.y += 18
}

const asides = ({ words, locale }: Sheet, buckets: Buckets, write: typeof formatPoints): string =>
  others
    .filter((bucket) => buckets[bucket] !== 0)
    .map((bucket) => `${words.t(`columns.${bucket}`)} ${write(buckets[bucket], locale)}`)
    .join(' · ')

function drawSum(sheet: Sheet, name: string, buckets: Buckets): void {
  const { pdf, locale } = sheet
  pdf.text(name, WHAT.x, sheet.y, BODY)
  drawEnd(sheet, formatPoints(buckets.available, locale), BALANCE_END, sheet.y, BODY)
  const aside = asides(sheet, buckets, formatPoints)
  if (aside) pdf.text(aside, WHAT.x, sheet.y + 11, SMALL, 'muted')
  pdf.rule(LEFT, sheet.y + (aside ? 16 : 6), RIGHT - LEFT)
  sheet.y += aside ? 29 : 19
}

function drawNothing(sheet: Sheet): void {
  sheet.pdf.text(sheet.words.t('none'), WHAT.x, sheet.y, BODY, 'muted')
  sheet.y += 19
}

/** Draws one line; answers the page before it when that was full. */
async function drawLine(sheet: Sheet, { line, after }: RunningLine): Promise<Buffer | null> {
  const { pdf, words, locale, frame } = sheet
  const [what, moved, why] = [words.what(line), asides(sheet, line, formatSignedPoints), words.why(line)]
  await PdfDocument.learn(what + moved + why)
  const titles = breakLines(what, WHAT.width, (text) => pdf.width(text, BODY))
  const reasons = [moved, why]
    .filter(Boolean)
    .flatMap((text) => breakLines(text, WHAT.width, (part) => pdf.width(part, SMALL)))
  const height = titles.length * 12 + reasons.length * 10 + 8
  const full = makeRoom(sheet, height)
  pdf.text(formatDate(line.at, locale, 'time', frame.timeZone), LEFT, sheet.y, SMALL, 'muted')
  const isNought = line.id === null
  if (line.available !== 0 || isNought)
    drawEnd(sheet, formatSignedPoints(line.available, locale), CHANGE_END, sheet.y, BODY)
  drawEnd(sheet, formatPoints(after.available, locale), BALANCE_END, sheet.y, BODY)
  for (const [n, text] of titles.entries()) pdf.text(text, WHAT.x, sheet.y + n * 12, BODY)
  const below = sheet.y + (titles.length - 1) * 12
  for (const [n, text] of reasons.entries()) pdf.text(text, WHAT.x, below + (n + 1) * 10, SMALL, 'muted')
  pdf.rule(LEFT, sheet.y + height - 13, RIGHT - LEFT)
  sheet.y += height
  return full
}

/** The page, when so much more does not fit on it; the next one is begun. */
function makeRoom(sheet: Sheet, height: number): Buffer | null {
  if (sheet.y + height <= BOTTOM) return null
  const full = endPage(sheet)
  sheet.y = TOP
  sheet.page += 1
  drawColumns(sheet)
  return full
}

function endPage(sheet: Sheet): Buffer {
  drawEnd(sheet, sheet.words.t('page', { page: sheet.page }), RIGHT, 815, SMALL, 'muted')
  return sheet.pdf.endPage()
}
