'use client'
import { useLocale, useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { joinParts } from '@/lib/i18n/format'
import { BoxStage } from './box-stage-client'
import { GridStage } from './grid-stage-client'
import type { Play } from './play-props'
import type { Phase } from './use-draw-client'
import { WheelStage } from './wheel-stage-client'

/** as long as a slice: seven Han characters, or twice as many letters */
const SLICE_LENGTH = 14
const lengthOf = (sign: string) => (sign > '\u2e80' ? 2 : 1)

/** A name as far as it fits on a slice. */
function short(title: string): string {
  const total = Array.from(title).reduce((sum, sign) => sum + lengthOf(sign), 0)
  if (total <= SLICE_LENGTH) return title
  let [kept, room] = ['', SLICE_LENGTH - 1]
  for (const sign of title) {
    room -= lengthOf(sign)
    if (room < 0) break
    kept += sign
  }
  return `${kept}…`
}

/** What is looked at while it is drawn. It shows what the server has said and nothing else. */
export function PlayStage({ play, phase, onSeen }: { play: Play; phase: Phase; onSeen: () => void }) {
  const t = useTranslations('campaigns.draw.stage')
  const { look, prizes } = play
  const drawn = phase.at === 'playing' || phase.at === 'shown' ? phase.drawn : null
  const isPlaying = phase.at === 'playing'
  const names = joinParts(
    prizes.map(({ title }) => title),
    useLocale(),
  )
  const label = look.kind === 'box' ? t('box') : t(look.kind, { prizes: names })
  return (
    <div
      role="img"
      aria-label={label}
      className={classNames('overflow-hidden px-4 pt-4', look.kind === 'box' && 'bg-seal-soft')}
    >
      {look.kind === 'box' ? (
        <BoxStage
          theme={look.theme}
          prize={prizes.find(({ no }) => no === drawn?.prizeNo) ?? null}
          isAsking={phase.at === 'asking'}
          isPlaying={isPlaying}
          onSeen={onSeen}
        />
      ) : look.kind === 'grid' ? (
        <GridStage cells={look.cells} prizes={prizes} drawn={drawn} isPlaying={isPlaying} onSeen={onSeen} />
      ) : (
        <WheelStage
          slices={look.slices}
          words={new Map(prizes.map(({ no, title }) => [no, short(title)]))}
          drawn={drawn}
          isPlaying={isPlaying}
          onSeen={onSeen}
        />
      )}
    </div>
  )
}
