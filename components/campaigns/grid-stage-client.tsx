'use client'
import { useState } from 'react'
import { SealMark } from '@/components/layout/seal-mark'
import { classNames } from '@/components/ui/class-names'
import { CELLS, shareOf, stepsFor } from '@/lib/campaigns/lottery/rules'
import type { PlayPrize } from './play-props'
import { PrizePicture } from './prize-picture'
import { useReplay } from './use-replay-client'

type StageProps = {
  cells: readonly number[]
  prizes: readonly PlayPrize[]
  drawn: { drawId: string; prizeNo: number } | null
  isPlaying: boolean
  onSeen: () => void
}

/** Where the eight cells stand, clockwise from the upper left; the middle is the ninth. */
const places = [0, 1, 2, 5, 8, 7, 6, 3] as const

/** A light goes round and slows down until it stands on the server's prize. */
export function GridStage({ cells, prizes, drawn, isPlaying, onSeen }: StageProps) {
  const [lit, setLit] = useState(0)
  const steps = drawn ? stepsFor(cells, drawn.prizeNo, shareOf(drawn.drawId)) : null
  const ref = useReplay(
    isPlaying,
    (root, ms) => {
      if (steps === null) return []
      // an animation that shows nothing keeps the time: it stops with the others, and when it is skipped
      const clock = root.animate([{ opacity: 1 }, { opacity: 1 }], { duration: ms - 250 })
      const tick = () => {
        if (clock.playState === 'idle') return
        const part = Math.min(1, Number(clock.currentTime ?? ms) / (ms - 250))
        setLit(Math.round(steps * (1 - (1 - part) ** 3)))
        if (part < 1 && clock.playState === 'running') requestAnimationFrame(tick)
      }
      requestAnimationFrame(tick)
      return [clock]
    },
    onSeen,
  )
  const at = drawn && steps !== null ? (isPlaying ? lit : steps) % CELLS : null
  return (
    <div
      ref={ref}
      aria-hidden="true"
      className="mx-auto grid w-full max-w-80 grid-cols-3 gap-2 rounded-2xl bg-seal p-3"
    >
      {Array.from({ length: CELLS + 1 }, (_, place) => {
        const cell = places.findIndex((one) => one === place)
        const prize = prizes.find(({ no }) => no === cells[cell])
        if (!prize)
          return (
            <span key={place} className="grid place-items-center rounded-xl bg-surface/15">
              <SealMark className="size-12" />
            </span>
          )
        return (
          <span
            key={place}
            className={classNames(
              'grid aspect-square content-center justify-items-center gap-1 overflow-hidden rounded-xl bg-surface p-1.5 text-center text-xs leading-tight',
              cell === at && 'bg-warning-soft text-on-warning-soft ring-4 ring-on-seal',
            )}
          >
            <span className="size-9 overflow-hidden rounded-lg">
              <PrizePicture prize={prize} sizes="3rem" className="text-xs" />
            </span>
            <span className="line-clamp-2">{prize.title}</span>
          </span>
        )
      })}
    </div>
  )
}
