import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { InviteForm } from '@/components/merchant-staff/invite-form-client'
import { InviteList } from '@/components/merchant-staff/invite-list'
import { PermissionMatrix } from '@/components/merchant-staff/permission-matrix'
import { StaffTable } from '@/components/merchant-staff/staff-table'
import { staffPage } from '@/lib/gate/page-context'
import { may, permissions } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import { listInvites, listStaff } from '@/lib/staff/queries'

export async function generateMetadata() {
  return { title: (await getTranslations('staff'))('title') }
}

export default async function StaffPage() {
  const ctx = await staffPage('staff.read', paths.merchant.staff())
  const t = await getTranslations('staff')
  const mayWrite = may(ctx.actor.staffRole, 'staff.write')
  const [people, invites] = await Promise.all([listStaff(ctx), listInvites(ctx)])
  return (
    <ClientMessages namespaces={['staff', 'merchant.form', 'merchant.roles', 'auth.errors', 'refusals']}>
      <Page title={t('title')} lead={t('lead')} actions={mayWrite ? <InviteForm /> : null}>
        <div className="grid grid-cols-1 gap-8">
          <StaffTable people={people} own={ctx.actor.id} mayWrite={mayWrite} />
          <InviteList invites={invites} mayWrite={mayWrite} />
          <PermissionMatrix permissions={permissions} />
        </div>
      </Page>
    </ClientMessages>
  )
}
