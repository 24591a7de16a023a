import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { Gift } from '@/components/ui/icons'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { RewardTable, type RewardTableProps } from './reward-table-client'

/** What stands in the mall, or what to do when nothing does. */
export function RewardShelf({
  archived,
  create,
  ...table
}: RewardTableProps & { archived: boolean; create: ReactNode }) {
  const t = useTranslations('rewards-desk.empty')
  if (table.rewards.length === 0) {
    return (
      <EmptyState mark={<Gift />} title={t(archived ? 'archived' : 'title')} action={archived ? null : create}>
        {archived ? null : t('body')}
      </EmptyState>
    )
  }
  return (
    <ClientMessages namespaces={['rewards-desk', 'rewards.category', 'refusals']}>
      <RewardTable {...table} />
    </ClientMessages>
  )
}
