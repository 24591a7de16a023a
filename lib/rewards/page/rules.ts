import { readOwnPath, readTarget, type TargetProblem } from '../hosts/rules'

export const blockTypes = ['text', 'picture', 'button'] as const
export type BlockType = (typeof blockTypes)[number]

/** A piece of a page: words with plain marks, a picture with what stands for it, or a button with its name. */
export type PageBlock = {
  type: BlockType
  zh: string
  en: string
  /** of a picture */
  file: string | null
  /** of a button: a path of ours, or an https address */
  to: string
}

export type CustomPage = { titleZh: string; titleEn: string; blocks: readonly PageBlock[] }

/** As it is kept: `host` is where a button leads out to, null for everything else. */
export type KeptPage = Omit<CustomPage, 'blocks'> & { blocks: readonly (PageBlock & { host: string | null })[] }

/** Where a button leads: a page of ours, or an address elsewhere with its host; else what is wrong with it. */
export function readButton(to: string): { path: string } | { href: string; host: string } | TargetProblem {
  if (!to.startsWith('/')) return readTarget(to)
  const path = readOwnPath(to)
  return path === null ? 'target-malformed' : { path }
}

/** A page as it is kept; its schema has looked at the buttons. */
export function keptPage(page: CustomPage): KeptPage {
  const kept = page.blocks.map((block) => {
    const read = block.type === 'button' ? readButton(block.to) : null
    if (read === null || typeof read === 'string') return { ...block, to: '', host: null }
    return 'host' in read ? { ...block, to: read.href, host: read.host } : { ...block, to: read.path, host: null }
  })
  return { ...page, blocks: kept }
}

export type Words = readonly { text: string; isStrong: boolean }[]
export type TextPart =
  | { kind: 'heading' | 'paragraph'; lines: readonly Words[] }
  | { kind: 'list'; lines: readonly Words[] }

const strong = /\*\*([^*\n]+)\*\*/g

function wordsOf(line: string): Words {
  const words: { text: string; isStrong: boolean }[] = []
  let at = 0
  for (const found of line.matchAll(strong)) {
    if (found.index > at) words.push({ text: line.slice(at, found.index), isStrong: false })
    words.push({ text: found[1] ?? '', isStrong: true })
    at = found.index + found[0].length
  }
  if (at < line.length) words.push({ text: line.slice(at), isStrong: false })
  return words
}

/** Plain marks alone: an empty line between paragraphs, "## " a heading, "- " a point of a list, **strong**. Everything else is text. */
export function readText(text: string): TextPart[] {
  const parts: { kind: TextPart['kind']; lines: Words[] }[] = []
  let isOpen = false
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line === '') {
      isOpen = false
      continue
    }
    const kind = line.startsWith('## ') ? 'heading' : line.startsWith('- ') ? 'list' : 'paragraph'
    const words = wordsOf(kind === 'paragraph' ? line : line.replace(/^(?:## |- )\s*/, ''))
    const last = parts.at(-1)
    if (isOpen && last?.kind === kind && kind !== 'heading') last.lines.push(words)
    else parts.push({ kind, lines: [words] })
    isOpen = true
  }
  return parts
}
