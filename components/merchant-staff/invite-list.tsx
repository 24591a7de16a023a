import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDate } from '@/lib/i18n/format'
import type { StaffInvite } from '@/lib/staff/queries'
import { InviteDeeds } from './invite-deeds-client'

/** Who was asked and has not answered; nothing where nobody was. */
export function InviteList({ invites, mayWrite }: { invites: readonly StaffInvite[]; mayWrite: boolean }) {
  const t = useTranslations('staff')
  const roles = useTranslations('merchant.roles')
  const locale = useLocale()
  if (invites.length === 0) return null
  return (
    <section aria-labelledby="invites" className="grid gap-3">
      <h2 id="invites" className="font-display font-semibold text-lg">
        {t('invites')}
      </h2>
      <Table
        caption={t('invites')}
        head={
          <>
            <Th>{t('email')}</Th>
            <Th>{t('role')}</Th>
            <Th>{t('sent')}</Th>
            <Th>{t('until')}</Th>
            {mayWrite ? <Th align="end">{t('deeds')}</Th> : null}
          </>
        }
      >
        {invites.map((one) => (
          <Tr key={one.id}>
            <Td>
              <span className="min-w-0">
                <span className="block break-all font-medium">{one.email}</span>
                <span className="block text-ink-muted text-sm">{t('by', { name: one.invitedBy })}</span>
              </span>
            </Td>
            <Td label={t('role')}>{roles(one.role)}</Td>
            <Td label={t('sent')} className="whitespace-nowrap tabular">
              {formatDate(one.sentAt, locale, 'time')}
            </Td>
            <Td label={t('until')} className="whitespace-nowrap tabular">
              {one.isOver ? <Badge tone="warning">{t('over')}</Badge> : formatDate(one.expiresAt, locale, 'time')}
            </Td>
            {mayWrite ? (
              <Td align="end" label={t('deeds')}>
                <InviteDeeds id={one.id} email={one.email} />
              </Td>
            ) : null}
          </Tr>
        ))}
      </Table>
    </section>
  )
}
