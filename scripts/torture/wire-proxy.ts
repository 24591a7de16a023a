import net from 'node:net'

// A TCP proxy before PostgreSQL. It knows just enough of the protocol to see round trips: what a client sends before it
// waits for an answer. It counts them, delays them, and at a chosen one cuts the wire.

/**
 * before-send: the server never sees the message. after-send: it does, and both sides are cut at once. before-reply: it
 * has answered, so a commit is done, and the answer never arrives. half-open: nobody hears anything any more, and nobody
 * is told.
 */
export type Cut = 'before-send' | 'after-send' | 'before-reply' | 'half-open'

/** What happens at the n-th round trip from now; `strike` runs first, and may kill whoever is asking. */
export type Blow = { trip: number; cut: Cut | 'none'; strike?: () => void }

const STARTUP = 0
/** Query, Sync, password, function call: after these a client waits. */
const waits = new Set(['Q', 'S', 'p', 'F'].map((letter) => letter.charCodeAt(0)))
const TERMINATE = 'X'.charCodeAt(0)
/** ReadyForQuery and an authentication request end an answer. */
const answers = new Set(['Z', 'R'].map((letter) => letter.charCodeAt(0)))

/** Splits a stream of messages: `take` is told each one's type and bytes. The first message of a client has no type. */
function framing(take: (type: number, bytes: Buffer) => void, untypedFirst: boolean) {
  let rest: Buffer = Buffer.alloc(0)
  let isFirst = untypedFirst
  return (chunk: Buffer) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    for (;;) {
      const head = isFirst ? 0 : 1
      if (rest.length < head + 4) return
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) return
      const message = rest.subarray(0, length)
      rest = rest.subarray(length)
      const type = isFirst ? STARTUP : (message[0] ?? STARTUP)
      isFirst = false
      take(type, message)
    }
  }
}

export type Wire = Awaited<ReturnType<typeof openWire>>

/** Stands before the server of `to`; `delay` answers the milliseconds that the next message waits. */
export async function openWire(to: string, delay: () => number = () => 0) {
  const target = new URL(to)
  const open = new Set<net.Socket>()
  const counted = { trips: 0, messages: 0, cuts: 0 }
  let blow: Blow | null = null

  const due = (): Blow | null => {
    counted.trips += 1
    if (!blow) return null
    blow = { ...blow, trip: blow.trip - 1 }
    if (blow.trip > 0) return null
    const now = blow
    blow = null
    counted.cuts += 1
    return now
  }

  const server = net.createServer((client) => {
    const far = net.connect(Number(target.port), target.hostname)
    for (const socket of [client, far]) {
      socket.setNoDelay(true)
      open.add(socket)
      socket.on('error', () => {}).on('close', () => open.delete(socket))
    }
    let mode: 'pass' | Cut = 'pass'
    const cut = () => {
      client.destroy()
      far.destroy()
    }
    let upstream = Promise.resolve()
    let downstream = Promise.resolve()
    const later = (before: Promise<void>, send: () => void): Promise<void> => {
      const wait = delay()
      if (wait <= 0) return before.then(send)
      return before.then(() => new Promise<void>((done) => setTimeout(() => done(send()), wait)))
    }
    let waiting: Buffer[] = []
    const fromClient = framing((type, bytes) => {
      counted.messages += 1
      waiting.push(bytes)
      if (type !== STARTUP && type !== TERMINATE && !waits.has(type)) return
      const batch = Buffer.concat(waiting)
      waiting = []
      upstream = later(upstream, () => {
        if (mode !== 'pass') return
        const now = type === TERMINATE ? null : due()
        now?.strike?.()
        if (now && now.cut !== 'none') mode = now.cut
        if (mode === 'half-open') return
        if (mode === 'before-send') return cut()
        far.write(batch, () => mode === 'after-send' && cut())
      })
    }, true)
    const untilAnswered = framing((type) => answers.has(type) && cut(), false)
    client.on('data', fromClient).on('close', () => {
      // the server may still be at work on the last message: it is let finish, as when a client is killed
      if (far.writable) far.end()
    })
    far.on('data', (chunk: Buffer) => {
      if (mode === 'before-reply') return untilAnswered(chunk)
      if (mode !== 'pass') return
      downstream = later(downstream, () => void (client.writable && client.write(chunk)))
    })
    far.on('close', () => mode !== 'half-open' && void downstream.then(() => client.destroy()))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const url = new URL(to)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  return {
    url: url.toString(),
    counted,
    arm: (next: Blow | null) => {
      blow = next
    },
    /** Whether the blow has fallen. */
    isArmed: () => blow !== null,
    /** Until nobody is connected: what the server was told, it has done. */
    quiet: async () => {
      while (open.size > 0) await new Promise((resolve) => setTimeout(resolve, 2))
    },
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
