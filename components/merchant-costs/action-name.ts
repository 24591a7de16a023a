import type { CostReport } from '@/lib/analytics/costs/queries'
import { type ActionCost, readAction } from '@/lib/analytics/costs/rules'
import { paths } from '@/lib/paths'

type Names = CostReport['names']

/** A behaviour and a campaign are called as staff call them; null: it has a word of its own kind. */
export function actionName(action: string, names: Names, locale: string): string | null {
  const { kind, of } = readAction(action)
  const named = kind === 'behaviour' ? names.behaviours[of] : kind === 'campaign' ? names.campaigns[of] : null
  return named ? named[locale === 'en' ? 'en' : 'zh'] : null
}

type Days = { from: string; to: string }

/** The postings of these days that gave points for this action; of what is no action, all that gave any. */
export const issuedHref = ({ action, kind }: Pick<ActionCost, 'action' | 'kind'>, { from, to }: Days): string =>
  paths.merchant.journal({ action: kind === 'other' ? null : action, flow: 'issued', from, to })

/** The postings of these days that used points of this action, or brought them back. */
export const usedHref = ({ action, kind }: Pick<ActionCost, 'action' | 'kind'>, { from, to }: Days): string =>
  paths.merchant.journal({ action: kind === 'other' ? null : action, flow: 'used', from, to })

/** Where an action is set: what it gives, and to whom. */
export function settingHref({ kind, of }: Pick<ActionCost, 'kind' | 'of'>): string {
  if (kind === 'behaviour') return paths.merchant.behaviour(of)
  if (kind === 'campaign') return paths.merchant.campaign(of)
  return kind === 'adjustment' ? paths.merchant.adjustments() : paths.merchant.programme()
}
