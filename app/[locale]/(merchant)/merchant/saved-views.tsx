import { ViewBar } from '@/components/merchant-views/view-bar-client'
import type { StaffContext } from '@/lib/gate/context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { readParams } from '@/lib/views/pages/schema'
import { listViews } from '@/lib/views/queries'
import type { ViewPage } from '@/lib/views/rules'

type SavedViewsProps = {
  ctx: Pick<StaffContext, 'actor' | 'on'>
  page: ViewPage
  /** the page's address as it was asked */
  query: Readonly<Record<string, string | string[] | undefined>>
}

/** The views that somebody has of this page, above what it shows. */
export async function SavedViews({ ctx, page, query }: SavedViewsProps) {
  const { staffRole } = ctx.actor
  return (
    <ClientMessages namespaces={['views', 'merchant.form', 'refusals']}>
      <ViewBar
        page={page}
        views={await listViews(ctx, page)}
        shown={readParams(page, query)}
        mayShare={may(staffRole, 'desk.share')}
        isOwner={staffRole === 'owner'}
      />
    </ClientMessages>
  )
}
