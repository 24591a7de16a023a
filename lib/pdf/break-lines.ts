/** Chinese breaks anywhere, other words between themselves; a word wider than the line is cut. */
const WORDS = /[⺀-鿿豈-﫿＀-￯][，。；：！？、）」』”’]*|[^\s⺀-鿿豈-﫿＀-￯]+\s*|\s+/gu

/** A text in lines no wider than so much. */
export function breakLines(text: string, most: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.match(WORDS) ?? []) {
    if (widthOf(line + word.trimEnd()) <= most) {
      line += word
      continue
    }
    if (line) lines.push(line.trimEnd())
    line = ''
    for (const character of word) {
      if (line && widthOf(line + character) > most) {
        lines.push(line)
        line = ''
      }
      line += character
    }
  }
  return line.trim() ? [...lines, line.trimEnd()] : lines
}
