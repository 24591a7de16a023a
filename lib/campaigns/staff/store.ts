import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { CampaignState, Ending } from '../rules'
import type { Definition } from '../schema'
import type {
  AmendCampaignRefusal,
  ApproveCampaignRefusal,
  LaunchCampaignRefusal,
  MoveCampaignRefusal,
  WriteCampaignRefusal,
} from './errors'

export type By = { actorId: string | null; at: Date | null }
export type CampaignTold = { campaignId: string; slug: string; version: number; state: CampaignState }

async function told<R extends string>(
  on: Queryable,
  text: string,
  values: readonly unknown[],
): Promise<Result<CampaignTold, R>> {
  const done = await refusable<{ told: CampaignTold } | null, R>(row<{ told: CampaignTold }>(text, values, on))
  if (!done.ok) return done
  invariant(done.value !== null, 'a campaign is told of or refused')
  return ok(done.value.told)
}

export type Draft = {
  campaignId: string | null
  version: number | null
  definition: Definition
  requestId: string
}

export const save = (on: Queryable, by: By, { campaignId, version, definition, requestId }: Draft) =>
  told<WriteCampaignRefusal>(on, 'select campaign_save($1, $2, $3, $4, $5, $6) as told', [
    campaignId,
    JSON.stringify(definition),
    by.actorId,
    by.at,
    requestId,
    version,
  ])

export const keepLint = (
  on: Queryable,
  by: By,
  { campaignId, version }: { campaignId: string; version: number },
  lint: unknown,
  passes: boolean,
) =>
  told<WriteCampaignRefusal>(on, 'select campaign_lint_keep($1, $2, $3, $4, $5, $6) as told', [
    campaignId,
    version,
    JSON.stringify(lint),
    passes,
    by.actorId,
    by.at,
  ])

export const keepSimulation = (
  on: Queryable,
  by: By,
  { campaignId, version }: { campaignId: string; version: number },
  simulation: unknown,
) =>
  told<WriteCampaignRefusal>(on, 'select campaign_simulation_keep($1, $2, $3, $4, $5) as told', [
    campaignId,
    version,
    JSON.stringify(simulation),
    by.actorId,
    by.at,
  ])

export const approve = (
  on: Queryable,
  by: By,
  { campaignId, version, forOthers }: { campaignId: string; version: number; forOthers: boolean },
) =>
  told<ApproveCampaignRefusal>(on, 'select campaign_approve($1, $2, $3, $4, $5) as told', [
    campaignId,
    version,
    forOthers,
    by.actorId,
    by.at,
  ])

export const launch = (
  on: Queryable,
  by: By,
  asked: { campaignId: string; version: number; deck: unknown },
): Promise<Result<CampaignTold, LaunchCampaignRefusal>> =>
  told<LaunchCampaignRefusal>(on, 'select campaign_launch($1) as told', [JSON.stringify({ ...asked, ...by })])

export type Amendment = {
  campaignId: string
  version: number
  definition: Definition
  lint: unknown
  forOthers: boolean
}

export const amend = (on: Queryable, by: By, { campaignId, version, definition, lint, forOthers }: Amendment) =>
  told<AmendCampaignRefusal>(on, 'select campaign_amend($1, $2, $3, $4, $5, $6, $7) as told', [
    campaignId,
    version,
    JSON.stringify(definition),
    lint === null ? null : JSON.stringify(lint),
    forOthers,
    by.actorId,
    by.at,
  ])

export const move = (on: Queryable, by: By, campaignId: string, deed: 'pause' | 'resume' | 'archive') =>
  told<MoveCampaignRefusal>(on, 'select campaign_set_state($1, $2, $3, $4) as told', [
    campaignId,
    deed,
    by.actorId,
    by.at,
  ])

export const end = (on: Queryable, by: By, campaignId: string, because: Ending, reason: string | null) =>
  told<MoveCampaignRefusal>(on, 'select campaign_end($1, $2, $3, $4, $5) as told', [
    campaignId,
    because,
    by.actorId,
    reason,
    by.at,
  ])
