'use client'
import { useLocale } from 'next-intl'
import { type ComponentProps, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-client'
import { paths } from '@/lib/paths'
import { shareContentAction } from '@/lib/radar/actions'

type PassOnProps = { linkId: string; label: string; done: string } & Pick<
  ComponentProps<typeof Button>,
  'tone' | 'size'
>

/** One's own link to a page, laid in the clipboard; shown where that may not be. */
export function PassOn({ linkId, label, done, ...look }: PassOnProps) {
  const locale = useLocale()
  const [link, setLink] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const copy = () =>
    start(async () => {
      const made = await shareContentAction({ linkId }).catch(() => null)
      if (!made?.ok) return
      const url = `${window.location.origin}/${locale}${paths.read(made.value.code)}`
      await navigator.clipboard.writeText(url).then(
        () => toast.success(done),
        () => setLink(url),
      )
    })
  return (
    <>
      <Button busy={busy} onClick={copy} {...look}>
        {label}
      </Button>
      {link === null ? null : (
        <p role="status" className="w-full select-all break-all rounded-lg bg-sunken p-3 font-mono text-sm">
          {link}
        </p>
      )}
    </>
  )
}
