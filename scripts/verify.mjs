// `npm run verify`: everything that needs no browser, in under two minutes.
import './lib/check-node.mjs'
import fs from 'node:fs'
import { add, RESULTS, runStaticChecks, runVitest } from './lib/checks.mjs'
import { runCommand } from './lib/process-stack.mjs'
import { prepareCode } from './lib/setting.mjs'

await runCommand(async () => {
  await prepareCode()
  fs.mkdirSync(RESULTS, { recursive: true })
  const { passed, failed, failures } = add(await runStaticChecks(), await runVitest())
  if (failed > 0) console.log(`\nFailed:\n${failures.map((one) => `- ${one}`).join('\n')}`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
})
