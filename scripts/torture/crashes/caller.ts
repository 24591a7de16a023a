// A process that calls one verb at a time over a database address it is given, and may be killed at any moment. Its
// supervisor is another process: a killer inside the caller's own event loop would hide what it does.
import { connectTo, disconnect } from '@/lib/db/client'
import { type Call, calls } from './calls'

export type Asked = { url: string; call: Call; input: unknown }
/** unknown: the call threw, and whoever asked cannot know whether it was done. */
export type Told = { outcome: 'done' | 'refused' | 'unknown'; says: string; value?: unknown }

async function answer({ url, call, input }: Asked): Promise<Told> {
  connectTo(url, 2)
  try {
    const made = await calls[call](input as never)
    if (made.ok) return { outcome: 'done', says: 'done', value: made.value }
    // a provider out of reach is not a no: the outcome is open until the same key is tried again
    const isOpen = made.refusal === 'payments-unavailable'
    return { outcome: isOpen ? 'unknown' : 'refused', says: made.refusal ?? 'refused' }
  } catch (error) {
    return { outcome: 'unknown', says: error instanceof Error ? error.message : String(error) }
  } finally {
    await disconnect().catch(() => {})
  }
}

// what a lost connection writes is what this process is for
console.error = () => {}
process.on('message', (asked: Asked) => void answer(asked).then((told) => process.send?.(told)))
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
