import { row, rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import { orderBy } from '@/lib/kernel/sorting'
import type { CampaignKind, CampaignState, Ending } from '../rules'
import { type Definition, definitionSchema } from '../schema'
import { type CampaignList, type CampaignTab, campaignTabNames, campaignTabs } from './schema'

type Reader = Pick<Context, 'at' | 'on'>

/** A campaign as the desk lists it. */
export type CampaignRow = {
  id: string
  slug: string
  kind: CampaignKind
  state: CampaignState
  version: number
  titleZh: string
  titleEn: string
  image: string | null
  startsAt: Date
  endsAt: Date
  endedAt: Date | null
  endedBecause: Ending | null
  /** when it was read */
  now: Date
  /** whether shoppers can take part now */
  isOpen: boolean
  /** what it may give in all, what of it is gone, and what is held for tickets that may still be opened */
  budget: { points: number; minor: number }
  spent: { points: number; minor: number }
  held: { points: number; minor: number }
  draws: number
  players: number
  /** at most, points at their face value */
  worthMinor: number
  /** whether somebody else has to agree, and who may not: whoever wrote or submitted it */
  needsSecond: boolean
  authorIds: string[]
}

/** Who has to agree to a campaign, and who may not: the list, the board and the wizard say the same. */
export const agreement = (at: string): string =>
  `campaign_worth(v.definition, ${at}) as "worthMinor", campaign_needs_second(v.definition, ${at}) as "needsSecond",
  array_remove(array[v.actor_id, c.submitted_by], null) as "authorIds"`

/** A campaign with its newest version. */
export const withVersion = 'campaign c join campaign_version v on v.campaign_id = c.id and v.version = c.version'

const columns = `c.id, c.slug, c.kind, c.state, c.version, v.definition->>'titleZh' as "titleZh", v.definition->>'titleEn' as "titleEn",
  v.definition->>'image' as image, c.starts_at as "startsAt", c.ends_at as "endsAt", c.ended_at as "endedAt", c.ended_because as "endedBecause",
  coalesce($1, now()) as now, campaign_open(c, $1) as "isOpen",
  jsonb_build_object('points', v.definition #> '{budget,points}', 'minor', v.definition #> '{budget,minor}') as budget,
  jsonb_build_object('points', c.granted_points - c.returned_points - coalesce(s.left, 0), 'minor', coalesce(s.spent_minor, 0)) as spent,
  jsonb_build_object('points', coalesce(s.held_points, 0), 'minor', coalesce(s.held_minor, 0)) as held,
  (select count(*) from draw d where d.campaign_id = c.id) as draws,
  (select count(*) from campaign_player p where p.campaign_id = c.id) as players,
  ${agreement('coalesce($1, now())')}`

const from = `${withVersion}
  left join lateral (select sum(b.remaining_points) as left, sum(x.held_points) as held_points, sum(x.held_minor) as held_minor, sum(x.spent_minor) as spent_minor
    from campaign_shard x join points_budget b on b.id = x.budget_id where x.campaign_id = c.id) s on true`

const usual = 'order by case when c.ended_at is null then c.starts_at end desc nulls last, c.ended_at desc, c.id'
// of a name: whichever the reader sees, Chinese by how it is spoken
const columnsOfSort = (locale: Context['locale']) => ({
  start: 'c.starts_at',
  name: locale === 'en' ? `v.definition->>'titleEn' collate "en-x-icu"` : `v.definition->>'titleZh' collate "zh-x-icu"`,
  cost: `campaign_worth(v.definition, coalesce($1, now()))`,
})

/** The campaigns of a tab, as they are asked for. */
export function listCampaigns(
  ctx: Pick<Context, 'at' | 'locale' | 'on'>,
  { tab, sort }: { tab: CampaignTab; sort: CampaignList['sort'] },
): Promise<CampaignRow[]> {
  return rows<CampaignRow>(
    `select ${columns} from ${from} where c.state = any($2)
     ${sort ? orderBy(sort, columnsOfSort(ctx.locale), 'c.id') : usual} limit 200`,
    [ctx.at, campaignTabs[tab]],
    ctx.on,
  )
}

/** How many campaigns each tab has. */
export async function countCampaigns(ctx: Reader): Promise<Record<CampaignTab, number>> {
  const found = await rows<{ state: CampaignState; count: number }>(
    'select state, count(*) as count from campaign group by 1',
    [],
    ctx.on,
  )
  const of = (tab: CampaignTab) =>
    found.reduce(
      (sum, { state, count }) => sum + ((campaignTabs[tab] as readonly string[]).includes(state) ? count : 0),
      0,
    )
  return Object.fromEntries(campaignTabNames.map((tab) => [tab, of(tab)])) as Record<CampaignTab, number>
}

export type CampaignDetail = CampaignRow & {
  definition: Definition
  lint: unknown
  simulation: unknown
}

/** One campaign with its newest definition; null: there is none of this id. */
export async function findCampaign(ctx: Reader, id: string): Promise<CampaignDetail | null> {
  const found = await row<CampaignRow & { definition: unknown; lint: unknown; simulation: unknown }>(
    `select ${columns}, v.definition, c.lint, c.simulation from ${from} where c.id = $2::uuid`,
    [ctx.at, id],
    ctx.on,
  )
  return found ? { ...found, definition: definitionSchema.parse(found.definition) } : null
}
