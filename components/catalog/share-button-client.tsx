'use client'
import { IconButton } from '@/components/ui/icon-button'
import { Share2 } from '@/components/ui/icons'
import { toast } from '@/components/ui/toast-client'

/** Hands the address on by the device's own sheet, or lays it in the clipboard. */
export function ShareButton({ title, label, done }: { title: string; label: string; done: string }) {
  const share = async () => {
    const url = window.location.href
    try {
      // on a desk the device's sheet is more in the way than a link in hand
      if ('share' in navigator && window.matchMedia('(pointer: coarse)').matches) await navigator.share({ title, url })
      else {
        await navigator.clipboard.writeText(url)
        toast.success(done)
      }
    } catch {
      // shut without sharing: nothing to say
    }
  }
  return (
    <IconButton label={label} tone="outline" size="lg" className="border-line" onClick={() => void share()}>
      <Share2 aria-hidden="true" />
    </IconButton>
  )
}
