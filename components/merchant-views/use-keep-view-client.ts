'use client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { useRouter } from '@/lib/i18n/navigation'
import { keepViewAction } from '@/lib/views/actions'
import type { SavedView, ViewPage } from '@/lib/views/rules'

/** Keeps a view of this page as it stands there; whether it was kept, and why not. */
export function useKeepView(page: ViewPage) {
  const router = useRouter()
  const { ask, refused } = useDeed()
  async function keep({ id, name, params, isShared }: SavedView): Promise<boolean> {
    const kept = await ask(keepViewAction({ id, page, name, params: { ...params }, isShared }))
    if (kept) router.refresh()
    return kept !== null
  }
  return { keep, ask, refused }
}
