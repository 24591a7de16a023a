'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { MapPin, Plus } from '@/components/ui/icons'
import { Sheet } from '@/components/ui/sheet-client'
import type { SavedAddress } from '@/lib/shoppers/queries'
import { AddressCard } from './address-card-client'
import { AddressForm } from './address-form-client'

/** All addresses of a member; one form for a new and a known one, in a sheet. */
export function AddressBook({ addresses }: { addresses: readonly SavedAddress[] }) {
  const t = useTranslations('account.addresses')
  const common = useTranslations('common.client')
  const [edited, setEdited] = useState<SavedAddress | 'new' | null>(null)
  const add = (
    <Button onClick={() => setEdited('new')}>
      <Plus aria-hidden="true" />
      {t('add')}
    </Button>
  )
  return (
    <>
      {addresses.length === 0 ? (
        <EmptyState mark={<MapPin />} title={t('empty')} action={add}>
          {t('emptyBody')}
        </EmptyState>
      ) : (
        <>
          <ul className="grid gap-3 md:grid-cols-2">
            {addresses.map((address) => (
              <AddressCard key={address.id} address={address} onEdit={() => setEdited(address)} />
            ))}
          </ul>
          <div className="mt-6">{add}</div>
        </>
      )}
      <Sheet
        open={edited !== null}
        onOpenChange={(open) => (open ? undefined : setEdited(null))}
        title={edited === 'new' ? t('add') : t('edit')}
        closeLabel={common('close')}
      >
        {edited ? (
          <AddressForm
            known={edited === 'new' ? null : edited}
            isFirst={addresses.length === 0}
            onSaved={() => setEdited(null)}
          />
        ) : null}
      </Sheet>
    </>
  )
}
