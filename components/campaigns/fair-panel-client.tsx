'use client'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { changeSeedAction, openChainAction } from '@/lib/campaigns/draws/actions'
import type { Chain } from '@/lib/campaigns/draws/rules'
import { useRouter } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import type { Result } from '@/lib/kernel/result'
import { Fingerprint } from './fingerprint'
import { formText } from './form-text'

const SEED = /^[0-9A-Za-z_-]{8,64}$/

/** My chain: the fingerprint of the server's seed, my own seed to change, and what changing it lays open. */
export function FairPanel({ campaignId, first }: { campaignId: string; first: Chain | null }) {
  const t = useTranslations('campaigns.fair')
  const words = useRefusalWords(shopCurrency())
  const router = useRouter()
  const [chain, setChain] = useState(first)
  const [revealed, setRevealed] = useState<number | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const offline = () => ({ ok: false, refusal: 'offline' }) as const
  const ask = <V,>(deed: Promise<Result<V>>, done: (value: V) => void) =>
    start(async () => {
      const answer = await deed.catch(offline)
      setWrong(answer.ok ? null : words(answer))
      if (answer.ok) done(answer.value)
    })
  const change = (clientSeed: string | null) =>
    ask(changeSeedAction({ campaignId, clientSeed }), (value) => {
      setChain(value.chain)
      setRevealed(value.revealed?.nextNonce ?? 0)
      router.refresh()
    })
  if (!chain)
    return (
      <div className="grid justify-items-start gap-3">
        <p className="text-ink-muted">{t('none')}</p>
        <Button tone="outline" size="sm" busy={busy} onClick={() => ask(openChainAction({ campaignId }), setChain)}>
          {t('show')}
        </Button>
        {wrong ? <FormError as="box">{wrong}</FormError> : null}
      </div>
    )
  return (
    <div className="grid gap-3">
      <Fingerprint name={t('commitment')} value={chain.commitment} />
      <Fingerprint name={t('next')} value={chain.nextCommitment} />
      <form
        noValidate
        method="post"
        key={chain.clientSeed}
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          const seed = formText(new FormData(event.currentTarget), 'seed')
          if (SEED.test(seed)) change(seed)
          else setWrong(t('wrong'))
        }}
      >
        <Field label={`${t('mine')} · ${t('nonce', { count: chain.nextNonce })}`} hint={t('mineHint')}>
          <Input
            name="seed"
            defaultValue={chain.clientSeed}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
          />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" size="sm" busy={busy}>
            {t('save')}
          </Button>
          <Button tone="outline" size="sm" onClick={() => change(null)}>
            {t('random')}
          </Button>
        </div>
      </form>
      {wrong ? <FormError as="box">{wrong}</FormError> : null}
      {revealed === null ? null : (
        <Notice tone="success" live title={t('changed')}>
          {revealed > 0 ? t('revealed', { count: revealed }) : null}
        </Notice>
      )}
    </div>
  )
}
