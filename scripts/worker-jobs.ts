import { checkFigures } from '@/lib/analytics/fold/check-figures'
import { foldFigures } from '@/lib/analytics/fold/fold-figures'
import { countShoppers } from '@/lib/analytics/shoppers/count-shoppers'
import { checkAudit } from '@/lib/audit/seals/check-audit'
import { sealAudit } from '@/lib/audit/seals/seal-audit'
import { runDueBacktests } from '@/lib/backtest/run-due-backtests'
import { decideWaiting } from '@/lib/behaviours/decide-waiting'
import { tellBirthdays } from '@/lib/behaviours/tell-birthdays'
import { beginCampaigns } from '@/lib/campaigns/begin-campaigns'
import { watchOdds } from '@/lib/campaigns/board/watch-odds'
import { checkDraws } from '@/lib/campaigns/draws/check-draws'
import { tellSeeds } from '@/lib/campaigns/draws/tell-seeds'
import { endCampaigns } from '@/lib/campaigns/end-campaigns'
import { settleInvites } from '@/lib/campaigns/invite/settle-invites'
import { runDueSimulations } from '@/lib/campaigns/simulation/run-due-simulations'
import { endTickets } from '@/lib/campaigns/tickets/end-tickets'
import { db } from '@/lib/db/client'
import { forgetInputs } from '@/lib/desk/runs/forget-inputs'
import { ledgerAnchorsFile } from '@/lib/env'
import { forgetExports } from '@/lib/exports/forget-exports'
import { runDueExports } from '@/lib/exports/run-due-exports'
import { forgetHistories } from '@/lib/history/forget-histories'
import type { Job, Outcome } from '@/lib/jobs/run-worker'
import { completeShippedOrders } from '@/lib/orders/complete-shipped-orders'
import { reconcilePayments } from '@/lib/orders/reconcile-payments'
import { findProviderRefunds } from '@/lib/orders/refunds/find-provider-refunds'
import { sendPendingRefunds } from '@/lib/orders/send-pending-refunds'
import { sendPayouts } from '@/lib/payouts/send-payouts'
import { expireDuePoints } from '@/lib/points/expire-due-points'
import { anchorJournal } from '@/lib/points/journal/anchor-journal'
import { checkSeals } from '@/lib/points/journal/check-seals'
import { sayFinding } from '@/lib/points/journal/say-finding'
import { sealJournal } from '@/lib/points/journal/seal-journal'
import { tellOfExpiry } from '@/lib/points/notices/tell-of-expiry'
import { releaseDuePoints } from '@/lib/points/release-due-points'
import { deliverClaims } from '@/lib/rewards/delivery/deliver-claims'
import { expireClaims } from '@/lib/rewards/expire-claims'
import { keepLadder } from '@/lib/rewards/ladder/keep-ladder'
import { tellOfRewards } from '@/lib/rewards/notices/tell-of-rewards'
import { checkBooks } from '@/lib/shop/queries'
import { eraseDueAccounts } from '@/lib/shoppers/erasure/erase-due-accounts'
import { tellOfTiers } from '@/lib/tiers/tell-of-tiers'

// null: the database's clock decides
const ctx = () => ({ at: null, on: db() })

// What does not add up is a failure of the job: the dashboard shows it in red until a check finds the books in order.
async function booksChecked(): Promise<Outcome> {
  const { broken, laws } = (await checkBooks(ctx())).value
  if (broken.length === 0) return { code: 'laws-hold', count: laws }
  const detail = broken.map((law) => `${law.id} ×${law.violations}`).join(' · ')
  return { code: 'laws-broken', count: broken.length, detail, failed: true }
}

async function journalSealed(): Promise<Outcome> {
  const count = await sealJournal(ctx())
  return count === null ? { code: 'writers-busy' } : { code: 'postings-sealed', count }
}

async function auditSealed(): Promise<Outcome> {
  const count = await sealAudit(ctx())
  return count === null ? { code: 'writers-busy' } : { code: 'audit-sealed', count }
}

async function figuresFolded(): Promise<Outcome> {
  const { count, left } = await foldFigures(ctx())
  return left === 0 ? { code: 'figures-folded', count } : { code: 'figures-folding', count, detail: String(left) }
}

async function figuresChecked(): Promise<Outcome> {
  const { broken, laws } = await checkFigures()
  if (broken.length === 0) return { code: 'laws-hold', count: laws }
  return { code: 'laws-broken', count: broken.length, detail: broken.join(' · '), failed: true }
}

async function behavioursDecided(): Promise<Outcome> {
  const { count, failures } = await decideWaiting(ctx())
  if (failures.length === 0) return { code: 'deeds-decided', count }
  return { code: 'deeds-undecided', count: failures.length, detail: failures.slice(0, 5).join(' · '), failed: true }
}

async function invitesSettled(): Promise<Outcome> {
  const { count, failures } = await settleInvites(ctx())
  if (failures.length === 0) return { code: 'invites-settled', count }
  return { code: 'invites-unsettled', count: failures.length, detail: failures.slice(0, 5).join(' · '), failed: true }
}

const HOUR_MS = 3_600_000

// asked each day of the last two: a seed is told once, and what it drew never changes
async function drawsChecked(): Promise<Outcome> {
  const { proved, wrong } = await checkDraws(ctx(), new Date(Date.now() - 48 * HOUR_MS))
  if (wrong.length === 0) return { code: 'draws-proved', count: proved }
  const detail = wrong.slice(0, 5).map(({ no, verdict }) => `#${no} ${verdict}`)
  return { code: 'draws-wrong', count: wrong.length, detail: detail.join(' · '), failed: true }
}

async function sealsChecked(check: typeof checkSeals, row: 'posting' | 'deed'): Promise<Outcome> {
  const { seals, findings } = await check(ledgerAnchorsFile(), Math.floor(Date.now() / HOUR_MS))
  if (findings.length === 0) return { code: 'seals-hold', count: seals }
  const said = findings.slice(0, 5).map((finding) => sayFinding(finding, row))
  return { code: 'seals-broken', count: findings.length, detail: said.join(' · '), failed: true }
}

/** Every schedule of the shop on one page. */
export const jobs = {
  'release-points': {
    schedule: '*/5 * * * *',
    work: async () => ({ code: 'lots-released', count: await releaseDuePoints(ctx()) }),
  },
  'expire-points': {
    schedule: '*/10 * * * *',
    work: async () => ({ code: 'lots-expired', count: await expireDuePoints(ctx()) }),
  },
  // many shoppers take a second or two, and the price ladder longer: their pages read what was counted last
  'count-shoppers': {
    schedule: '*/15 * * * *',
    work: async () => {
      const count = await countShoppers(ctx())
      await keepLadder(ctx())
      return { code: 'shoppers-counted', count }
    },
    atStart: true,
  },
  'expiry-notices': {
    schedule: '23 * * * *',
    work: async () => ({ code: 'notices-told', count: await tellOfExpiry(ctx()) }),
  },
  'reward-notices': {
    schedule: '33 * * * *',
    work: async () => ({ code: 'notices-told', count: await tellOfRewards(ctx()) }),
  },
  'tier-notices': {
    schedule: '43 * * * *',
    work: async () => ({ code: 'notices-told', count: await tellOfTiers(ctx()) }),
  },
  'decide-behaviours': { schedule: '* * * * *', work: behavioursDecided },
  // asked each hour: the shop's day begins in its own zone
  birthdays: {
    schedule: '2 * * * *',
    work: async () => ({ code: 'birthdays-told', count: await tellBirthdays(ctx()) }),
    atStart: true,
  },
  'reconcile-payments': {
    schedule: '* * * * *',
    work: async () => ({ code: 'payments-decided', count: await reconcilePayments(ctx()) }),
  },
  'complete-orders': {
    schedule: '7 * * * *',
    work: async () => ({ code: 'orders-completed', count: await completeShippedOrders(ctx()) }),
  },
  'send-refunds': {
    schedule: '* * * * *',
    work: async () => ({ code: 'refunds-tried', count: await sendPendingRefunds(ctx()) }),
  },
  'find-refunds': {
    schedule: '37 * * * *',
    work: async () => ({ code: 'refunds-found', count: await findProviderRefunds(ctx()) }),
  },
  'begin-campaigns': {
    schedule: '* * * * *',
    work: async () => ({ code: 'campaigns-begun', count: await beginCampaigns(ctx()) }),
  },
  'end-campaigns': {
    schedule: '* * * * *',
    work: async () => ({ code: 'campaigns-ended', count: await endCampaigns(ctx()) }),
  },
  'expire-claims': {
    schedule: '*/10 * * * *',
    work: async () => ({ code: 'claims-expired', count: await expireClaims(ctx()) }),
  },
  'watch-odds': {
    schedule: '41 * * * *',
    work: async () => ({ code: 'alarms-raised', count: await watchOdds(ctx()) }),
  },
  'check-draws': { schedule: '53 3 * * *', work: drawsChecked },
  'end-tickets': {
    schedule: '*/10 * * * *',
    work: async () => ({ code: 'tickets-ended', count: await endTickets(ctx()) }),
  },
  'deliver-claims': {
    schedule: '* * * * *',
    work: async () => ({ code: 'claims-tried', count: await deliverClaims(ctx()) }),
  },
  'tell-seeds': {
    schedule: '* * * * *',
    work: async () => ({ code: 'seeds-told', count: await tellSeeds(ctx()) }),
  },
  'send-payouts': {
    schedule: '* * * * *',
    work: async () => ({ code: 'payouts-tried', count: await sendPayouts(ctx()) }),
  },
  'settle-invites': { schedule: '* * * * *', work: invitesSettled },
  'check-books': { schedule: '17 * * * *', work: booksChecked, atStart: true },
  'seal-journal': { schedule: '* * * * *', work: journalSealed },
  'seal-audit': { schedule: '* * * * *', work: auditSealed },
  'fold-figures': { schedule: '* * * * *', work: figuresFolded, atStart: true },
  // the whole journal is added up: at night, by the clock of the shop that we begin with
  'check-figures': { schedule: '13 19 * * *', work: figuresChecked, byNight: true },
  // asked each hour, done once a day: a shop that was shut at midnight writes its line when it opens
  'anchor-journal': {
    schedule: '5 * * * *',
    work: async () => ({ code: 'days-anchored', count: await anchorJournal({ at: null }, ledgerAnchorsFile()) }),
  },
  // whoever asks for one starts it; the minute is for what a lost worker left
  'run-backtests': {
    schedule: '* * * * *',
    work: async () => ({ code: 'backtests-run', count: await runDueBacktests(ctx()) }),
    atStart: true,
  },
  // whoever asks for one starts it; the minute is for what a lost worker left
  'simulate-campaigns': {
    schedule: '* * * * *',
    work: async () => ({ code: 'campaigns-simulated', count: await runDueSimulations() }),
    atStart: true,
  },
  // whoever asks for one starts it; the minute is for what a lost worker left
  'run-exports': {
    schedule: '* * * * *',
    work: async () => ({ code: 'exports-run', count: await runDueExports(ctx()) }),
    atStart: true,
  },
  'forget-exports': {
    schedule: '32 * * * *',
    work: async () => ({ code: 'exports-forgotten', count: await forgetExports(ctx()) }),
  },
  'forget-inputs': {
    schedule: '42 * * * *',
    work: async () => ({ code: 'inputs-forgotten', count: await forgetInputs(ctx()) }),
  },
  // who asked to be forgotten, when their days to take it back are over
  'erase-accounts': {
    schedule: '12 * * * *',
    work: async () => ({ code: 'accounts-erased', count: await eraseDueAccounts(ctx()) }),
  },
  'forget-histories': {
    schedule: '27 * * * *',
    work: async () => ({ code: 'histories-forgotten', count: await forgetHistories(ctx()) }),
  },
  'check-seals': { schedule: '47 * * * *', work: () => sealsChecked(checkSeals, 'posting'), atStart: true },
  'check-audit': { schedule: '51 * * * *', work: () => sealsChecked(checkAudit, 'deed'), atStart: true },
} satisfies Record<string, Job>
