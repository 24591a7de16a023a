'use client'
import { classNames } from '@/components/ui/class-names'
import type { BoxTheme } from '@/lib/campaigns/blind-box/schema'
import { BoxArt } from './box-art'
import type { PlayPrize } from './play-props'
import { PrizePicture } from './prize-picture'
import { type Moves, useReplay } from './use-replay-client'

type StageProps = {
  theme: BoxTheme
  /** what is being drawn, or was; null: nothing yet */
  prize: PlayPrize | null
  isAsking: boolean
  isPlaying: boolean
  onSeen: () => void
}

const turns = (degrees: readonly number[]) => degrees.map((one) => ({ transform: `rotate(${one}deg)` }))

/** Shaken, opened, shown. */
const open: Moves = (root, ms) => {
  const part = (name: string) => root.querySelector<HTMLElement>(`[data-part=${name}]`)
  const shaken = 0.38 * ms
  const lifted = 0.28 * ms
  return [
    part('box')?.animate(turns([0, -4, 4, -5, 5, -6, 6, -4, 0]), { duration: shaken, easing: 'ease-in-out' }),
    part('lid')?.animate(
      [
        { transform: 'none', opacity: 1 },
        { transform: 'translate(34px, -46px) rotate(28deg)', opacity: 0 },
      ],
      { delay: shaken, duration: lifted, easing: 'cubic-bezier(.3,0,.4,1)', fill: 'both' },
    ),
    part('prize')?.animate(
      [
        { transform: 'translateY(70%) scale(.3)', opacity: 0 },
        { transform: 'translateY(-6%) scale(1.06)', opacity: 1, offset: 0.7 },
        { transform: 'none', opacity: 1 },
      ],
      { delay: shaken + lifted * 0.6, duration: ms - shaken - lifted * 0.6, easing: 'ease-out', fill: 'both' },
    ),
  ].filter((one) => one !== undefined)
}

/** A box that stands shut until the server has said what is in it. */
export function BoxStage({ theme, prize, isAsking, isPlaying, onSeen }: StageProps) {
  const ref = useReplay(isPlaying, open, onSeen)
  return (
    <div ref={ref} className="relative mx-auto grid h-50 w-64 place-items-center md:h-72">
      <BoxArt
        theme={theme}
        className={classNames(
          'size-40 self-end md:size-56 [&_[data-part=box]]:origin-bottom',
          isAsking && 'motion-safe:animate-pulse',
          prize && '[&_[data-part=lid]]:opacity-0',
        )}
      />
      {prize ? (
        <div
          data-part="prize"
          className="absolute top-0 left-1/2 -ml-14 size-28 overflow-hidden md:top-4 md:-ml-16 md:size-32 rounded-2xl bg-surface shadow-lg ring-4 ring-surface"
        >
          <PrizePicture prize={prize} sizes="8rem" className="text-4xl" />
        </div>
      ) : null}
    </div>
  )
}
