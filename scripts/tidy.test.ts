import { describe, expect, test } from 'vitest'
import { examine } from './tidy/examine'
import { plantedSql } from './tidy/planted-sql'
import { inOrder, planted } from './tidy/planted-violations'
import type { Files } from './tidy/source'

/** What is said when some files of the house are replaced. */
const said = (changes: Files) => examine({ ...inOrder, ...changes }).complaints.join('\n')

describe('tidy', () => {
  test('is content with a house in order, and has read it', () => {
    const { complaints, files, imports } = examine(inOrder)
    expect(complaints).toEqual([])
    expect(files).toBe(Object.keys(inOrder).filter((file) => !/\.(json|sql)$/.test(file)).length)
    expect(imports).toBeGreaterThan(10)
  })

  test.each([...planted, ...plantedSql])('%s', (_law, changes, complaint) => {
    expect(said(changes)).toMatch(complaint)
  })

  test('complains when it read nothing', () => {
    expect(examine({}).complaints).toEqual(['no file was read', 'no import was resolved'])
    expect(examine({ 'components/ui/a.tsx': 'export const a = 1\n' }).complaints).toEqual(['no import was resolved'])
  })
})
