'use client'
import { useLocale, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet-client'
import type { Drawn } from '@/lib/campaigns/draws/rules'
import { formatPoints } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import type { Play, PlayPrize } from './play-props'
import { PrizePicture } from './prize-picture'

type ResultProps = { play: Play; drawn: Drawn | null; onClose: () => void; onAgain: () => void }

/** What it was, and where to find it. */
export function ResultSheet({ play, drawn, onClose, onAgain }: ResultProps) {
  const t = useTranslations('campaigns.draw.result')
  const common = useTranslations('common.client')
  const prize = play.prizes.find(({ no }) => no === drawn?.prizeNo)
  const isOpen = drawn !== null && prize !== undefined
  const title = prize?.kind === 'nothing' ? t('titleNothing') : t(play.look.kind === 'box' ? 'titleBox' : 'title')
  return (
    <Sheet
      open={isOpen}
      onOpenChange={(open) => !open && isOpen && onClose()}
      title={title}
      closeLabel={common('close')}
      side="bottom"
      footer={
        <div className="grid grid-cols-2 gap-2">
          <Button tone="outline" onClick={onAgain}>
            {t('again')}
          </Button>
          {prize && drawn ? <WhereTo prize={prize} onClose={onClose} /> : null}
        </div>
      }
    >
      {isOpen ? <Won play={play} prize={prize} drawn={drawn} /> : null}
    </Sheet>
  )
}

function Won({ play, prize, drawn }: { play: Play; prize: PlayPrize; drawn: Drawn }) {
  const t = useTranslations('campaigns.draw.result')
  const locale = useLocale()
  const gone = drawn.drawnPrizeNo === drawn.prizeNo ? null : play.prizes.find(({ no }) => no === drawn.drawnPrizeNo)
  return (
    <div className="grid justify-items-center gap-3 py-2 text-center">
      <span className="size-36 overflow-hidden rounded-2xl bg-sunken shadow-md ring-1 ring-line">
        <PrizePicture prize={prize} sizes="9rem" className="text-4xl" />
      </span>
      <p className="font-display font-semibold text-2xl">{prize.title}</p>
      {prize.hidden || play.sure ? (
        <p className="flex flex-wrap justify-center gap-2">
          {prize.hidden ? <Badge tone="solid">{t('hidden')}</Badge> : null}
          {play.sure ? <Badge tone="seal">{t('pity')}</Badge> : null}
        </p>
      ) : null}
      <p className="text-ink-muted">
        {prize.kind === 'nothing'
          ? t('nothing')
          : prize.kind === 'points'
            ? t('points', { points: formatPoints(drawn.points, locale) })
            : t(drawn.claimState === 'issued' || prize.rewardKind === 'parcel' ? 'reward' : 'delayed')}
      </p>
      {gone ? <p className="text-ink-muted text-sm">{t('instead', { title: gone.title })}</p> : null}
      <LinkButton href={paths.campaignDraws(play.slug)} tone="link" size="sm">
        {t('proof')}
      </LinkButton>
    </div>
  )
}

function WhereTo({ prize, onClose }: { prize: PlayPrize; onClose: () => void }) {
  const t = useTranslations('campaigns.draw.result')
  if (prize.kind !== 'reward')
    return (
      <Button tone="seal" onClick={onClose}>
        {t('close')}
      </Button>
    )
  return (
    <LinkButton href={paths.myRewards()} tone="seal">
      {t(prize.rewardKind === 'parcel' ? 'address' : 'seeReward')}
    </LinkButton>
  )
}
