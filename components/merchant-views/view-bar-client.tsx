'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PencilLine, UsersRound } from '@/components/merchant-kit/merchant-icons'
import { NavStrip } from '@/components/merchant-kit/nav-strip-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { IconButton } from '@/components/ui/icon-button'
import { Plus } from '@/components/ui/icons'
import { newRequestId } from '@/components/ui/request-id'
import { toast } from '@/components/ui/toast-client'
import { Link } from '@/lib/i18n/navigation'
import { type SavedView, sameParams, type ViewPage, type ViewParams } from '@/lib/views/rules'
import { useKeepView } from './use-keep-view-client'
import { useLeftView } from './use-left-view-client'
import { viewPlaces } from './view-places'
import { ViewSheet } from './view-sheet-client'

const tab =
  'inline-flex h-11 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-lg px-3 text-ink-muted text-sm hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink md:h-9 [&_svg]:size-3.5'

type ViewBarProps = {
  page: ViewPage
  views: readonly SavedView[]
  /** what the page shows now */
  shown: ViewParams
  mayShare: boolean
  /** changes what everybody shares, whoever saved it */
  isOwner: boolean
}

/** Views of a page, side by side: which is shown, whether it was changed since, and the way to keep what is shown. */
export function ViewBar({ page, views, shown, mayShare, isOwner }: ViewBarProps) {
  const t = useTranslations('views')
  const isPlain = Object.keys(shown).length === 0
  const here = views.find((view) => sameParams(view.params, shown)) ?? null
  const left = useLeftView(page, here?.id ?? null, isPlain)
  const changed = here || isPlain ? null : (views.find((view) => view.id === left) ?? null)
  const mayChange = ({ isMine, isShared }: SavedView) => (isMine || isOwner) && (mayShare || !isShared)
  const [edited, setEdited] = useState<SavedView | null>(null)
  const { keep, refused } = useKeepView(page)
  const replace = async (view: SavedView) => {
    if (await keep({ ...view, params: shown })) toast.success(t('replaced'))
  }
  if (views.length === 0 && isPlain) return null
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
      {views.length > 0 ? (
        <NavStrip aria-label={t('label')} className="-mx-1 flex min-w-0 gap-1 overflow-x-auto px-1 py-0.5">
          <Link href={viewPlaces[page]()} aria-current={isPlain ? 'true' : undefined} className={tab}>
            {t('all')}
          </Link>
          {views.map((view) => (
            <ViewTab
              key={view.id}
              page={page}
              view={view}
              isHere={view.id === here?.id}
              isChanged={view.id === changed?.id}
            />
          ))}
        </NavStrip>
      ) : null}
      <div className="flex flex-wrap items-center gap-1 md:ml-auto">
        {changed && mayChange(changed) ? (
          <Button tone="outline" size="sm" onClick={() => void replace(changed)}>
            {t('replace')}
          </Button>
        ) : null}
        {here || isPlain ? null : (
          <Button tone="ghost" size="sm" onClick={() => setEdited(newView(shown))}>
            <Plus aria-hidden="true" />
            {t(changed ? 'saveAs' : 'save')}
          </Button>
        )}
        {here && mayChange(here) ? (
          <IconButton size="sm" label={t('edit', { name: here.name })} onClick={() => setEdited(here)}>
            <PencilLine aria-hidden="true" />
          </IconButton>
        ) : null}
      </div>
      {refused ? (
        <FormError as="box" className="w-full">
          {refused}
        </FormError>
      ) : null}
      {edited ? (
        <ViewSheet key={edited.id} page={page} view={edited} mayShare={mayShare} onClose={() => setEdited(null)} />
      ) : null}
    </div>
  )
}

type ViewTabProps = { page: ViewPage; view: SavedView; isHere: boolean; isChanged: boolean }

function ViewTab({ page, view, isHere, isChanged }: ViewTabProps) {
  const t = useTranslations('views')
  return (
    <Link
      href={viewPlaces[page](view.params)}
      prefetch={false}
      aria-current={isHere ? 'true' : undefined}
      title={view.isShared ? t('sharedBy', { name: view.ownerName }) : undefined}
      className={tab}
    >
      <span className="max-w-48 truncate">{view.name}</span>
      {view.isShared ? (
        <>
          <UsersRound aria-hidden="true" />
          <span className="sr-only">{t('shared')}</span>
        </>
      ) : null}
      {isChanged ? (
        <span title={t('changedFrom', { name: view.name })} className="font-medium text-on-warning-soft">
          · {t('changed')}
        </span>
      ) : null}
    </Link>
  )
}

const newView = (params: ViewParams): SavedView => ({
  id: newRequestId(),
  name: '',
  params,
  isShared: false,
  isMine: true,
  ownerName: '',
})
