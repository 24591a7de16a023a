'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Mail } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { inviteStaffAction } from '@/lib/staff/actions'
import { type InviteStaff, inviteStaffSchema } from '@/lib/staff/schema'
import { RoleField } from './role-field-client'

/** A letter to somebody who shall work here, behind the button that opens it. */
export function InviteForm() {
  const t = useTranslations('staff')
  const errorOf = useFieldErrors()
  const emailError = useTranslations('auth.errors')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const { ask, refused } = useDeed()
  const { register, control, handleSubmit, formState, reset } = useForm<InviteStaff>({
    resolver: zodResolver(inviteStaffSchema),
    defaultValues: { email: '', role: 'clerk', reason: '' },
  })
  const { errors, isSubmitting } = formState
  const role = useWatch({ control, name: 'role' })
  const send = handleSubmit(async (input) => {
    if (!(await ask(inviteStaffAction(input)))) return
    setOpen(false)
    reset()
    toast.success(t('invited'), { description: input.email })
    router.refresh()
  })
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Mail aria-hidden="true" />
        {t('invite')}
      </Button>
      <SheetForm
        title={t('inviteTitle')}
        open={open}
        onOpenChange={setOpen}
        onSubmit={send}
        submitLabel={t('send')}
        busy={isSubmitting}
        refused={refused}
      >
        <Field
          label={t('email')}
          hint={t('emailHint')}
          error={
            errors.email
              ? emailError(errors.email.message === 'email-missing' ? 'email-missing' : 'email-invalid')
              : null
          }
        >
          <Input type="email" autoComplete="off" inputMode="email" {...register('email')} />
        </Field>
        <RoleField role={role} field={register('role')} />
        <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(errors.reason)}>
          <Input autoComplete="off" {...register('reason')} />
        </Field>
      </SheetForm>
    </>
  )
}
