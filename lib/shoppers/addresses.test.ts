import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { member } from '@/lib/cart/shelf.fixture'
import { useTestDatabase } from '@/lib/db/testing'
import { home } from './address.fixture'
import { listAddresses } from './queries'
import { removeAddress } from './remove-address'
import { saveAddress } from './save-address'
import { setDefaultAddress } from './set-default-address'

useTestDatabase()

const lived = (line1: string) => ({ ...home, line1 })
const unknown = { ok: false, refusal: 'address-unknown' }

// each a minute after the one before, so that "newest" means something
let minutes = 0

async function keep(shopper: Awaited<ReturnType<typeof member>>, line1: string, isDefault = false): Promise<string> {
  minutes += 1
  const at = new Date(Date.UTC(2026, 2, 1, 10, minutes))
  const saved = await saveAddress({ ...shopper, at }, { isDefault, address: lived(line1) })
  return saved.ok ? saved.value.id : ''
}

describe('addresses', () => {
  test('the first kept is the usual one, and it stays single', async () => {
    const li = await member()
    await keep(li, 'first')
    await keep(li, 'second')
    await keep(li, 'third', true)
    const kept = await listAddresses(li)
    expect(kept.map(({ line1, isDefault }) => [line1, isDefault])).toEqual([
      ['third', true],
      ['second', false],
      ['first', false],
    ])
  })

  test('are rewritten in place', async () => {
    const li = await member()
    const id = await keep(li, 'old')
    expect(await saveAddress(li, { id, isDefault: false, address: lived('new') })).toEqual({ ok: true, value: { id } })
    expect(await listAddresses(li)).toEqual([{ ...lived('new'), id, isDefault: true }])
  })

  test('of a stranger can be neither changed nor chosen nor removed', async () => {
    const [li, eve] = [await member(), await member()]
    const id = await keep(li, 'mine')
    expect(await saveAddress(eve, { id, isDefault: true, address: lived('hers') })).toEqual(unknown)
    expect(await setDefaultAddress(eve, { id })).toEqual(unknown)
    expect(await removeAddress(eve, { id })).toEqual(unknown)
    expect(await listAddresses(li)).toMatchObject([{ id, line1: 'mine' }])
  })

  test('once removed leave the newest as the usual one, and removing twice is refused', async () => {
    const li = await member()
    const first = await keep(li, 'first')
    await keep(li, 'second')
    await keep(li, 'third')
    expect(await removeAddress(li, { id: first })).toEqual({ ok: true, value: null })
    expect(await removeAddress(li, { id: first })).toEqual(unknown)
    expect((await listAddresses(li)).map(({ line1, isDefault }) => [line1, isDefault])).toEqual([
      ['third', true],
      ['second', false],
    ])
    expect(await setDefaultAddress(li, { id: randomUUID() })).toEqual(unknown)
  })

  test('are twenty at most', async () => {
    const li = await member()
    for (let n = 0; n < 20; n += 1) await keep(li, `${n}`)
    expect(await saveAddress(li, { isDefault: false, address: home })).toMatchObject({ refusal: 'address-limit' })
    expect(await listAddresses(li)).toHaveLength(20)
  })
})
