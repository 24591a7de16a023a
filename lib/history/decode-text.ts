import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { decoderOf } from '@/lib/kernel/file-text'

const BOM = '\ufeff'

/** The text of a file, piece by piece: packed with gzip or not, UTF-8, what spreadsheets call "Unicode text", or GB 18030. */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  let decoder: TextDecoder | null = null
  for await (const piece of unpacked(bytes)) {
    const isFirst = decoder === null
    decoder ??= decoderOf(piece)
    yield checked(decoder.decode(piece, { stream: true }), isFirst)
  }
  if (decoder) yield checked(decoder.decode(), false)
}

function checked(text: string, isFirst: boolean): string {
  if (text.includes('\0')) throw Object.assign(new Error('a NUL in a text'), { code: 'file-nul' })
  return isFirst && text.startsWith(BOM) ? text.slice(BOM.length) : text
}

async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = bytes[Symbol.asyncIterator]()
  const first = await reader.next()
  if (first.done) return
  async function* whole() {
    yield first.value as Uint8Array
    yield* { [Symbol.asyncIterator]: () => reader }
  }
  if (!(first.value[0] === 0x1f && first.value[1] === 0x8b)) return yield* whole()
  // an error of either end reaches whoever reads
  yield* pipeline(Readable.from(whole()), createGunzip(), () => undefined)
}
