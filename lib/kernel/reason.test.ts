import { expect, test } from 'vitest'
import { reasonText } from './reason'

test('a reason that is too short is told how many signs it wants, spaces not counted', () => {
  const said = (text: string) =>
    reasonText(5)
      .safeParse(text)
      .error?.issues.map(({ message }) => message)
  expect([said(''), said(' 退 ')]).toEqual([['at-least:2'], ['at-least:2']])
  expect([said('退货'), said('abcdef')?.length]).toEqual([undefined, 1])
})
