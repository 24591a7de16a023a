import type http from 'node:http'
import type { ReactNode } from 'react'

/** The listener of a Next server with the listed pages before it; `draw` is what makes bytes of a page's content. */
export function withPagesAhead(
  listener: http.RequestListener,
  draw?: (content: ReactNode) => Promise<Uint8Array>,
  now?: () => number,
): http.RequestListener
/** Every server that `http` creates from now on has them before its listener. */
export function answerPages(module: Pick<typeof http, 'createServer'>): void
