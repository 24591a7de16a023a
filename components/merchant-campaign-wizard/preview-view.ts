import type { CampaignView } from '@/lib/campaigns/play/queries'
import type { Definition } from '@/lib/campaigns/schema'

const stocked = ({ prizes }: Definition): Record<number, number> =>
  Object.fromEntries(prizes.flatMap(({ no, stock }) => (stock === null ? [] : [[no, stock]])))

/** A definition as its page would find it on its first morning: open, and nothing drawn yet. */
export function previewView(definition: Definition): CampaignView {
  const size = definition.prizes.reduce((sum, { stock }) => sum + (stock ?? 0), 0)
  return {
    campaignId: '',
    slug: '',
    kind: definition.kind,
    stand: 'open',
    endedBecause: null,
    version: 1,
    hash: '',
    definition,
    startsAt: new Date(definition.startsAt),
    endsAt: new Date(definition.endsAt),
    closesAt: new Date(definition.endsAt),
    now: new Date(definition.startsAt),
    left: stocked(definition),
    seen: [],
    rewardKinds: {},
    deck: definition.draw?.mode === 'deck' ? { size, left: size, root: '', commitment: '', revealedSeed: null } : null,
    tier: null,
    me: null,
  }
}
