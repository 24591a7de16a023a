import { useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { AdjustmentState } from '@/lib/points/adjustments/rules'

const tones: Record<AdjustmentState, BadgeTone> = {
  waiting: 'warning',
  posted: 'success',
  declined: 'neutral',
  reverted: 'danger',
}

export function AdjustmentStateBadge({ state }: { state: AdjustmentState }) {
  const t = useTranslations('points-desk.states')
  return <Badge tone={tones[state]}>{t(state)}</Badge>
}
