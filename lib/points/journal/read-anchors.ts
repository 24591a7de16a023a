import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Finding } from './rules'
import { type Anchor, anchorSchema } from './schema'

export type AnchorBook = { anchors: Anchor[]; findings: Finding[]; lastHash: string; endsOpen: boolean }

/** The days written outside the database, oldest first, and which of their lines are not as they were written. */
export async function readAnchors(file: string): Promise<AnchorBook> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const book: AnchorBook = { anchors: [], findings: [], lastHash: '', endsOpen: text !== '' && !text.endsWith('\n') }
  for (const [n, line] of text.split('\n').entries()) {
    if (line === '') continue
    const anchor = parsed(line)
    if (anchor?.previous !== book.lastHash) book.findings.push({ code: 'anchor-altered', detail: `line ${n + 1}` })
    if (anchor) book.anchors.push(anchor)
    book.lastHash = createHash('sha256').update(line).digest('hex')
  }
  return book
}

function parsed(line: string): Anchor | null {
  try {
    return anchorSchema.parse(JSON.parse(line))
  } catch {
    return null
  }
}
