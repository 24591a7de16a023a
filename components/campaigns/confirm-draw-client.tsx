'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Notice } from '@/components/ui/notice'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import type { Way } from '@/lib/campaigns/play/rules'
import { formatPoints } from '@/lib/i18n/format'
import { Fingerprint } from './fingerprint'
import type { Play } from './play-props'
import { OddsAgain, QuestionSheet } from './question-sheet-client'

type ConfirmProps = {
  play: Play
  odds: ReactNode
  /** of the seed that the next draw is made of; null while it is asked for */
  commitment: string | null
  open: boolean
  onClose: () => void
  onGo: (way: Way) => void
}

/**
 * The question before each draw: what it costs, what the odds are, and that it can't be taken back. Nothing is ticked or chosen
 * beforehand, each time anew.
 */
export function ConfirmDraw({ play, odds, commitment, open, onClose, onGo }: ConfirmProps) {
  const t = useTranslations('campaigns.draw.confirm')
  const common = useTranslations('common.client')
  const isBox = play.look.kind === 'box'
  const [way, setWay] = useState<Way | null>(null)
  const [agreed, setAgreed] = useState(false)
  const [lacks, setLacks] = useState<'needWay' | 'needAgree' | 'offline' | null>(null)
  const chosen = play.ways.length === 1 ? play.ways[0] : way
  const leave = () => {
    setWay(null)
    setAgreed(false)
    setLacks(null)
  }
  const close = () => {
    leave()
    onClose()
  }
  const go = () => {
    if (!chosen) return setLacks('needWay')
    if (isBox && !agreed) return setLacks('needAgree')
    if (play.mode === 'chain' && !commitment) return setLacks('offline')
    leave()
    onGo(chosen)
  }
  return (
    <QuestionSheet
      title={t(isBox ? 'box' : 'draw')}
      open={open}
      onClose={close}
      yes={t(isBox ? 'goBox' : 'goDraw')}
      onYes={go}
      wrong={lacks === 'offline' ? common('offline') : lacks && t(lacks)}
    >
      <CostLines play={play} way={chosen ?? null} />
      {play.ways.length > 1 ? <Ways play={play} way={way} onWay={setWay} /> : null}
      {play.sure ? <Notice tone="seal">{t('pityNow', { prizes: play.sure })}</Notice> : null}
      <OddsAgain>{odds}</OddsAgain>
      {play.mode === 'chain' ? (
        <Fingerprint name={t('commitment')} value={commitment ?? t('commitmentWait')} />
      ) : (
        <Fingerprint name={t('root')} value={play.root ?? ''} />
      )}
      {isBox ? (
        <Checkbox label={t('agree')} checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
      ) : (
        <p className="text-ink-muted text-sm">{t('noticeDraw')}</p>
      )}
    </QuestionSheet>
  )
}

function CostLines({ play, way }: { play: Play; way: Way | null }) {
  const t = useTranslations('campaigns.draw.confirm')
  const page = useTranslations('campaigns.page')
  const locale = useLocale()
  const { costPoints, availablePoints, ticketIds, timesLeft } = play
  const points = (amount: number) => formatPoints(amount, locale)
  const lines = [
    way === 'points'
      ? [
          [t('cost'), t('costPoints', { points: points(costPoints ?? 0) })],
          [t('left'), t('leftPoints', { points: points(availablePoints - (costPoints ?? 0)) })],
        ]
      : way === 'ticket'
        ? [
            [t('cost'), t('costTicket')],
            [t('left'), t('leftTickets', { count: ticketIds.length - 1 })],
          ]
        : way === 'free'
          ? [[t('cost'), t('costFree')]]
          : [],
    timesLeft === null ? [] : [[t('today'), page('times', { count: timesLeft })]],
  ].flat()
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2 empty:hidden">
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt className="text-ink-muted text-sm">{name}</dt>
          <dd className="font-semibold text-lg tabular">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Ways({ play, way, onWay }: { play: Play; way: Way | null; onWay: (way: Way) => void }) {
  const t = useTranslations('campaigns.draw.confirm')
  const locale = useLocale()
  const said: Record<Way, string> = {
    points: t('wayPoints', { points: formatPoints(play.costPoints ?? 0, locale) }),
    ticket: t('wayTicket', { count: play.ticketIds.length }),
    free: t('costFree'),
  }
  return (
    <RadioGroup legend={t('ways')}>
      {play.ways.map((one) => (
        <Radio key={one} name="draw-way" label={said[one]} checked={one === way} onChange={() => onWay(one)} />
      ))}
    </RadioGroup>
  )
}
