import type http from 'node:http'

type Answering = (request: never, route: { params: Promise<Record<string, string>> }) => Promise<Response>
type Doors = Map<string, { method: string; at: RegExp; answer: Answering }>
type Everywhere = readonly (readonly [name: string, value: string])[]

/** The listener of a Next server with the listed routes before it; `everywhere` are the headers that each answer carries. */
export function withAnswersAhead(
  listener: http.RequestListener,
  everywhere?: Everywhere,
  doors?: Doors,
): http.RequestListener
/** Every server that `http` creates from now on has them before its listener. */
export function answerAhead(module: Pick<typeof http, 'createServer'>, everywhere: Everywhere): void
