import { expect, test } from 'vitest'
import { deviceHashOf, newDeviceToken } from './device-token'

Object.assign(process.env, {
  DATABASE_URL: 'postgresql://nowhere',
  NEXTAUTH_SECRET: 'a secret for tests only, thirty-two long',
})

test('a device is known again by its own name alone, and a name that was made up is none', () => {
  const [one, other] = [newDeviceToken(), newDeviceToken()]
  expect(deviceHashOf(one)).toEqual(deviceHashOf(one))
  expect(deviceHashOf(one)).not.toEqual(deviceHashOf(other))
  expect(deviceHashOf(one)?.toString('base64url')).not.toContain(one.split('.')[0])
  for (const made of [undefined, '', 'mine', `${other.split('.')[0]}.${one.split('.')[1]}`])
    expect(deviceHashOf(made)).toBeNull()
})
