'use client'
import { type Slice, shareOf, turnFor } from '@/lib/campaigns/lottery/rules'
import { useReplay } from './use-replay-client'
import { WheelArt } from './wheel-art'

type StageProps = {
  slices: readonly Slice[]
  words: ReadonlyMap<number, string>
  drawn: { drawId: string; prizeNo: number } | null
  isPlaying: boolean
  onSeen: () => void
}

/** The wheel turns to where the server's prize stands under the pointer. */
export function WheelStage({ slices, words, drawn, isPlaying, onSeen }: StageProps) {
  // what stood in for something that was gone may have no slice: then the wheel stays
  const turned = drawn ? (turnFor(slices, drawn.prizeNo, shareOf(drawn.drawId)) ?? 0) : 0
  const ref = useReplay(
    isPlaying,
    (root, ms) => {
      const wheel = root.querySelector<HTMLElement>('[data-part=wheel]')
      const way = { transform: ['rotate(0deg)', `rotate(${turned}deg)`] }
      return wheel
        ? [wheel.animate(way, { duration: ms - 200, easing: 'cubic-bezier(.15,.75,.15,1)', fill: 'both' })]
        : []
    },
    onSeen,
  )
  return (
    <div ref={ref} className="mx-auto w-full max-w-80 py-3">
      <WheelArt slices={slices} words={words} turned={turned} className="w-full" />
    </div>
  )
}
