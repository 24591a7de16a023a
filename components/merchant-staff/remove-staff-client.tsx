'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { StaffMember } from '@/lib/staff/queries'
import { inviteStaffSchema } from '@/lib/staff/schema'
import { useRoleChange } from './use-role-change-client'

const schema = inviteStaffSchema.pick({ reason: true })

/** Somebody works here no more: one reason, and for a moment the way back. */
export function RemoveStaff({ person: member }: { person: StaffMember }) {
  const t = useTranslations('staff')
  const errorOf = useFieldErrors()
  const [open, setOpen] = useState(false)
  const { change, refused, person } = useRoleChange(member)
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { reason: '' },
  })
  const send = handleSubmit(async ({ reason }) => {
    if (await change(null, reason)) setOpen(false)
  })
  return (
    <>
      <Button tone="ghost" size="sm" aria-label={t('removeOf', { name: person })} onClick={() => setOpen(true)}>
        {t('remove')}
      </Button>
      <SheetForm
        title={t('removeOf', { name: person })}
        open={open}
        onOpenChange={setOpen}
        onSubmit={send}
        submitLabel={t('remove')}
        busy={formState.isSubmitting}
        refused={refused}
      >
        <p className="text-ink-muted">{t('removeLead')}</p>
        <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(formState.errors.reason)}>
          <Input autoComplete="off" {...register('reason')} />
        </Field>
      </SheetForm>
    </>
  )
}
