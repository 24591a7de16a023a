import type http from 'node:http'

/** The listener of a Next server with a cache of kept pages before it. */
export function withKeptPages(listener: http.RequestListener, now?: () => number): http.RequestListener
/** Every server that `http` creates from now on has the cache before its listener. */
export function keepPages(module: Pick<typeof http, 'createServer'>): void
