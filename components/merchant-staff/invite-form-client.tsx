'use client'
import { useTranslations } from 'next-intl'
import { useWatch } from 'react-hook-form'
import { DeedSheet, useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { Field } from '@/components/ui/field'
import { Mail } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { inviteStaffAction } from '@/lib/staff/actions'
import { inviteStaffSchema } from '@/lib/staff/schema'
import { RoleField } from './role-field-client'

/** A letter to somebody who shall work here, behind the button that opens it. */
export function InviteForm() {
  const t = useTranslations('staff')
  const emailError = useTranslations('auth.errors')
  const { register, control, errors, errorOf, sheet } = useDeedSheet({
    schema: inviteStaffSchema,
    begin: () => ({ email: '', role: 'clerk' as const, reason: '' }),
    deed: inviteStaffAction,
    done: (_, { email }) => t('invited', { email }),
  })
  const role = useWatch({ control, name: 'role' })
  return (
    <DeedSheet
      label={
        <>
          <Mail aria-hidden="true" />
          {t('invite')}
        </>
      }
      title={t('inviteTitle')}
      submitLabel={t('send')}
      sheet={sheet}
    >
      <Field
        label={t('email')}
        hint={t('emailHint')}
        error={
          errors.email ? emailError(errors.email.message === 'email-missing' ? 'email-missing' : 'email-invalid') : null
        }
      >
        <Input type="email" autoComplete="off" inputMode="email" {...register('email')} />
      </Field>
      <RoleField role={role} field={register('role')} />
      <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(errors.reason)}>
        <Input autoComplete="off" {...register('reason')} />
      </Field>
    </DeedSheet>
  )
}
