import { stringify } from 'csv-stringify/sync'
import type { StaffContext } from '@/lib/gate/context'
import { writeHundredths } from '@/lib/i18n/decimal-text'
import { isDrawn } from '../rules'
import { findArchive, readParts } from './queries'
import type { ArchivedAward, ArchivedDraw } from './rules'

export type ArchiveFile = { name: string; type: string; body: AsyncIterable<string> }

/** The sealed file as it leaves the shop: whole as JSON, or its draws, of an invite what it gave, as a table. Null while nothing is sealed. */
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
    : {
        name,
        type: 'text/csv; charset=utf-8',
        body: asCsv(ctx, campaignId, isDrawn(archive) ? drawTable : awardTable),
      }
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

type Columns<T> = Readonly<Record<string, (line: T) => string | number | null>>

const draws: Columns<ArchivedDraw> = {
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

const awards: Columns<ArchivedAward> = {
  award: (award) => award.id,
  promised_at: (award) => award.held_at,
  account: (award) => award.inviter_id,
  friends: (award) => award.friends ?? '',
  version: (award) => award.version,
  prize: (award) => award.prize_no,
  points: (award) => award.points,
  cost: (award) => writeHundredths(award.cost_minor),
  state: (award) => award.state,
  given_at: (award) => award.given_at ?? '',
  delivery: (award) => award.delivery?.state ?? (award.points > 0 ? 'points' : ''),
  delivered_at: (award) => award.delivery?.issuedAt ?? '',
  tracking: (award) => award.delivery?.trackingNumber ?? '',
}

/** A part of the file as a table: its heads, and its lines out of the part's body, in the file's own words (campaign_file_write). */
type Table = { part: string; heads: string[]; lines: (body: string) => (string | number | null)[][] }

const drawTable: Table = {
  part: 'draws',
  heads: Object.keys(draws),
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  lines: (body) => (JSON.parse(body) as ArchivedDraw[]).map((one) => Object.values(draws).map((write) => write(one))),
}
const awardTable: Table = {
  part: 'awards',
  heads: Object.keys(awards),
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  lines: (body) => (JSON.parse(body) as ArchivedAward[]).map((one) => Object.values(awards).map((write) => write(one))),
}

// a byte-order mark, so that Excel reads Chinese; no cell begins like a formula
async function* asCsv(
  ctx: Pick<StaffContext, 'on'>,
  campaignId: string,
  { part, heads, lines }: Table,
): AsyncGenerator<string> {
  yield stringify([heads], { bom: true })
  for await (const { body } of readParts(ctx, campaignId, part)) yield stringify(lines(body), { escape_formulas: true })
}
