import { mkdirSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { signIn } from './support/accounts'

const OVERVIEW = 'docs/screenshots/overview.webp'

// The picture in the README is what a person would see today: UPDATE_SCREENSHOTS=1 keeps it.
test('the shop and the desk stand side by side', async ({ browser }, { project }) => {
  test.skip(project.name !== 'desktop', 'one picture is enough')
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    locale: 'zh-CN',
  })
  const shop = await phone.newPage()
  await shop.goto('/zh-CN')
  await expect(shop.getByRole('heading', { level: 1 })).toBeVisible()
  await shop.waitForLoadState('networkidle')
  const left = await shop.screenshot()
  await signIn(shop, 'li@demo.test')
  await shop.goto('/zh-CN/points')
  await shop.waitForLoadState('networkidle')
  const middle = await shop.screenshot()

  const desk = await browser.newPage({ viewport: { width: 1200, height: 844 }, deviceScaleFactor: 2, locale: 'zh-CN' })
  await signIn(desk, 'owner@demo.test')
  await desk.goto('/zh-CN/merchant')
  await desk.waitForLoadState('networkidle')
  const right = await desk.screenshot()

  const gap = 48
  const picture = sharp({
    create: { width: 780 * 2 + 2400 + gap * 4, height: 1688 + gap * 2, channels: 3, background: '#e9e2d6' },
  }).composite([
    { input: left, left: gap, top: gap },
    { input: middle, left: 780 + gap * 2, top: gap },
    { input: right, left: 780 * 2 + gap * 3, top: gap },
  ])
  const bytes = await sharp(await picture.png().toBuffer())
    .resize(1920)
    .webp({ quality: 82 })
    .toBuffer()
  expect(bytes.length).toBeGreaterThan(10_000)
  if (process.env.UPDATE_SCREENSHOTS) {
    mkdirSync('docs/screenshots', { recursive: true })
    await sharp(bytes).toFile(OVERVIEW)
  }
})
