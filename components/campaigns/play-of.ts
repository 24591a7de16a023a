import { blindBoxSettingsSchema } from '@/lib/campaigns/blind-box/schema'
import { cellsOf, slicesOf } from '@/lib/campaigns/lottery/rules'
import { lotterySettingsSchema } from '@/lib/campaigns/lottery/schema'
import type { CampaignView } from '@/lib/campaigns/play/queries'
import { drawsLeft, isPityDue, isSoldOut, waysOf, weightsOf } from '@/lib/campaigns/play/rules'
import type { Look, Play } from './play-props'

function lookOf({ kind, definition }: CampaignView): Look {
  const { settings } = definition
  if (kind === 'blind-box')
    return { kind: 'box', theme: blindBoxSettingsSchema.safeParse(settings).data?.theme ?? 'vermilion' }
  const weights = weightsOf(definition)
  const cells = lotterySettingsSchema.safeParse(settings).data?.theme === 'grid' ? cellsOf(weights) : null
  return cells ? { kind: 'grid', cells } : { kind: 'wheel', slices: slicesOf(weights) }
}

/** What of a campaign the browser needs to draw, in the words of who reads. */
export function playOf(view: CampaignView, locale: string, sure: string): Play {
  const { definition, me, deck } = view
  const soldOut = isSoldOut(definition, view.left, deck?.left ?? null)
  return {
    campaignId: view.campaignId,
    slug: view.slug,
    version: view.version,
    mode: definition.draw?.mode ?? 'chain',
    root: deck?.root ?? null,
    look: lookOf(view),
    prizes: definition.prizes.map(({ no, kind, image, points, hidden, titleZh, titleEn }) => ({
      no,
      kind,
      image,
      points,
      hidden,
      title: locale === 'en' ? titleEn : titleZh,
      rewardKind: view.rewardKinds[no] ?? null,
    })),
    costPoints: definition.entry.costPoints,
    cashMinor: definition.entry.cashMinor,
    ...waysOf({ stand: view.stand, soldOut, definition, me }),
    startsAt: view.stand === 'soon' ? view.startsAt.getTime() : null,
    now: view.now.getTime(),
    restUntil: me?.restUntil?.getTime() ?? null,
    availablePoints: me?.availablePoints ?? 0,
    ticketIds: me?.tickets.map(({ id }) => id) ?? [],
    timesLeft: me ? drawsLeft(definition, me) : null,
    asksAge: me?.ageMissing ?? null,
    sure: me && isPityDue(definition, me.pity) ? sure : null,
  }
}
