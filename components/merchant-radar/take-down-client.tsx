'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { saveContentAction } from '@/lib/radar/actions'
import type { SaveContent } from '@/lib/radar/schema'

/** Takes a page down at once, with a way back; or puts it up again. */
export function TakeDown({ content }: { content: SaveContent }) {
  const t = useTranslations('campaigns-desk.content')
  const locale = useLocale()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [busy, start] = useTransition()
  const state = (archived: boolean) =>
    start(async () => {
      if (!(await ask(saveContentAction({ ...content, archived })))) return
      router.refresh()
      if (!archived) return
      toast.success(t('wentDown', { name: locale === 'en' ? content.titleEn : content.titleZh }), {
        action: { label: t('undo'), onPress: () => state(false) },
      })
    })
  return (
    <>
      <Button tone="ghost" size="sm" busy={busy} onClick={() => state(!content.archived)}>
        {t(content.archived ? 'up' : 'down')}
      </Button>
      {refused ? <FormError>{refused}</FormError> : null}
    </>
  )
}
