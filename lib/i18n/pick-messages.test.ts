import { describe, expect, it } from 'vitest'
import { pickMessages } from './pick-messages'

const all = {
  common: { client: { close: '关' }, nav: { home: '首页' } },
  cart: { title: '购物车', line: { remove: '移走' } },
}

describe('pickMessages', () => {
  it('takes whole namespaces and single branches, in their own places', () => {
    expect(pickMessages(all, ['common.client', 'cart.line'])).toEqual({
      common: { client: { close: '关' } },
      cart: { line: { remove: '移走' } },
    })
  })

  it('joins branches of one namespace and leaves the messages themselves alone', () => {
    const before = structuredClone(all)
    expect(pickMessages(all, ['cart', 'cart.line', 'common.nav', 'common.client'])).toEqual(all)
    expect(all).toEqual(before)
  })

  it('has nothing for what is not there', () => {
    expect(pickMessages(all, ['rewards', 'cart.nowhere.deep'])).toEqual({ cart: {} })
  })
})
