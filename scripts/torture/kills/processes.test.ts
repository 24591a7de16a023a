import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { alive } from '../../lib/process-marks.mjs'
import { ROOT } from '../places'

// says that it is up by making a file, and goes on for ever
const kept = (file: string) => `require('node:fs').writeFileSync('${file}', ''); setInterval(() => {}, 1000)`
const keeping = (file: string) => `
  import { keep } from './scripts/torture/kills/processes.ts'
  console.log(keep(() => ['--eval', ${JSON.stringify(kept(file))}]).pid())`

it('what the torture keeps running ends with whoever keeps it, even when that one is killed', async () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'kept-')), 'up')
  const args = ['--import', 'tsx', '--input-type=module', '--eval', keeping(file)]
  const keeper = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = (await once(keeper.stdout, 'data')) as [Buffer]
  const pid = Number(said.toString())
  await expect.poll(() => fs.existsSync(file), { timeout: 10_000 }).toBe(true)
  keeper.kill('SIGKILL')
  await expect.poll(() => alive(pid), { timeout: 10_000 }).toBe(false)
  fs.rmSync(path.dirname(file), { recursive: true })
}, 30_000)
