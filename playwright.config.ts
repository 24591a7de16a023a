import { defineConfig, devices } from '@playwright/test'
import args from './scripts/lib/chromium-args.json' with { type: 'json' }

const chrome = devices['Desktop Chrome']

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/e2e',
  workers: 2,
  // in CI a story is told once more before it is called broken, and the run says which: it is to be mended all the same
  retries: process.env.CI ? 1 : 0,
  // two cores run browser, shop, database and worker: patience here is not slowness there
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    baseURL: process.env.APP_URL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // a recording makes every story twice as long; `npx playwright test --trace on` makes one
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args },
  },
  projects: [
    { name: 'phone', use: { ...chrome, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
    { name: 'desktop', use: { ...chrome, viewport: { width: 1280, height: 800 } } },
  ],
})
