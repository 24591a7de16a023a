import type { CampaignKind } from '@/lib/campaigns/rules'
import type { Definition } from '@/lib/campaigns/schema'

export const steps = ['basics', 'prizes', 'delivery', 'publish'] as const
export type Step = (typeof steps)[number]

/** What each step asks for, as the form calls it. */
export const fieldsOf = {
  basics: [
    'titleZh',
    'titleEn',
    'aboutZh',
    'aboutEn',
    'image',
    'goal',
    'startsAt',
    'endsAt',
    'audience',
    'limits',
    'entry',
    'expectedDraws',
  ],
  prizes: ['prizes', 'draw', 'budget', 'settings'],
  delivery: ['disclosures', 'share'],
  publish: [],
} as const satisfies Record<Step, readonly (keyof Definition)[]>

/** On which step a field stands. What it looks like belongs to the first, what friends bring to the prizes. */
export function stepOf(field: string, kind: CampaignKind): Step {
  const [top = ''] = field.split('.')
  if (top === 'settings') return kind === 'invite' ? 'prizes' : 'basics'
  if (top === 'kind') return 'basics'
  return steps.find((step) => (fieldsOf[step] as readonly string[]).includes(top)) ?? 'basics'
}
