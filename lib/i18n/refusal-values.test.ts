import { expect, it } from 'vitest'
import { refusalValues } from './refusal-values'

it('words amounts, leaves counts to the sentence, and takes the name in the reader’s language', () => {
  const details = { totalMinor: 1_990, left: 3, storesZh: '国贸店', storesEn: 'Guomao' }
  expect(refusalValues(details, 'zh-CN')).toEqual({ totalMinor: '¥19.90', left: 3, stores: '国贸店' })
  expect(refusalValues(details, 'en')).toMatchObject({ left: 3, stores: 'Guomao' })
  expect(refusalValues({ titleZh: '甲' }, 'en')).toEqual({ titleZh: '甲' })
  expect(refusalValues(undefined, 'en')).toEqual({})
})
