'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { Download, Share2 } from '@/components/ui/icons'
import { Sheet } from '@/components/ui/sheet-client'
import { toast } from '@/components/ui/toast-client'
import { paths } from '@/lib/paths'

type ShareProps = { code: string; link: string; title: string }

const POSTER = { width: 750, height: 1_200 }

/** One's own link to copy, to hand on, or as a poster that a phone saves by a long press. */
export function Share({ code, link, title }: ShareProps) {
  const t = useTranslations('campaigns.invite.share')
  const common = useTranslations('common.client')
  const locale = useLocale()
  const [open, setOpen] = useState(false)
  const poster = paths.api.invitePoster(code, locale)
  const copy = () => {
    navigator.clipboard.writeText(link).then(
      () => toast.success(t('copied')),
      () => toast.error(t('copyFailed')),
    )
  }
  return (
    <div className="grid gap-3">
      <p className="grid gap-1">
        <span className="text-ink-muted text-sm">{t('yours')}</span>
        <span className="select-all break-all rounded-lg bg-sunken px-3 py-2 font-mono text-sm">{link}</span>
      </p>
      <div className="grid grid-cols-2 gap-2">
        <Button tone="outline" onClick={copy}>
          <Share2 aria-hidden="true" />
          {t('copy')}
        </Button>
        <Button tone="seal" onClick={() => setOpen(true)}>
          {t('poster')}
        </Button>
      </div>
      <p className="text-ink-muted text-sm">{t('code', { code })}</p>
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title={t('poster')}
        closeLabel={common('close')}
        side="bottom"
        footer={
          <a href={poster} download={`${code}.png`} className={buttonStyle({ tone: 'outline', block: true })}>
            <Download aria-hidden="true" />
            {t('save')}
          </a>
        }
      >
        <div className="grid justify-items-center gap-3">
          <p className="text-ink-muted text-sm">{t('press')}</p>
          {/* oxlint-disable-next-line nextjs/no-img-element -- a phone saves a picture that is one, by a long press */}
          <img
            src={poster}
            {...POSTER}
            alt={t('posterAlt', { title, link })}
            className="h-auto w-full max-w-72 rounded-xl border border-line shadow-sm"
          />
        </div>
      </Sheet>
    </div>
  )
}
