import { describe, expect, test } from 'vitest'
import { home } from './address.fixture'
import { addressSchema, emailSchema, signUpSchema } from './schema'

describe('an e-mail address', () => {
  test.each([
    ['li@demo.test', 'li@demo.test'],
    ['  Li@Demo.Test ', 'li@demo.test'],
    ['first.last+tag@sub.example.co.uk', 'first.last+tag@sub.example.co.uk'],
    ['x_1-2@xn--fiqs8s.example', 'x_1-2@xn--fiqs8s.example'],
  ])('%j is kept as %s', (given, kept) => {
    expect(emailSchema.parse(given)).toBe(kept)
  })

  test.each([
    '',
    'li',
    'li@demo',
    '@demo.test',
    'li@',
    'li@@demo.test',
    'li@demo..test',
    '.li@demo.test',
    'li.@demo.test',
    'l..i@demo.test',
    'li@-demo.test',
    '"li"@demo.test',
    '"li@evil.test"@demo.test',
    'li@demo.test,eve@evil.test',
    'li@demo.test;eve@evil.test',
    'li@demo.test eve@evil.test',
    'Li <li@demo.test>',
    'li@demo.test\nbcc: eve@evil.test',
    'li%00@demo.test',
    'lі@demo.test',
    'li@dеmo.test',
    'li@ｄｅｍｏ.test',
    'Kate@demo.test'.replace('K', '\u212a'),
    'li@[127.0.0.1]',
    'li@127.0.0.1',
    `${'a'.repeat(250)}@demo.test`,
  ])('%j is refused', (given) => {
    expect(emailSchema.safeParse(given).success).toBe(false)
  })
})

test('a password has 8 to 128 characters of any kind', () => {
  const accepts = (password: string) => signUpSchema.safeParse({ name: 'Li', email: 'li@demo.test', password }).success
  expect([
    accepts('1234567'),
    accepts('12345678'),
    accepts('密码密码密码密码'),
    accepts('a'.repeat(128)),
    accepts('a'.repeat(129)),
  ]).toEqual([false, true, true, true, false])
})

test.each(['', '   ', 'a\nb', 'ab\u202ecd', 'a'.repeat(61)])('the name %j is refused', (name) => {
  expect(signUpSchema.safeParse({ name, email: 'li@demo.test', password: '12345678' }).success).toBe(false)
})

describe('an address', () => {
  const mainland = { ...home, phone: '138 0013 8000' }
  const abroad = {
    ...mainland,
    name: 'Amy',
    phone: '+44 (20) 7946-0018',
    country: 'GB',
    province: '',
    city: 'London',
    district: '',
    line1: '1 High St',
    postalCode: 'SW1A 1AA',
  }
  const complaints = (address: object) =>
    addressSchema.safeParse(address).error?.issues.map((issue) => issue.message) ?? []

  test('in the mainland keeps the mobile number as it is dialled', () => {
    expect(addressSchema.parse(mainland).phone).toBe('13800138000')
    expect(addressSchema.parse({ ...mainland, phone: '+86 138-0013-8000' }).phone).toBe('13800138000')
  })

  test('elsewhere needs neither province nor district', () => {
    expect(addressSchema.parse(abroad).phone).toBe('+442079460018')
    expect(complaints({ ...abroad, country: 'HK', postalCode: '' })).toEqual([])
  })

  test.each([
    [{ phone: '12800138000' }, 'phone-mainland'],
    [{ phone: '1380013800' }, 'phone-mainland'],
    [{ province: '' }, 'province-missing'],
    [{ city: '' }, 'city-missing'],
    [{ district: '' }, 'district-missing'],
    [{ line1: ' ' }, 'line1-missing'],
    [{ name: '' }, 'name-missing'],
    [{ postalCode: '1234' }, 'postal-code-invalid'],
    [{ country: 'ZZ' }, 'country-missing'],
  ])('with %j is refused as %s', (wrong, code) => {
    expect(complaints({ ...mainland, ...wrong })).toContain(code)
  })

  test.each([
    [{ postalCode: '' }, 'postal-code-missing'],
    [{ postalCode: '<b>' }, 'postal-code-invalid'],
    [{ phone: '12' }, 'phone-invalid'],
  ])('abroad with %j is refused as %s', (wrong, code) => {
    expect(complaints({ ...abroad, ...wrong })).toContain(code)
  })
})
