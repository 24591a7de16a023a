import { deflateSync } from 'node:zlib'
import { type Glyph, glyphOf, learn } from './chinese-font'
import { trueType } from './true-type'

const ASCENT = 880
const DESCENT = -120
/** Room for objects that are named before they are written. */
const CATALOG = 1
const PAGES = 2
const FONT = 3
const FIRST_FREE = 4

type PageSize = { width: number; height: number }
export type Ink = 'ink' | 'muted' | 'line'
const INKS: Record<Ink, string> = { ink: '0.17 0.14 0.11', muted: '0.38 0.35 0.31', line: '0.85 0.81 0.74' }

/**
 * A PDF written page by page: what is finished is handed out and forgotten, and the font with the characters that were
 * used comes last.
 */
export class PdfDocument {
  readonly #size: PageSize
  readonly #offsets = new Map<number, number>()
  readonly #pages: number[] = []
  readonly #numbers = new Map<string, number>()
  readonly #glyphs: Glyph[] = [{ outline: Buffer.alloc(0), width: 500 }]
  #next = FIRST_FREE
  #length = 0
  #page: string[] = []

  constructor(size: PageSize) {
    this.#size = size
  }

  begin(): Buffer {
    return this.#count(Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1'))
  }

  /** Every character of a text must be learned before it is measured or drawn. */
  static async learn(text: string): Promise<void> {
    await learn(`${text}?`)
  }

  width(text: string, size: number): number {
    let width = 0
    for (const character of text) width += (glyphOf(character) ?? glyphOf('?'))?.width ?? 0
    return (width * size) / 1_000
  }

  text(text: string, x: number, y: number, size: number, ink: Ink = 'ink'): void {
    if (text === '') return
    const codes = Array.from(text, (character) => this.#numberOf(character).toString(16).padStart(4, '0')).join('')
    const top = this.#size.height - y
    this.#page.push(`${INKS[ink]} rg BT /F ${size} Tf ${x.toFixed(2)} ${top.toFixed(2)} Td <${codes}> Tj ET`)
  }

  rule(x: number, y: number, width: number): void {
    const top = this.#size.height - y
    this.#page.push(`${INKS.line} RG 0.5 w ${x} ${top.toFixed(2)} m ${x + width} ${top.toFixed(2)} l S`)
  }

  /** Finishes the page that was drawn on. */
  endPage(): Buffer {
    const [content, page] = [this.#claim(), this.#claim()]
    const drawn = this.#stream(content, Buffer.from(this.#page.join('\n'), 'latin1'))
    this.#page = []
    this.#pages.push(page)
    const box = `[0 0 ${this.#size.width} ${this.#size.height}]`
    const said = `<< /Type /Page /Parent ${PAGES} 0 R /MediaBox ${box} /Contents ${content} 0 R /Resources << /Font << /F ${FONT} 0 R >> >> >>`
    return Buffer.concat([drawn, this.#object(page, said)])
  }

  /** The font, the list of pages and the table of contents: the end of the file. */
  end({ title, language }: { title: string; language: string }): Buffer {
    const info = this.#claim()
    const parts = [
      ...this.#fontObjects(),
      this.#object(info, `<< /Title ${hexText(title)} /Producer ${hexText('Regulars')} >>`),
      this.#object(
        PAGES,
        `<< /Type /Pages /Count ${this.#pages.length} /Kids [${this.#pages.map((id) => `${id} 0 R`).join(' ')}] >>`,
      ),
      this.#object(
        CATALOG,
        `<< /Type /Catalog /Pages ${PAGES} 0 R /Lang (${language}) /ViewerPreferences << /DisplayDocTitle true >> >>`,
      ),
    ]
    const start = this.#length
    const entries = Array.from(
      { length: this.#next - 1 },
      (_, n) => `${String(this.#offsets.get(n + 1) ?? 0).padStart(10, '0')} 00000 n \n`,
    )
    const trailer = `trailer\n<< /Size ${this.#next} /Root ${CATALOG} 0 R /Info ${info} 0 R >>\nstartxref\n${start}\n%%EOF\n`
    return Buffer.concat([
      ...parts,
      Buffer.from(`xref\n0 ${this.#next}\n0000000000 65535 f \n${entries.join('')}${trailer}`),
    ])
  }

  #numberOf(character: string): number {
    const drawn = glyphOf(character) ? character : '?'
    const known = this.#numbers.get(drawn)
    if (known !== undefined) return known
    const number = this.#glyphs.length
    this.#glyphs.push(glyphOf(drawn) ?? { outline: Buffer.alloc(0), width: 500 })
    this.#numbers.set(drawn, number)
    return number
  }

  #fontObjects(): Buffer[] {
    const [cid, descriptor, file, unicode] = [this.#claim(), this.#claim(), this.#claim(), this.#claim()]
    const name = '/REGULR+NotoSansSC'
    const widths = this.#glyphs.map(({ width }, n) => `${n} [${width}]`).join(' ')
    const data = trueType(this.#glyphs, ASCENT, DESCENT)
    return [
      this.#object(
        FONT,
        `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H /DescendantFonts [${cid} 0 R] /ToUnicode ${unicode} 0 R >>`,
      ),
      this.#object(
        cid,
        `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /DW 1000 /W [${widths}] >>`,
      ),
      this.#object(
        descriptor,
        `<< /Type /FontDescriptor /FontName ${name} /Flags 4 /FontBBox [0 ${DESCENT} 1000 ${ASCENT}] /ItalicAngle 0 /Ascent ${ASCENT} /Descent ${DESCENT} /CapHeight 733 /StemV 80 /FontFile2 ${file} 0 R >>`,
      ),
      this.#stream(file, data, ` /Length1 ${data.length}`),
      this.#stream(unicode, Buffer.from(toUnicode(this.#numbers))),
    ]
  }

  #claim(): number {
    this.#next += 1
    return this.#next - 1
  }

  #object(id: number, said: string): Buffer {
    this.#offsets.set(id, this.#length)
    return this.#count(Buffer.from(`${id} 0 obj\n${said}\nendobj\n`, 'latin1'))
  }

  #stream(id: number, data: Buffer, more = ''): Buffer {
    const packed = deflateSync(data)
    this.#offsets.set(id, this.#length)
    const head = `${id} 0 obj\n<< /Length ${packed.length} /Filter /FlateDecode${more} >>\nstream\n`
    return this.#count(Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream\nendobj\n')]))
  }

  #count(written: Buffer): Buffer {
    this.#length += written.length
    return written
  }
}

const hexText = (text: string) => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`

/** So that a text can be searched and copied: which character each glyph is. */
function toUnicode(numbers: ReadonlyMap<string, number>): string {
  const pairs = [...numbers].map(([character, number]) => {
    const unicode = Buffer.from(character, 'utf16le').swap16().toString('hex')
    return `<${number.toString(16).padStart(4, '0')}> <${unicode}>`
  })
  const groups = Array.from({ length: Math.ceil(pairs.length / 100) }, (_, n) => pairs.slice(n * 100, n * 100 + 100))
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${groups.map((group) => `${group.length} beginbfchar\n${group.join('\n')}\nendbfchar`).join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`
}
