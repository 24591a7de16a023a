import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { formatDate } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { LiveMerge } from '@/lib/shoppers/merges/queries'
import { Unmerge } from './unmerge-client'

type MergeNotesProps = { merges: readonly LiveMerge[]; mayTakeApart: boolean }

/** Which accounts this one was merged with, and the way back. */
export async function MergeNotes({ merges, mayTakeApart }: MergeNotesProps) {
  const t = await getTranslations('points-desk.merge')
  const locale = await getLocale()
  const notes = merges.map(({ mergeId, isClosed, otherId, otherName, mergedAt, mergerName, reason }) => (
    <Notice
      key={mergeId}
      tone={isClosed ? 'warning' : 'info'}
      title={
        <Link href={paths.merchant.shopper(otherId)} prefetch={false} className="underline underline-offset-4">
          {t(isClosed ? 'into' : 'from', { name: otherName })}
        </Link>
      }
      action={mayTakeApart ? <Unmerge mergeId={mergeId} /> : null}
    >
      {t('facts', { who: mergerName, when: formatDate(mergedAt, locale, 'time'), reason })}
    </Notice>
  ))
  return notes.length > 0 ? <div className="grid gap-2">{notes}</div> : null
}
