'use client'
import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { StaffRole } from '@/lib/gate/context'
import { staffRoles } from '@/lib/staff/rules'

type RoleFieldProps = { role: StaffRole; field: ComponentProps<typeof Select> }

/** A role to choose, and what it is for. */
export function RoleField({ role, field }: RoleFieldProps) {
  const t = useTranslations('staff')
  const roles = useTranslations('merchant.roles')
  return (
    <Field label={t('role')} hint={t(`roleHints.${role}`)}>
      <Select {...field}>
        {staffRoles.map((one) => (
          <option key={one} value={one}>
            {roles(one)}
          </option>
        ))}
      </Select>
    </Field>
  )
}
