import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { formatDate } from '@/lib/i18n/format'
import type { ErasureStanding } from '@/lib/shoppers/erasure/queries'
import { WithdrawErasure } from './withdraw-erasure-client'

type ErasureNoteProps = { accountId: string; standing: ErasureStanding; mayWithdraw: boolean }

/** That a shopper asked to be forgotten: when it is done, or what stands in the way. */
export async function ErasureNote({ accountId, standing: { dueAt, doneAt, trouble }, mayWithdraw }: ErasureNoteProps) {
  if (!dueAt) return null
  const t = await getTranslations('points-desk.erasure')
  const refusals = await getTranslations('refusals')
  const locale = await getLocale()
  if (doneAt) return <Notice>{`${t('erased')} · ${formatDate(doneAt, locale)}`}</Notice>
  return (
    <Notice tone="warning" action={mayWithdraw ? <WithdrawErasure accountId={accountId} /> : null}>
      {trouble ? t('stuck', { trouble: refusals(trouble) }) : t('waiting', { day: formatDate(dueAt, locale) })}
    </Notice>
  )
}
