// `npm test`: the static checks, the tests on PostgreSQL, and the stories in a real browser against the production build.
// The last line is always the count.
import './lib/check-node.mjs'
import fs from 'node:fs'
import path from 'node:path'
import * as checks from './lib/checks.mjs'
import { runCommand } from './lib/process-stack.mjs'
import { explain, ROOT, say } from './lib/say.mjs'
import { prepareCode } from './lib/setting.mjs'

function hasStories(folder = path.join(ROOT, 'e2e')) {
  if (!fs.existsSync(folder)) return false
  return fs.readdirSync(folder, { recursive: true }).some((name) => name.endsWith('.e2e.ts'))
}

/** One step of the whole: what it could not do counts as one failure and does not hide the count line. */
async function step(name, run) {
  try {
    return await run()
  } catch (error) {
    console.error(`\n${explain(error)}`)
    return { passed: 0, failed: 1, failures: [name] }
  }
}

async function stories(stack) {
  if (!hasStories()) {
    say('there are no e2e/**/*.e2e.ts yet: the browser tests are skipped')
    return checks.noCounts
  }
  const { openTestShop } = await import('./lib/test-shop.mjs')
  const shop = await openTestShop(stack)
  say(`stories in ${shop.browser.file} (${shop.browser.source}) against ${shop.env.APP_URL}`)
  const counts = await checks.runPlaywright({ ...shop.env, CHROMIUM_PATH: shop.browser.file })
  if (counts.failed > 0) say(`the logs of the web server, the worker and the Stripe stand-in are in ${checks.RESULTS}`)
  return counts
}

await runCommand(async (stack) => {
  let counts = await step('set-up', async () => {
    await prepareCode()
    fs.mkdirSync(checks.RESULTS, { recursive: true })
    return checks.noCounts
  })
  if (counts.failed === 0) {
    counts = checks.add(counts, await step('static checks', checks.runStaticChecks))
    counts = checks.add(counts, await step('vitest', checks.runVitest))
    counts = checks.add(counts, await step('browser', () => stories(stack)))
  }
  await stack.stop()
  const { passed, failed, failures } = counts
  if (failed > 0) console.log(`\nFailed:\n${failures.map((one) => `- ${one}`).join('\n')}`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 || passed === 0 ? 1 : 0
})
