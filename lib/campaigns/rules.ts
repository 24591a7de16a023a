/** What a campaign can be. Each is a line here, a folder beside it and functions of its name in the database. */
export const campaignKinds = ['blind-box', 'lottery', 'invite'] as const
export type CampaignKind = (typeof campaignKinds)[number]

/** All that the kernel knows of a kind: whether prizes are drawn by their odds, or climbed to by deeds, as friends who came. */
const gives: Record<CampaignKind, 'by-odds' | 'by-deeds'> = {
  'blind-box': 'by-odds',
  lottery: 'by-odds',
  invite: 'by-deeds',
}
export const isDrawn = ({ kind }: { kind: CampaignKind }): boolean => gives[kind] === 'by-odds'

export const campaignStates = [
  'draft',
  'linted',
  'simulated',
  'approved',
  'scheduled',
  'live',
  'paused',
  'ended',
  'archived',
] as const
export type CampaignState = (typeof campaignStates)[number]

/** The life of a campaign: from which states each deed leads, and where to. The desk, the verbs and the database keep to it. */
export const campaignDeeds = {
  edit: { from: ['draft', 'linted', 'simulated', 'approved'], to: 'draft' },
  lint: { from: ['draft'], to: 'linted' },
  simulate: { from: ['linted'], to: 'simulated' },
  approve: { from: ['simulated'], to: 'approved' },
  launch: { from: ['approved'], to: 'scheduled' },
  begin: { from: ['scheduled'], to: 'live' },
  /** for the better of shoppers alone */
  amend: { from: ['scheduled', 'live', 'paused'], to: null },
  pause: { from: ['scheduled', 'live'], to: 'paused' },
  resume: { from: ['paused'], to: 'scheduled' },
  /** at once, and for good: what is on its way is honoured, what is left of the budget goes back */
  stop: { from: ['scheduled', 'live', 'paused'], to: 'ended' },
  end: { from: ['scheduled', 'live', 'paused'], to: 'ended' },
  archive: { from: ['ended'], to: 'archived' },
} as const satisfies Record<string, { from: readonly CampaignState[]; to: CampaignState | null }>
export type CampaignDeed = keyof typeof campaignDeeds

export const mayBeDone = (deed: CampaignDeed, state: CampaignState): boolean =>
  (campaignDeeds[deed].from as readonly CampaignState[]).includes(state)

export const endings = ['over', 'sold-out', 'budget', 'stopped'] as const
export type Ending = (typeof endings)[number]

/** What a prize is: points, a reward of the mall given as a claim, or nothing, which a lottery may say and a blind box never. */
export const prizeKinds = ['points', 'reward', 'nothing'] as const
export type PrizeKind = (typeof prizeKinds)[number]

/** chain: each draw out of a seed that was committed to; deck: out of a finite deck that was shuffled and sealed before. */
export const drawModes = ['chain', 'deck'] as const
export type DrawMode = (typeof drawModes)[number]

/** What is done when a prize is gone that a draw has drawn. Said before the first draw. */
export const whenGone = ['substitute', 'close'] as const
export type WhenGone = (typeof whenGone)[number]
