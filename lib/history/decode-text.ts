import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

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

/** Told by the first piece: its heading stands in it. */
function decoderOf(piece: Uint8Array): TextDecoder {
  if (piece[0] === 0xff && piece[1] === 0xfe) return new TextDecoder('utf-16le')
  if (piece[0] === 0xfe && piece[1] === 0xff) return new TextDecoder('utf-16be')
  // spreadsheets of this country still write GBK
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(piece, { stream: true })
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
    } catch {
      // the next one
    }
  }
  return new TextDecoder('utf-8', { fatal: true })
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
