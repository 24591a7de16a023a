'use client'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { BoxStage } from './box-stage-client'
import { GridStage } from './grid-stage-client'
import type { Play } from './play-props'
import type { Phase } from './use-draw-client'
import { WheelStage } from './wheel-stage-client'

const SHORT = 7

/** What is looked at while it is drawn. It shows what the server has said and nothing else. */
export function PlayStage({ play, phase, onSeen }: { play: Play; phase: Phase; onSeen: () => void }) {
  const t = useTranslations('campaigns.draw.stage')
  const { look, prizes } = play
  const drawn = phase.at === 'playing' || phase.at === 'shown' ? phase.drawn : null
  const isPlaying = phase.at === 'playing'
  const names = prizes.map(({ title }) => title).join('、')
  const label = look.kind === 'box' ? t('box') : t(look.kind, { prizes: names })
  const short = (title: string) => (title.length > SHORT ? `${title.slice(0, SHORT - 1)}…` : title)
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
