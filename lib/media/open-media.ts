import { open } from 'node:fs/promises'
import path from 'node:path'
import { isMediaName, widestName } from '@/lib/kernel/picture'

export type OpenMedia = { size: number; stream: ReadableStream<Uint8Array> }

/** The bytes of one stored picture, or null: names that we never write are not even looked for. */
export async function openMedia(dir: string, name: string): Promise<OpenMedia | null> {
  if (!isMediaName(name)) return null
  const file = (await opened(dir, name)) ?? (await opened(dir, widestName(name)))
  if (!file) return null
  const { size } = await file.stat()
  return { size, stream: webStream(file.createReadStream()) }
}

async function opened(dir: string, name: string) {
  try {
    return await open(path.join(dir, name), 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function webStream(source: NodeJS.ReadableStream & { destroy(): void }): ReadableStream<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(Buffer.from(value))
    },
    cancel: () => source.destroy(),
  })
}
