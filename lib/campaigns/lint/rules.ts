import { byWeight, type Finding, finding, type LintFacts } from '../findings/rules'
import { lintDrawing, lintPrizes, lintTax } from '../prizes/rules'
import { isDrawn } from '../rules'
import type { Definition } from '../schema'
import { inducementOf, lintWords } from '../words/rules'
import { lintFunds, lintWorth } from '../worth/rules'

const HOUR_MS = 3_600_000
const LONGEST_DAYS = 366
/** From here on a ban is likelier than not. */
const BAN_SCORE = 70
const RISK_SCORE = 35

/** Looks a campaign over before anybody may launch it: what is against the law, what costs more than it should, what is not said. */
export function lintCampaign(definition: Definition, facts: LintFacts): Finding[] {
  return byWeight([
    ...lintWindow(definition, facts),
    ...lintWords(definition),
    ...lintDrawing(definition, facts),
    ...lintPrizes(definition, facts),
    ...lintTax(definition, facts),
    ...lintWorth(definition, facts),
    ...lintFunds(definition, facts),
    ...lintSharing(definition, facts),
  ])
}

function lintWindow({ startsAt, endsAt }: Definition, { now }: LintFacts): Finding[] {
  const [from, until, at] = [Date.parse(startsAt), Date.parse(endsAt), Date.parse(now)]
  if (from >= until) return [finding('window-backwards', 'endsAt')]
  const days = Math.ceil((until - from) / (24 * HOUR_MS))
  return [
    ...(until <= at ? [finding('window-over', 'endsAt')] : []),
    ...(from < at && until > at ? [finding('window-began', 'startsAt')] : []),
    ...(until - from < HOUR_MS ? [finding('window-short', 'endsAt')] : []),
    ...(days > LONGEST_DAYS ? [finding('window-long', 'endsAt', { days })] : []),
  ]
}

function lintSharing(definition: Definition, facts: LintFacts): Finding[] {
  const { score, reasons } = inducementOf(definition, facts)
  const code = score >= BAN_SCORE ? 'wechat-ban-likely' : score >= RISK_SCORE ? 'wechat-risk' : 'wechat-some-risk'
  return score > 0
    ? [finding(code, isDrawn(definition) ? 'share.textZh' : 'settings', { score, reasons: reasons.join(' ') })]
    : []
}
