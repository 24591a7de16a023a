import { stringify } from 'csv-stringify/sync'
import type { StaffContext } from '@/lib/gate/context'
import { writeHundredths } from '@/lib/i18n/decimal-text'
import { findArchive, readParts } from './queries'
import type { ArchivedDraw } from './rules'

export type ArchiveFile = { name: string; type: string; body: AsyncIterable<string> }

/** The sealed file as it leaves the shop: whole as JSON, or its draws as a table. Null while nothing is sealed. */
export async function writeArchive(
  ctx: Pick<StaffContext, 'on'>,
  campaignId: string,
  as: 'json' | 'csv',
): Promise<ArchiveFile | null> {
  const archive = await findArchive(ctx, campaignId)
  if (!archive?.file) return null
  const name = `campaign-${archive.slug}.${as}`
  return as === 'json'
    ? { name, type: 'application/json; charset=utf-8', body: asJson(ctx, campaignId, archive.file.hash) }
    : { name, type: 'text/csv; charset=utf-8', body: asCsv(ctx, campaignId) }
}

/** Each part's body is the very text that its hash is of; the file's hash is of these hashes, one after the other. */
async function* asJson(ctx: Pick<StaffContext, 'on'>, campaignId: string, hash: string): AsyncGenerator<string> {
  yield `{"format":"regulars-campaign-1","sha256":"${hash}","parts":[`
  let comma = ''
  for await (const part of readParts(ctx, campaignId)) {
    yield comma + JSON.stringify(part)
    comma = ','
  }
  yield ']}\n'
}

const columns: Readonly<Record<string, (draw: ArchivedDraw) => string | number | null>> = {
  no: (draw) => draw.no,
  at: (draw) => draw.at,
  account: (draw) => draw.accountId,
  version: (draw) => draw.version,
  entry: (draw) => draw.entry,
  cost_points: (draw) => draw.costPoints,
  drawn_prize: (draw) => draw.drawnPrize,
  given_prize: (draw) => draw.prizeNo,
  won_points: (draw) => draw.wonPoints,
  cost: (draw) => writeHundredths(draw.costMinor),
  delivery: (draw) => draw.delivery?.state ?? (draw.wonPoints > 0 ? 'points' : ''),
  delivered_at: (draw) => draw.delivery?.issuedAt ?? '',
  tracking: (draw) => draw.delivery?.trackingNumber ?? '',
  mode: (draw) => draw.mode,
  chain: (draw) => draw.chainId,
  nonce: (draw) => draw.nonce,
  pity: (draw) => draw.pity,
  counter: (draw) => draw.counter,
  slot: (draw) => draw.slotNo,
}

// a byte-order mark, so that Excel reads Chinese; no cell begins like a formula
async function* asCsv(ctx: Pick<StaffContext, 'on'>, campaignId: string): AsyncGenerator<string> {
  yield stringify([Object.keys(columns)], { bom: true })
  for await (const { body } of readParts(ctx, campaignId, 'draws')) {
    // the file's own words, as campaign_file_draw wrote them
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const draws = JSON.parse(body) as ArchivedDraw[]
    yield stringify(
      draws.map((draw) => Object.values(columns).map((write) => write(draw))),
      { escape_formulas: true },
    )
  }
}
