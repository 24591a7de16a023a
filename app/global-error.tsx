'use client'
import { ErrorPage } from '@/components/layout/error-page-client'
import './globals.css'

/** Even the frame broke: the same page, in a frame of its own. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  )
}
