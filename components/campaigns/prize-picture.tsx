import { Photo } from '@/components/catalog/photo'
import { classNames } from '@/components/ui/class-names'
import { Gift, Heart, Stamp } from '@/components/ui/icons'
import type { PrizeKind } from '@/lib/campaigns/rules'

export type PrizeFace = { kind: PrizeKind; image: string | null; points: number | null }

const PICTURE_PX = 640
const marks = { points: Stamp, reward: Gift, nothing: Heart }

/** What a prize looks like; a hidden style that nobody has seen yet is its shadow. Its name stands beside it. */
export function PrizePicture({
  prize,
  shadow = false,
  sizes = '6rem',
  className,
}: {
  prize: PrizeFace
  shadow?: boolean
  sizes?: string
  className?: string
}) {
  if (shadow) return <Shadow className={className} />
  if (prize.image) {
    const picture = { file: prize.image, width: PICTURE_PX, height: PICTURE_PX, alt: '' }
    return <Photo picture={picture} sizes={sizes} decorative className={className} />
  }
  const Mark = marks[prize.kind]
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'grid size-full place-items-center font-display font-semibold text-lg tabular',
        prize.kind === 'nothing' ? 'bg-sunken text-ink-faint' : 'bg-seal-soft text-on-seal-soft',
        className,
      )}
    >
      {prize.kind === 'points' && prize.points !== null ? (
        <span>+{prize.points}</span>
      ) : (
        <Mark className="size-2/5" strokeWidth={1.5} />
      )}
    </span>
  )
}

/** The outline of something under a cloth. */
function Shadow({ className }: { className?: string | undefined }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 96 96" className={classNames('size-full bg-primary', className)}>
      <circle cx="48" cy="50" r="40" className="fill-seal opacity-35" />
      <path
        className="fill-sunken opacity-90 dark:fill-paper"
        d="M48 16c11 0 19 8 19 18 0 6-3 11-7 14 11 4 19 14 20 32 .2 4-3 6-7 6H23c-4 0-7.200-2-7-6 1-18 9-28 20-32-4-3-7-8-7-14 0-10 8-18 19-18Z"
      />
      <text x="48" y="72" textAnchor="middle" className="fill-seal-ink font-display font-semibold text-3xl">
        ?
      </text>
    </svg>
  )
}
