import { stringify } from 'csv-stringify/sync'
import type { StaffContext } from '@/lib/gate/context'
import { writeHundredths } from '@/lib/i18n/decimal-text'
import type { WithheldLine } from './rules'
import { takeWithholding } from './store'

const columns: Readonly<Record<string, (line: WithheldLine) => string | number>> = {
  // a draw, a friend, or so many friends
  by: (line) => line.by,
  draw: (line) => line.no ?? '',
  at: (line) => line.at,
  account: (line) => line.accountId,
  name: (line) => line.name,
  email: (line) => line.email,
  prize: (line) => line.prize,
  worth: (line) => writeHundredths(line.worthMinor),
  withheld: (line) => writeHundredths(line.withheldMinor),
  state: (line) => line.state ?? '',
}

/** Prizes that are incidental income, with the fifth of their worth that is to be kept back; that the list left stands in the record. */
export async function writeWithholding(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  campaignId: string,
): Promise<string> {
  const list = await takeWithholding(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, campaignId)
  const lines = list.map((line) => Object.values(columns).map((write) => write(line)))
  return stringify([Object.keys(columns), ...lines], { bom: true, escape_formulas: true })
}
