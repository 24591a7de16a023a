/** How a file of a spreadsheet is written, told by its first piece: its heading stands in it. */
export function decoderOf(piece: Uint8Array): TextDecoder {
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

const BOM = '\ufeff'

/** A whole file as text: UTF-8, what spreadsheets call "Unicode text", or GB 18030; null for bytes that are none of these. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    const text = decoderOf(bytes).decode(bytes)
    return text.startsWith(BOM) ? text.slice(BOM.length) : text
  } catch {
    return null
  }
}
