import { type Queryable, row } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { firstRegion } from '@/lib/i18n/shop-region'
import { endOfDayIn } from '@/lib/kernel/time'
import { findShop } from '@/lib/shop/queries'
import type { SegmentCode } from '@/lib/shoppers/segments/rules'
import type { LintFacts } from '../findings/rules'
import { getLintFacts } from '../lint/queries'
import { type Preset, presetOf } from '../presets/rules'
import type { CampaignState } from '../rules'
import { type Definition, definitionSchema } from '../schema'
import type { SimulationRun } from '../simulation/queries'
import type { Simulation } from '../simulation/rules'
import { agreement, withVersion } from '../staff/queries'

export type WizardChoices = {
  budgets: { id: string; titleZh: string; titleEn: string; remainingPoints: number }[]
  tiers: { code: string; nameZh: string; nameEn: string }[]
  shop: { nameZh: string; nameEn: string; supportEmail: string }
}

/** What a campaign may be made of besides rewards, and who makes it. */
export async function getChoices(on: Queryable): Promise<WizardChoices> {
  const found = await row<WizardChoices>(
    `select (select coalesce(json_agg(json_build_object('id', id, 'titleZh', title_zh, 'titleEn', title_en, 'remainingPoints', remaining_points)
           order by created_at, code), '[]') from points_budget where archived_at is null and campaign_id is null) as budgets,
       coalesce(tiers_live(now())->'levels', '[]') as tiers,
       (select json_build_object('nameZh', name_zh, 'nameEn', name_en, 'supportEmail', support_email) from shop) as shop`,
    [],
    on,
  )
  return found ?? { budgets: [], tiers: [], shop: { nameZh: '', nameEn: '', supportEmail: '' } }
}

type Reader = Pick<StaffContext, 'at' | 'on'>

/** A preset filled with the shop's own: its name, its rewards, its largest budget, beginning with the next day. */
export async function beginWith(
  { at, on }: Reader,
  preset: Preset,
  segment?: SegmentCode,
): Promise<{ definition: Definition; facts: LintFacts; choices: WizardChoices; timeZone: string }> {
  const [facts, choices, shop] = await Promise.all([getLintFacts({ at, on }), getChoices(on), findShop({ on })])
  const timeZone = shop?.timeZone ?? firstRegion.timeZone
  const [largest] = facts.budgets.toSorted((a, b) => b.remainingPoints - a.remainingPoints)
  const definition = presetOf(preset, {
    startsAt: endOfDayIn(new Date(facts.now), timeZone),
    pointsPerUnit: facts.pointsPerUnit,
    organiserZh: choices.shop.nameZh,
    organiserEn: choices.shop.nameEn,
    contact: choices.shop.supportEmail,
    budget: largest ?? null,
    rewards: facts.rewards,
  })
  const audience = segment ? { ...definition.audience, segments: [segment] } : definition.audience
  return { definition: { ...definition, audience }, facts, choices, timeZone }
}

/** A campaign as the wizard finds it: how far it is on its way to the launch, and who must say yes. */
export type Draft = {
  campaignId: string
  slug: string
  state: CampaignState
  version: number
  definition: Definition
  simulation: Simulation | null
  /** the last simulation of this version */
  run: SimulationRun | null
  writtenBy: string | null
  approvedBy: string | null
  /** what it may give away at most, and whether that is so much that a second person is asked */
  worthMinor: number
  needsSecond: boolean
  /** who may not be that second person: whoever wrote it or had it tried */
  authorIds: string[]
}

/** Null: there is none, or it is written in words that nobody reads any more. */
export async function findDraft({ at, on }: Reader, id: string): Promise<Draft | null> {
  const found = await row<Omit<Draft, 'definition'> & { definition: unknown }>(
    `select c.id as "campaignId", c.slug, c.state, c.version, v.definition, c.simulation,
       (select json_build_object('id', r.id, 'state', r.state, 'runs', r.runs, 'done', r.done) from campaign_simulation r
         where r.campaign_id = c.id and r.version = c.version order by r.asked_at desc, r.id desc limit 1) as run,
       (select coalesce(nullif(a.name, ''), a.email) from account a where a.id = v.actor_id) as "writtenBy",
       (select coalesce(nullif(a.name, ''), a.email) from account a where a.id = c.approved_by) as "approvedBy",
       ${agreement('coalesce($2::timestamptz, now())')}
     from ${withVersion}
     where c.id = $1`,
    [id, at],
    on,
  )
  const read = definitionSchema.safeParse(found?.definition)
  return found && read.success ? { ...found, definition: read.data } : null
}
