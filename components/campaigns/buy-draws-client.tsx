'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useState, useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { NumberField } from '@/components/ui/number-field-client'
import { newRequestId } from '@/components/ui/request-id'
import { buyDrawsAction } from '@/lib/campaigns/tickets/actions'
import { formatMoney } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import type { Play } from './play-props'
import { OddsAgain, QuestionSheet } from './question-sheet-client'

/** lib/campaigns/tickets/schema.ts says the same */
const MOST_DRAWS = 20

type BuyProps = { play: Play; odds: ReactNode; open: boolean; onClose: () => void }

/** Draws for money: how many, the odds once more, and a yes that stands nowhere before. They are paid as an order is. */
export function BuyDraws({ play, odds, open, onClose }: BuyProps) {
  const t = useTranslations('campaigns.draw')
  const locale = useLocale()
  const words = useRefusalWords(shopCurrency())
  const [draws, setDraws] = useState(1)
  const [agreed, setAgreed] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  // pressed twice, or again after a lost answer, it is one order; another number of draws is another
  const [request, setRequest] = useState({ draws: 0, id: '' })
  const [busy, start] = useTransition()
  const { campaignId, cashMinor, timesLeft, look } = play
  const isBox = look.kind === 'box'
  const most = Math.min(MOST_DRAWS, timesLeft ?? MOST_DRAWS)
  const money = (amount: number) => formatMoney(amount, shopCurrency(), locale)
  const close = () => {
    setAgreed(false)
    setWrong(null)
    onClose()
  }
  const pay = () => {
    if (!agreed) return setWrong(t('confirm.needAgree'))
    const requestId = request.draws === draws ? request.id : newRequestId()
    setRequest({ draws, id: requestId })
    start(async () => {
      const asked = { campaignId, draws, cashMinor: cashMinor ?? 0, confirmed: true, requestId } as const
      const answer = await buyDrawsAction(asked).catch(() => ({ ok: false, refusal: 'offline' }) as const)
      // the pay page is somebody else's: the browser leaves this one
      if (answer.ok) window.location.assign(answer.value.payUrl)
      else setWrong(words(answer))
    })
  }
  return (
    <QuestionSheet
      title={t(isBox ? 'buy.title' : 'buy.titleDraw')}
      open={open}
      onClose={close}
      yes={t('buy.do', { money: money((cashMinor ?? 0) * draws) })}
      onYes={pay}
      busy={busy}
      wrong={wrong}
    >
      <Field label={`${t('buy.count')} · ${t('buy.price', { money: money(cashMinor ?? 0) })}`}>
        <NumberField
          min={1}
          max={most}
          value={draws}
          increaseLabel={t('buy.more')}
          decreaseLabel={t('buy.less')}
          className="w-40"
          onChange={(event) => setDraws(Math.min(most, Math.max(1, Math.trunc(event.target.valueAsNumber) || 1)))}
        />
      </Field>
      <OddsAgain>{odds}</OddsAgain>
      <p className="text-ink-muted text-sm">{t(isBox ? 'buy.note' : 'buy.noteDraw')}</p>
      <Checkbox label={t('buy.agree')} checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
    </QuestionSheet>
  )
}
