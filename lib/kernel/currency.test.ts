import { expect, test } from 'vitest'
import { currencies } from './currency'

test.each(currencies)('%s is written in hundredths', (currency) => {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  expect(maximumFractionDigits).toBe(2)
})
