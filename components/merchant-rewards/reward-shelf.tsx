import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SortForm } from '@/components/merchant-kit/sort-form'
import { EmptyState } from '@/components/ui/empty-state'
import { Gift } from '@/components/ui/icons'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import { RewardTable, type RewardTableProps } from './reward-table-client'

/** What stands in the mall, or what to do when nothing does. */
export function RewardShelf({ create, ...table }: RewardTableProps & { create: ReactNode }) {
  const t = useTranslations('rewards-desk.empty')
  const column = useTranslations('rewards-desk.columns')
  const { state, sort } = table.asked
  const archived = state === 'archived'
  if (table.rewards.length === 0) {
    return (
      <EmptyState mark={<Gift />} title={t(archived ? 'archived' : 'title')} action={archived ? null : create}>
        {archived ? null : t('body')}
      </EmptyState>
    )
  }
  return (
    <>
      <SortForm
        action={paths.merchant.rewards()}
        kept={{ state }}
        sort={sort}
        usual={column('usual')}
        columns={[
          { key: 'cost', label: column('cost'), kind: 'number' },
          { key: 'left', label: column('left'), kind: 'number' },
          { key: 'claimed', label: column('claimed'), kind: 'number' },
          { key: 'ends', label: column('window'), kind: 'day' },
        ]}
      />
      <ClientMessages namespaces={['rewards-desk', 'rewards.category', 'refusals']}>
        <RewardTable {...table} />
      </ClientMessages>
    </>
  )
}
