import { beforeAll, expect, it } from 'vitest'
import { member, openShop } from '@/lib/cart/shelf.fixture'
import { useTestDatabase } from '@/lib/db/testing'
import { home } from '@/lib/shoppers/address.fixture'
import { listAddresses } from '@/lib/shoppers/queries'
import { saveAddress } from '@/lib/shoppers/save-address'
import { checkoutFacts, getCheckoutPage } from './queries'

useTestDatabase()
beforeAll(openShop)

it('the checkout page has the facts of the quote, and the addresses of the book, of one’s own alone', async () => {
  const li = { ...(await member()), at: new Date('2040-03-01T04:00:00Z') }
  await saveAddress(li, { isDefault: false, address: home })
  await saveAddress(li, { isDefault: true, address: { ...home, line1: '武康路 1 号' } })
  const page = await getCheckoutPage(li)
  expect(page).toEqual({ facts: await checkoutFacts(li), saved: await listAddresses(li), ending: null })
  expect(page.saved.map((one) => one.line1)).toEqual(['武康路 1 号', '衡山路 1 号'])
  expect((await getCheckoutPage({ ...li, actor: null })).saved).toEqual([])
})
