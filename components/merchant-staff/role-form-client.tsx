'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { StaffMember } from '@/lib/staff/queries'
import { inviteStaffSchema } from '@/lib/staff/schema'
import { RoleField } from './role-field-client'
import { useRoleChange } from './use-role-change-client'

const schema = inviteStaffSchema.pick({ role: true, reason: true })

/** Another role for somebody, with the reason that the record keeps. */
export function RoleForm({ person: member }: { person: StaffMember }) {
  const t = useTranslations('staff')
  const common = useTranslations('common.client')
  const errorOf = useFieldErrors()
  const [open, setOpen] = useState(false)
  const { change, refused, person } = useRoleChange(member)
  const { register, control, handleSubmit, formState, reset } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { role: member.role, reason: '' },
  })
  const role = useWatch({ control, name: 'role' })
  const send = handleSubmit(async (asked) => {
    if (!(await change(asked.role, asked.reason))) return
    setOpen(false)
    reset()
  })
  return (
    <>
      <Button tone="outline" size="sm" aria-label={t('changeOf', { name: person })} onClick={() => setOpen(true)}>
        {t('change')}
      </Button>
      <SheetForm
        title={t('changeOf', { name: person })}
        open={open}
        onOpenChange={setOpen}
        onSubmit={send}
        submitLabel={common('save')}
        busy={formState.isSubmitting}
        refused={refused}
      >
        <RoleField role={role} field={register('role')} />
        <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(formState.errors.reason)}>
          <Input autoComplete="off" {...register('reason')} />
        </Field>
      </SheetForm>
    </>
  )
}
