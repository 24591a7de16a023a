'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { newRequestId } from '@/components/ui/request-id'
import { openChainAction } from '@/lib/campaigns/draws/actions'
import type { Way } from '@/lib/campaigns/play/rules'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { useRouter } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import type { Refused } from '@/lib/kernel/result'
import { AgeGate } from './age-gate-client'
import { BuyDraws } from './buy-draws-client'
import { ConfirmDraw } from './confirm-draw-client'
import { LostDraw } from './lost-draw-client'
import type { Play } from './play-props'
import { PlayStage } from './play-stage-client'
import { ResultSheet } from './result-sheet-client'
import { useDraw } from './use-draw-client'
import { WhyNot } from './why-not-client'

/** what the shopper pressed: a draw, or to buy some */
type Wish = 'confirm' | 'buy'

type PlayProps = {
  play: Play
  /** the odds of the next draw, for the question before it */
  odds: ReactNode
  /** what I have here */
  standing: ReactNode
}

/** The stage, the button below it, and every question between a press and a prize. */
export function PlayCampaign({ play, odds, standing }: PlayProps) {
  const t = useTranslations('campaigns.draw')
  const locale = useLocale()
  const router = useRouter()
  const draw = useDraw(play.campaignId)
  const [asking, setAsking] = useState<'age' | Wish | null>(null)
  const [wish, setWish] = useState<Wish>('confirm')
  const [commitment, setCommitment] = useState<string | null>(null)
  const { phase, refused } = draw
  const drawn = phase.at === 'playing' || phase.at === 'shown' ? phase.drawn : null
  const isBox = play.look.kind === 'box'

  const confirm = () => {
    setAsking('confirm')
    // asked for with each question, which also makes the first one: the seed may have been changed meanwhile
    if (play.mode === 'chain')
      void openChainAction({ campaignId: play.campaignId }).then(
        (chain) => chain.ok && setCommitment(chain.value.commitment),
        () => setCommitment(null),
      )
  }
  const goOn = (next: Wish) => (next === 'buy' ? setAsking('buy') : confirm())
  const begin = (next: Wish = 'confirm') => {
    draw.clearRefused()
    setWish(next)
    if (play.asksAge) setAsking('age')
    else goOn(next)
  }
  const go = (way: Way) => {
    setAsking(null)
    draw.draw({
      campaignId: play.campaignId,
      requestId: newRequestId(),
      version: play.version,
      costPoints: way === 'points' ? play.costPoints : null,
      ticketId: way === 'ticket' ? (play.ticketIds[0] ?? null) : null,
      commitment,
      confirmed: true,
    })
  }
  const close = () => {
    draw.close()
    router.refresh()
  }
  return (
    <>
      <PlayStage play={play} phase={phase} onSeen={draw.seen} />
      <div className="grid gap-4 p-4 md:p-6">
        {standing}
        {phase.at === 'playing' ? (
          <Button tone="outline" size="lg" block onClick={draw.seen}>
            {t('skip')}
          </Button>
        ) : play.whyNot ? (
          <WhyNot play={play} why={play.whyNot} />
        ) : (
          <Button tone="seal" size="lg" block busy={phase.at === 'asking'} onClick={() => begin()}>
            {t(isBox ? 'box' : 'spin')} · <WayWords play={play} />
          </Button>
        )}
        {refused && asking === null ? <Refusal refused={refused} onRefresh={close} /> : null}
        {play.mayBuy && phase.at === 'idle' ? (
          <Button tone="outline" block onClick={() => begin('buy')}>
            {t('buy.open', { money: formatMoney(play.cashMinor ?? 0, shopCurrency(), locale) })}
          </Button>
        ) : null}
      </div>
      <p role="status" className="sr-only">
        {phase.at === 'asking' ? t('asking') : phase.at === 'shown' ? announced(play, phase.drawn.prizeNo, t) : ''}
      </p>
      <AgeGate
        missing={asking === 'age' ? play.asksAge : null}
        onClose={() => setAsking(null)}
        onAdmitted={() => {
          router.refresh()
          goOn(wish)
        }}
      />
      <ConfirmDraw
        play={play}
        odds={odds}
        commitment={play.mode === 'chain' ? commitment : null}
        open={asking === 'confirm' && play.whyNot === null}
        onClose={() => setAsking(null)}
        onGo={go}
      />
      <ResultSheet
        play={play}
        drawn={phase.at === 'shown' ? drawn : null}
        onClose={close}
        onAgain={() => {
          close()
          begin()
        }}
      />
      <BuyDraws play={play} odds={odds} open={asking === 'buy' && play.mayBuy} onClose={() => setAsking(null)} />
      <LostDraw open={phase.at === 'lost'} onRetry={draw.retry} />
    </>
  )
}

/** Why nothing was drawn, and the way to what holds now. */
function Refusal({ refused, onRefresh }: { refused: Refused<string>; onRefresh: () => void }) {
  const t = useTranslations('campaigns.draw.confirm')
  const words = useRefusalWords(shopCurrency())
  return (
    <div className="grid gap-2">
      <FormError as="box">{words(refused)}</FormError>
      <Button tone="outline" size="sm" onClick={onRefresh} className="justify-self-start">
        {t('refresh')}
      </Button>
    </div>
  )
}

/** What the press would cost: of several ways the cheapest for the shopper is named. */
function WayWords({ play: { ways, costPoints } }: { play: Play }) {
  const t = useTranslations('campaigns.draw')
  const locale = useLocale()
  if (ways[0] === 'ticket') return t('confirm.costTicket')
  return ways[0] === 'points' ? t('for', { points: formatPoints(costPoints ?? 0, locale) }) : t('free')
}

const announced = (play: Play, prizeNo: number, t: ReturnType<typeof useTranslations<'campaigns.draw'>>): string =>
  t('result.announce', { title: play.prizes.find(({ no }) => no === prizeNo)?.title ?? '' })
