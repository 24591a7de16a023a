import sanitizeHtml from 'sanitize-html'

/** Longer than any description that anybody reads. */
export const MOST_HTML = 60_000

const empties = ['p', 'h2', 'h3', 'h4', 'a', 'strong', 'b', 'em', 'i', 'u', 's', 'li', 'ul', 'ol', 'blockquote']

const allowed: sanitizeHtml.IOptions = {
  allowedTags: [...empties, 'br', 'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  allowedAttributes: { a: ['href', 'rel'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan', 'scope'] },
  allowedSchemes: ['https', 'http', 'mailto'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  // what stands inside these is no text of the description
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'iframe',
    'object',
    'template',
    'svg',
    'math',
    'title',
  ],
  transformTags: {
    h1: 'h2',
    h5: 'h4',
    h6: 'h4',
    a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, rel: 'nofollow noopener' } }),
  },
  exclusiveFilter: (frame) => empties.includes(frame.tag) && frame.text.replace(/[\s\u00a0]/g, '') === '',
  nestingLimit: 24,
}

/** A description keeps its paragraphs, lists, tables and links; whatever runs, loads or dresses up is gone. */
export function cleanHtml(html: string): string {
  return sanitizeHtml(html, allowed)
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

const isMarkup = (text: string) => /<[a-z!/][^>]*>/i.test(text)
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** What a merchant types: plain text becomes paragraphs and lists, markup is cleaned. */
export function htmlOfTyped(typed: string): string {
  const text = typed.replace(/\r\n?/g, '\n').trim()
  if (text === '') return ''
  if (isMarkup(text)) return cleanHtml(text)
  return text
    .split(/\n{2,}/)
    .flatMap(blocks)
    .join('\n')
}

const BULLET = /^\s*[-•·*]\s+/

function blocks(paragraph: string): string[] {
  const made: string[] = []
  let items: string[] = []
  let lines: string[] = []
  const endList = () => {
    if (items.length > 0) made.push(`<ul>\n${items.join('\n')}\n</ul>`)
    items = []
  }
  const endText = () => {
    if (lines.length > 0) made.push(`<p>${lines.join('<br />')}</p>`)
    lines = []
  }
  for (const line of paragraph.split('\n')) {
    if (BULLET.test(line)) {
      endText()
      items.push(`<li>${escaped(line.replace(BULLET, '').trim())}</li>`)
    } else {
      endList()
      lines.push(escaped(line.trim()))
    }
  }
  endText()
  endList()
  return made
}

/** A description as its field shows it: plain text where nothing would be lost by that, else its markup. */
export function typedOfHtml(html: string): string {
  const text = html
    .replace(/<br \/>/g, '\n')
    .replace(/<ul>\s*|\s*<\/ul>/g, '\n')
    .replace(/<\/li>\s*<li>/g, '\n- ')
    .replace(/<li>/g, '- ')
    .replace(/<\/li>/g, '')
    .replace(/<p>/g, '\n')
    .replace(/<\/p>/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim()
  const tight = (markup: string) => markup.replace(/>\s+</g, '><')
  return tight(htmlOfTyped(text)) === tight(html) ? text : html
}
