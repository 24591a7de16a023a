'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { useRouter } from '@/lib/i18n/navigation'
import { removeAddressAction, setDefaultAddressAction } from '@/lib/shoppers/actions'
import type { SavedAddress } from '@/lib/shoppers/queries'
import { AddressLines } from './address-lines'
import { useRefusalText } from './refusal-text-client'

type AddressCardProps = { address: SavedAddress; onEdit: () => void }

export function AddressCard({ address, onEdit }: AddressCardProps) {
  const t = useTranslations('account.addresses')
  const text = useRefusalText()
  const locale = useLocale()
  const router = useRouter()
  const [busy, startWork] = useTransition()
  const [refusal, setRefusal] = useState<string | null>(null)
  const { id, name, isDefault } = address

  const change = (action: typeof removeAddressAction) => () =>
    startWork(async () => {
      const answer = await action({ id }).catch(() => ({ ok: false as const, refusal: 'offline' }))
      if (answer.ok) router.refresh()
      else setRefusal(text(answer.refusal))
    })

  return (
    <li className="flex flex-col rounded-xl border border-line bg-surface p-4 shadow-sm md:p-5">
      <div className="flex items-start justify-between gap-3">
        <AddressLines address={address} locale={locale} />
        {isDefault ? <Badge tone="seal">{t('default')}</Badge> : null}
      </div>
      {refusal ? <FormError className="mt-3">{refusal}</FormError> : null}
      <div className="-mx-3 -mb-2 mt-auto flex flex-wrap pt-3">
        <Button tone="ghost" size="sm" onClick={onEdit} aria-label={t('editName', { name })}>
          {t('edit')}
        </Button>
        {isDefault ? null : (
          <Button
            tone="ghost"
            size="sm"
            disabled={busy}
            onClick={change(setDefaultAddressAction)}
            aria-label={t('makeDefaultName', { name })}
          >
            {t('makeDefault')}
          </Button>
        )}
        <Button
          tone="ghost"
          size="sm"
          disabled={busy}
          onClick={change(removeAddressAction)}
          className="text-on-danger-soft"
          aria-label={t('removeName', { name })}
        >
          {t('remove')}
        </Button>
      </div>
    </li>
  )
}
