// The steps of an order, answered in front of Next by the very handlers that Next would call: for a call that is one statement
// it spends more on its way to a handler and back than handler and database together. lib/gate/answer-ahead.ts lists
// them once Next has loaded them. The build puts this file beside Next's standalone server.

// Longer bodies, and those of no told length, are read by Next's way, with the gate's own limit.
const MOST_BYTES = 64 * 1024

const plainAddress = /^(\/api\/[\w\-.~/]+)(?:\?[\w\-.~=&]*)?$/

function doorOf(request, doors) {
  if (!request.url.startsWith('/api/') || 'next-action' in request.headers) return null
  const path = plainAddress.exec(request.url)?.[1]
  if (!path || !hasPlainBody(request)) return null
  for (const { method, at, answer } of doors.values()) {
    const found = method === request.method ? at.exec(path) : null
    if (found) return { answer, params: { ...found.groups } }
  }
  return null
}

function hasPlainBody({ method, headers }) {
  const length = headers['content-length']
  if ('transfer-encoding' in headers || 'expect' in headers) return false
  return method === 'GET' ? length === undefined : Number(length) <= MOST_BYTES
}

/** What a handler reads of a request: its address, headers and bytes; `known` are headers that Next's way would add. */
export const asked = (request, known = {}) => ({
  url: `http://localhost${request.url}`,
  headers: {
    get: (name) => {
      const value = known[name] ?? request.headers[name.toLowerCase()]
      return Array.isArray(value) ? value.join(', ') : (value ?? null)
    },
  },
  // a reader who stops early leaves the socket to the answer
  body: { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) },
})

async function answerBy(door, request, answer, everywhere) {
  try {
    const made = await door.answer(asked(request), { params: Promise.resolve(door.params) })
    const body = Buffer.from(await made.text())
    for (const [name, value] of everywhere) answer.setHeader(name, value)
    for (const [name, value] of made.headers) if (name !== 'set-cookie') answer.setHeader(name, value)
    const cookies = made.headers.getSetCookie()
    if (cookies.length > 0) answer.setHeader('set-cookie', cookies)
    answer.setHeader('content-length', body.length)
    answer.writeHead(made.status).end(body)
  } catch (error) {
    if (request.destroyed && !request.complete) return
    console.error(error)
    if (answer.headersSent) answer.destroy()
    else answer.writeHead(500).end()
  }
}

/** The listener of a Next server with the listed routes before it; `everywhere` are the headers that each answer carries. */
export function withAnswersAhead(listener, everywhere = [], doors = (globalThis.regularsDoors ??= new Map())) {
  return (request, answer) => {
    const door = doorOf(request, doors)
    return door ? void answerBy(door, request, answer, everywhere) : listener(request, answer)
  }
}

/** Every server that `http` creates from now on has them before its listener. */
export function answerAhead(http, everywhere) {
  const create = http.createServer
  http.createServer = (...given) => {
    const listener = given.at(-1)
    return typeof listener === 'function'
      ? create(...given.slice(0, -1), withAnswersAhead(listener, everywhere))
      : create(...given)
  }
}
