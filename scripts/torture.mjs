// `npm run torture -- --minutes N --seed S [--only races,crashes,kills,webhooks,model,mutants,faults]`: what no test has
// the time for. Ask again with the same seed to go on. docs/torture.md says what is tried.
import './lib/check-node.mjs'
import { runCommand } from './lib/process-stack.mjs'
import { streamNode } from './lib/run.mjs'
import { prepareCode } from './lib/setting.mjs'

await runCommand(async () => {
  await prepareCode()
  return streamNode(['--import', 'tsx', 'scripts/torture/main.ts', ...process.argv.slice(2)])
})
