import { beforeAll, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { findShopSign, forgetShopSign } from './shop-sign'

useTestDatabase()
beforeAll(openShop)

it('the shop’s name is read once for the pages of some seconds, and anew once it was changed here', async () => {
  forgetShopSign()
  const [first, second] = await Promise.all([findShopSign(), findShopSign()])
  expect(second).toBe(first)
  await rows(`update shop set name_zh = '回头客的新店' where id = 1`)
  expect(await findShopSign()).toBe(first)
  forgetShopSign()
  expect(await findShopSign()).toMatchObject({ nameZh: '回头客的新店' })
})
