import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync('components/ui/theme.css', 'utf8')
const english = css.slice(css.indexOf(':lang(en) {'))
const chinese = /PingFang|YaHei|Songti|Hiragino|CJK|Source Han|Noto (?:Sans|Serif) SC/

test.each(['--font-sans', '--font-display'])('in English %s has a face for Linux before any Chinese one', (name) => {
  const stack = new RegExp(`${name}:([^;]+);`).exec(english)?.[1] ?? ''
  const faces = stack.split(',').map((face) => face.trim().replaceAll('"', ''))
  const first = faces.findIndex((face) => chinese.test(face))
  expect(first).toBeGreaterThan(0)
  expect(faces.slice(0, first)).toEqual(expect.arrayContaining([expect.stringMatching(/^(?:Noto|Liberation|DejaVu) /)]))
})
