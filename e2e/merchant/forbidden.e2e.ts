import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import type { StaffRole } from '@/lib/gate/context'
import { may, type Permission } from '@/lib/gate/permissions'
import { signIn } from '../support/accounts'

const folder = 'app/[locale]/(merchant)/merchant'

// Found in the file system: a page that is added tomorrow is tried tomorrow. An id stands for nothing, so that the
// gate is seen to answer before anything is looked up.
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('page.tsx'))
  .map((file) => ({
    path: `/zh-CN/merchant/${file.replace(/\/?page\.tsx$/, '')}`
      .replace(/\/$/, '')
      .replace('[id]', '00000000-0000-4000-8000-000000000000'),
    permission: (/await staffPage\('([^']+)'/.exec(readFileSync(`${folder}/${file}`, 'utf8'))?.[1] ?? '') as Permission,
  }))

const roles = ['owner', 'merchant', 'marketer', 'support', 'clerk', 'finance'] as const satisfies readonly StaffRole[]

test.skip(({ isMobile }) => isMobile, 'a status code has no width')

test('a guest is asked to sign in, on every page of the back office', async ({ request }) => {
  expect(pages.length).toBeGreaterThan(10)
  for (const { path } of pages) {
    const answer = await request.get(path, { maxRedirects: 0 })
    expect([303, 307], path).toContain(answer.status())
    expect(answer.headers().location, path).toContain('/sign-in?returnTo=')
  }
  expect((await request.get('/api/merchant/exports/orders')).status()).toBe(401)
  expect((await request.get('/api/merchant/points-statement')).status()).toBe(401)
  expect((await request.get('/api/me/points-statement')).status()).toBe(401)
})

test('a shopper is told 403, on every page of the back office, and shown nothing of it', async ({ page }) => {
  await signIn(page, 'li@demo.test')
  for (const { path } of pages) {
    const answer = await page.request.get(path, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(403)
  }
  expect((await page.request.get('/api/merchant/exports/orders')).status()).toBe(403)
  expect((await page.request.get('/api/merchant/points-statement')).status()).toBe(403)
  await page.goto('/zh-CN/merchant/orders')
  await expect(page.getByRole('heading', { level: 1, name: '这里不归你管' })).toBeVisible()
  await expect(page.getByRole('table')).toHaveCount(0)
  await expect(page.getByRole('link', { name: '总览' })).toHaveCount(0)
})

for (const role of roles) {
  test(`${role} opens what the table of permissions says, and nothing else`, async ({ page }) => {
    await signIn(page, `${role}@demo.test`)
    for (const { path, permission } of pages) {
      const status = (await page.request.get(path, { maxRedirects: 0 })).status()
      if (may(role, permission)) expect([200, 404], `${path} for ${role}`).toContain(status)
      else expect(status, `${path} for ${role}`).toBe(403)
    }
    const csv = await page.request.get('/api/merchant/exports/orders?state=paid')
    expect(csv.status()).toBe(may(role, 'orders.read') ? 200 : 403)
  })
}
