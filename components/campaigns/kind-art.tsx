import { classNames } from '@/components/ui/class-names'
import { UserRound } from '@/components/ui/icons'
import { blindBoxSettingsSchema } from '@/lib/campaigns/blind-box/schema'
import { slicesOf } from '@/lib/campaigns/lottery/rules'
import { lotterySettingsSchema } from '@/lib/campaigns/lottery/schema'
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
  if (kind === 'lottery')
    return lotterySettingsSchema.safeParse(settings).data?.theme === 'grid' ? (
      <GridArt className={className} />
    ) : (
      <WheelArt slices={sample} className={className} />
    )
  const theme = blindBoxSettingsSchema.safeParse(settings).data?.theme ?? 'vermilion'
  return <BoxArt theme={theme} className={className} />
}

const cells = [18, 76, 134]

/** Nine cells, one of them lit. */
function GridArt({ className }: { className: string | undefined }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 200 200" className={className}>
      <rect x="4" y="4" width="192" height="192" rx="28" className="fill-seal" />
      {cells.flatMap((y) =>
        cells.map((x) => (
          <rect key={`${x} ${y}`} x={x} y={y} width="48" height="48" rx="10" className={cellFill(x, y)} />
        )),
      )}
      <path d="M100 88l3.6 8.2 8.9.8-6.7 5.9 2 8.7-7.8-4.6-7.8 4.6 2-8.7-6.7-5.9 8.9-.8z" className="fill-seal" />
    </svg>
  )
}

const cellFill = (x: number, y: number) =>
  x === 76 && y === 76 ? 'fill-seal-soft' : x === 134 && y === 18 ? 'fill-warning-soft' : 'fill-surface'
