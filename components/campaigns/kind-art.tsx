import { classNames } from '@/components/ui/class-names'
import { UserRound } from '@/components/ui/icons'
import { blindBoxSettingsSchema } from '@/lib/campaigns/blind-box/schema'
import { slicesOf } from '@/lib/campaigns/lottery/rules'
import type { CampaignKind } from '@/lib/campaigns/rules'
import { BoxArt } from './box-art'
import { WheelArt } from './wheel-art'

const sample = slicesOf([3, 2, 4, 1, 3, 2].map((weight, no) => ({ no, weight })))

/** What stands for a campaign without a picture of its own. */
export function KindArt({
  kind,
  settings,
  className,
}: {
  kind: CampaignKind
  settings: Readonly<Record<string, unknown>>
  className?: string
}) {
  if (kind === 'invite')
    return <UserRound aria-hidden="true" className={classNames('text-on-seal-soft', className)} strokeWidth={1} />
  if (kind === 'lottery') return <WheelArt slices={sample} className={className} />
  const theme = blindBoxSettingsSchema.safeParse(settings).data?.theme ?? 'vermilion'
  return <BoxArt theme={theme} className={className} />
}
