'use client'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { LinkButton } from '@/components/layout/link-button'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { type Refused, refuse } from '@/lib/kernel/result'
import { paths } from '@/lib/paths'
import { giveAddressAction } from '@/lib/rewards/parcel/actions'
import type { GiftAddress } from './claim-words'

type GiveAddressProps = { claimId: string; title: string; addresses: readonly GiftAddress[] }

/** Asks the winner of a parcel where it is to go. */
export function GiveAddress({ claimId, title, addresses }: GiveAddressProps) {
  const t = useTranslations('rewards.mine.address')
  const words = useRefusalWords(shopCurrency())
  const router = useRouter()
  const [addressId, setAddressId] = useState(addresses[0]?.id ?? '')
  const [refused, setRefused] = useState<Refused<string> | null>(null)
  const [busy, start] = useTransition()
  if (addresses.length === 0) {
    return (
      <div className="grid gap-2">
        <p className="text-sm">{t('none')}</p>
        <LinkButton href={paths.accountAddresses()} size="sm" className="w-fit">
          {t('add')}
        </LinkButton>
      </div>
    )
  }
  const give = () =>
    start(async () => {
      const done = await giveAddressAction({ claimId, addressId }).catch(() => refuse('offline'))
      setRefused(done.ok ? null : done)
      if (!done.ok) return
      toast.success(t('done'))
      router.refresh()
    })
  return (
    <div className="grid gap-3">
      <Field label={t('label')}>
        <Select value={addressId} onChange={(event) => setAddressId(event.target.value)}>
          {addresses.map((one) => (
            <option key={one.id} value={one.id}>
              {one.line}
            </option>
          ))}
        </Select>
      </Field>
      {refused ? <FormError as="box">{words(refused)}</FormError> : null}
      <Button tone="seal" size="sm" busy={busy} onClick={give} className="w-fit" aria-label={t('giveOf', { title })}>
        {t('give')}
      </Button>
    </div>
  )
}
