import { describe, expect, it } from 'vitest'
import { placeOrderSchema } from '@/lib/checkout/schema'
import { home } from '@/lib/shoppers/address.fixture'
import { addressFields, addressProblems, problemsOf, saidIn } from './checkout-fields'

const schema = placeOrderSchema.pick({ email: true, address: true, note: true })

function filled(address: Partial<Record<string, string>>, email = 'li@demo.test') {
  const form = new FormData()
  form.set('email', email)
  form.set('note', '')
  for (const [field, text] of Object.entries({ ...home, ...address })) form.set(`address.${field}`, text ?? '')
  return form
}

describe('the checkout fields', () => {
  it('are read as the gate wants them', () => {
    expect(schema.parse(saidIn(filled({})))).toMatchObject({ email: 'li@demo.test', address: home, note: '' })
  })

  it('name every part of an address', () => {
    expect(Object.keys(saidIn(filled({})).address)).toEqual(addressFields)
  })

  it('tell the first problem of each field by its name', () => {
    const seen = schema.safeParse(saidIn(filled({ phone: '', city: '' }, 'nobody')))
    const problems = problemsOf(seen.error?.issues ?? [])
    expect(problems.email?.message).toBe('email-invalid')
    expect(addressProblems(problems)).toMatchObject({
      phone: { message: 'phone-missing' },
      city: { message: 'city-missing' },
    })
  })
})
