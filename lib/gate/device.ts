import { cookies } from 'next/headers'
import { deviceHashOf, newDeviceToken } from '@/lib/auth/device-token'
import { usesSecureCookies } from '@/lib/auth/session-token'
import { invariant } from '@/lib/kernel/invariant'

const DEVICE_SECONDS = 365 * 24 * 3600
const deviceCookie = () => (usesSecureCookies() ? '__Host-device' : 'device')

/** The browser somebody signs in with, by a cookie that is given to it once. Only where cookies may be set. */
export async function ensureDevice(): Promise<Buffer> {
  const jar = await cookies()
  const known = deviceHashOf(jar.get(deviceCookie())?.value)
  if (known) return known
  const token = newDeviceToken()
  jar.set(deviceCookie(), token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: usesSecureCookies(),
    path: '/',
    maxAge: DEVICE_SECONDS,
  })
  const made = deviceHashOf(token)
  invariant(made, 'a name of our own')
  return made
}
