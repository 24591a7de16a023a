'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet-client'

type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> }
type DetectorClass = new (options: { formats: string[] }) => Detector

const detectorOf = (): DetectorClass | null =>
  typeof window !== 'undefined' && 'BarcodeDetector' in window && 'mediaDevices' in navigator
    ? // the browser's own, and not in every library's types
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      (window as unknown as { BarcodeDetector: DetectorClass }).BarcodeDetector
    : null

const LOOKS_EVERY_MS = 200
const never = () => () => {}
const no = () => false

/** The camera reads QR and barcodes where the browser can; elsewhere there is no button, and a scanner types. */
export function CodeCamera({ onCode }: { onCode: (code: string) => void }) {
  const t = useTranslations('rewards-desk.verify')
  const can = useSyncExternalStore(never, () => detectorOf() !== null, no)
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
  const [blocked, setBlocked] = useState(false)
  useEffect(() => {
    const Reader = detectorOf()
    let stream: MediaStream | null = null
    const over = new AbortController()
    const look = async () => {
      if (!Reader || !video.current) return
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (over.signal.aborted) return stop(stream)
      video.current.srcObject = stream
      await video.current.play()
      const reader = new Reader({ formats: ['qr_code', 'code_128'] })
      while (!over.signal.aborted && video.current) {
        const [seen] = await reader.detect(video.current).catch(() => [])
        if (seen && !over.signal.aborted) return onCode(seen.rawValue)
        await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS))
      }
    }
    void look().catch(() => setBlocked(true))
    return () => {
      over.abort()
      stop(stream)
    }
    // asked for once, when it opens
  }, [onCode])
  if (blocked) return <p>{t('cameraBlocked')}</p>
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
