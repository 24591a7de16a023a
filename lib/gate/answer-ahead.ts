import type { Asked } from './request'

type Answering = (request: Asked, route: { params: Promise<Record<string, string>> }) => Promise<Response>

/** Where the server looks for them (scripts/lib/answer-ahead.mjs), which is no part of Next's build. */
const doors = ((globalThis as { regularsDoors?: Map<string, Door> }).regularsDoors ??= new Map<string, Door>())

type Door = { method: string; at: RegExp; answer: Answering }

/**
 * From now on the server answers these methods of the route itself, by the same handlers, and Next is not asked: it spends
 * more on such a call than the handler and the database. For the steps of an order, which take JSON and change no page.
 * The handlers must take everything from the request. Next loads the route for whoever asks first.
 */
export function answerAhead(route: string, methods: Record<string, Answering>): void {
  const at = new RegExp(`^${route.replace(/\[(\w+)\]/g, '(?<$1>[\\w.~-]+)')}$`)
  for (const [method, answer] of Object.entries(methods)) doors.set(`${method} ${route}`, { method, at, answer })
}
