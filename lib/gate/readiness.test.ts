import { describe, expect, test } from 'vitest'
import { useTestDatabase } from '@/lib/db/testing'
import { functionsHash } from '@/scripts/lib/functions.mjs'
import { isReady, readiness } from './readiness'

useTestDatabase()

describe('readiness', () => {
  test('is said of a database with the functions of this build', async () => {
    const found = await readiness(functionsHash())
    expect(found).toEqual({ database: true, migrationsPending: 0, functionsCurrent: true, jobsLate: 0, books: [] })
    expect(isReady(found)).toBe(true)
  })

  test('is denied while the functions are those of another build', async () => {
    const found = await readiness('another')
    expect(found.functionsCurrent).toBe(false)
    expect(isReady(found)).toBe(false)
  })
})
