'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DeedSheet, useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { saveStoreAction } from '@/lib/rewards/stores/actions'
import type { Clerk } from '@/lib/rewards/stores/queries'
import { type SaveStore, saveStoreSchema } from '@/lib/rewards/stores/schema'

type StoreFormProps = { store: SaveStore; clerks: readonly Clerk[]; title: string; children: ReactNode }

/** A counter's names and who stands there, behind the button that opens them. */
export function StoreForm({ store, clerks, title, children }: StoreFormProps) {
  const t = useTranslations('rewards-desk.stores')
  const roles = useTranslations('merchant.roles')
  const common = useTranslations('common.client')
  const { register, errors, errorOf, sheet } = useDeedSheet({
    schema: saveStoreSchema,
    begin: (sent) => (store.id && sent) || store,
    deed: saveStoreAction,
    done: (_, sent) => t('saved', { name: sent.nameZh }),
  })
  return (
    <DeedSheet
      tone={store.id ? 'outline' : 'primary'}
      size={store.id ? 'sm' : 'md'}
      label={children}
      labelOf={title}
      title={title}
      submitLabel={common('save')}
      sheet={sheet}
    >
      <Field label={t('nameZh')} error={errorOf(errors.nameZh)}>
        <Input lang="zh-CN" autoComplete="off" {...register('nameZh')} />
      </Field>
      <Field label={t('nameEn')} error={errorOf(errors.nameEn)}>
        <Input lang="en" autoComplete="off" {...register('nameEn')} />
      </Field>
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium text-sm">{t('staff')}</legend>
        {clerks.map((one) => (
          <Checkbox key={one.id} value={one.id} label={`${one.name} · ${roles(one.role)}`} {...register('staff')} />
        ))}
      </fieldset>
    </DeedSheet>
  )
}
