import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const rows = readFileSync('docs/metrics.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| E\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

test('every mistake of the articles is named, with what stands here instead', () => {
  const named = new Set(rows.map((row) => row[1]?.replace(/,.*/, '')))
  expect([...named]).toEqual(Array.from({ length: 14 }, (_, at) => `E${at + 1}`))
})

test.each(rows.map((row) => ({ mistake: row[1], said: row[4] ?? '' })))(
  '$mistake is shown by the test that it names',
  ({ said }) => {
    const [, file, name] = /^`(.+?)`: (.+)$/.exec(said) ?? []
    expect(readFileSync(file ?? '', 'utf8')).toContain(name)
  },
)
