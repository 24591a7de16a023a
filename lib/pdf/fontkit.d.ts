// The part of fontkit that lib/pdf/chinese-font.ts uses; the underscored ones are its own, pinned with its version.
declare module 'fontkit' {
  export type PathCommand = {
    command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'
    args: number[]
  }
  export type Point = { x: number; y: number; onCurve: boolean; endContour: boolean; copy: () => Point }
  export type DecodedGlyph = { numberOfContours: number; points?: Point[]; components?: { glyphID: number }[] }
  export type Glyph = { id: number; advanceWidth: number; path: { commands: PathCommand[] } }
  export type Font = {
    characterSet: number[]
    ascent: number
    descent: number
    glyphForCodePoint: (codePoint: number) => Glyph
    getGlyph: (id: number) => Glyph
    variationCoords: number[] | null
    _transformedGlyphs: (DecodedGlyph | undefined)[]
    _variationProcessor: { transformPoints: (id: number, points: Point[]) => void } | null
  }
  export function create(data: Uint8Array): Font
}
