import type { Metadata } from 'next'
import { SealMark } from '@/components/layout/seal-mark'
import './globals.css'

export const metadata: Metadata = { title: '404 · 回头客 Regulars' }

/** An address outside both languages. Needs no script, and gets none that it could trust. */
export default function GlobalNotFound() {
  return (
    <html lang="zh-CN">
      <body>
        <main className="wrap grid min-h-dvh place-content-center justify-items-center gap-4 text-center">
          <SealMark className="size-14" />
          <h1 className="font-display text-2xl">这里什么也没有</h1>
          <p lang="en" className="text-ink-muted">
            Nothing here.
          </p>
          {/* a whole load: the proxy picks the language */}
          {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
          <a href="/" className="inline-flex min-h-11 items-center underline underline-offset-4">
            回头客 · Regulars
          </a>
        </main>
      </body>
    </html>
  )
}
