'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet-client'
import { findCodeReader } from './find-code-reader-client'

const LOOKS_EVERY_MS = 200
const never = () => () => {}
const hasCamera = () => 'mediaDevices' in navigator
const no = () => false

/** The camera reads codes; where a page may ask for none there is no button, and a scanner types. */
export function CodeCamera({ onCode }: { onCode: (code: string) => void }) {
  const t = useTranslations('rewards-desk.verify')
  const can = useSyncExternalStore(never, hasCamera, no)
  const [open, setOpen] = useState(false)
  if (!can) return null
  const found = (code: string) => {
    setOpen(false)
    onCode(code)
  }
  return (
    <>
      <Button tone="outline" onClick={() => setOpen(true)}>
        {t('scan')}
      </Button>
      <Sheet open={open} onOpenChange={setOpen} title={t('scan')} closeLabel={t('scanClose')} side="bottom">
        {open ? <Viewfinder onCode={found} /> : null}
      </Sheet>
    </>
  )
}

function Viewfinder({ onCode }: { onCode: (code: string) => void }) {
  const t = useTranslations('rewards-desk.verify')
  const video = useRef<HTMLVideoElement>(null)
  const [trouble, setTrouble] = useState<'cameraBlocked' | 'readerMissing' | null>(null)
  useEffect(() => {
    let stream: MediaStream | null = null
    const over = new AbortController()
    const reading = findCodeReader().catch(() => null)
    const look = async () => {
      if (!video.current) return
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (over.signal.aborted) return stop(stream)
      video.current.srcObject = stream
      await video.current.play()
      const reader = await reading
      if (!reader) {
        stop(stream)
        return setTrouble('readerMissing')
      }
      while (!over.signal.aborted && video.current) {
        const [seen] = await reader.detect(video.current).catch(() => [])
        if (seen && !over.signal.aborted) return onCode(seen.rawValue)
        await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS))
      }
    }
    void look().catch(() => setTrouble('cameraBlocked'))
    return () => {
      over.abort()
      stop(stream)
    }
    // asked for once, when it opens
  }, [onCode])
  if (trouble) return <p role="alert">{t(trouble)}</p>
  return (
    <video
      ref={video}
      muted
      playsInline
      aria-label={t('scan')}
      className="aspect-square w-full rounded-lg bg-sunken object-cover"
    />
  )
}

const stop = (stream: MediaStream | null) => {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
