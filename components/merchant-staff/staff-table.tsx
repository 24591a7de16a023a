import { useLocale, useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDate } from '@/lib/i18n/format'
import type { StaffMember } from '@/lib/staff/queries'
import { RemoveStaff } from './remove-staff-client'
import { RoleForm } from './role-form-client'

type StaffTableProps = { people: readonly StaffMember[]; own: string; mayWrite: boolean }

/** Everybody who works here; whoever looks is marked, and changes nothing of their own. */
export function StaffTable({ people, own, mayWrite }: StaffTableProps) {
  const t = useTranslations('staff')
  const roles = useTranslations('merchant.roles')
  const locale = useLocale()
  return (
    <div className="grid gap-3">
      <Table
        caption={t('people')}
        head={
          <>
            <Th>{t('person')}</Th>
            <Th>{t('role')}</Th>
            <Th>{t('signedIn')}</Th>
            {mayWrite ? <Th align="end">{t('deeds')}</Th> : null}
          </>
        }
      >
        {people.map((one) => (
          <Tr key={one.id}>
            <Td>
              <span className="flex min-w-0 items-center gap-3">
                <Avatar name={one.name || one.email} size="sm" />
                <span className="min-w-0">
                  <span className="flex flex-wrap items-center gap-2 font-medium">
                    {one.name || t('noName')}
                    {one.id === own ? <Badge tone="seal">{t('you')}</Badge> : null}
                    {one.isSuspended ? <Badge tone="danger">{t('suspended')}</Badge> : null}
                  </span>
                  <span className="block break-all text-ink-muted text-sm">{one.email}</span>
                </span>
              </span>
            </Td>
            <Td label={t('role')}>
              <span className="text-end md:text-start">
                <span className="block">{roles(one.role)}</span>
                <span className="block text-ink-muted text-sm">{t(`roleHints.${one.role}`)}</span>
              </span>
            </Td>
            <Td label={t('signedIn')} className="whitespace-nowrap tabular">
              {one.signedInAt ? formatDate(one.signedInAt, locale, 'time') : t('never')}
            </Td>
            {mayWrite ? (
              <Td align="end" label={t('deeds')}>
                {one.id === own ? (
                  '—'
                ) : (
                  <span className="flex justify-end gap-2">
                    <RoleForm key={one.role} person={one} />
                    <RemoveStaff person={one} />
                  </span>
                )}
              </Td>
            ) : null}
          </Tr>
        ))}
      </Table>
      {mayWrite ? null : <p className="text-ink-muted text-sm">{t('ownerOnly')}</p>}
    </div>
  )
}
