import { expect, it } from 'vitest'
import { journalFilterSchema } from './schema'

it('several kinds come each by itself or all in one, as an export asks; a kind that is none is as good as no filter', () => {
  const kinds = (kind: unknown) => journalFilterSchema.parse({ kind }).kind
  expect(kinds(['order-award', 'spend'])).toEqual(['order-award', 'spend'])
  expect(kinds('order-award,spend')).toEqual(['order-award', 'spend'])
  expect(kinds('spend')).toEqual(['spend'])
  expect(kinds('spend,gift')).toEqual([])
})
