import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { DATA, ROOT } from '../places'
import type { Mutant } from './every-mutant'

type Report = { testResults: { assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[] }

/** A copy of the sources to mutate, with a PostgreSQL of its own; packages are shared. */
export function openScratchCopy(): { root: string; close: () => void } {
  const root = path.join(DATA, `mutants-${process.pid}`)
  fs.rmSync(root, { recursive: true, force: true })
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  const kept = listed.split('\n').filter((name) => name && !/^(public|e2e|docs\/screenshots)\//.test(name))
  for (const name of kept) {
    const from = path.join(ROOT, name)
    if (!fs.existsSync(from)) continue
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    fs.copyFileSync(from, path.join(root, name))
  }
  fs.cpSync(path.join(ROOT, 'lib/generated'), path.join(root, 'lib/generated'), { recursive: true })
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'))
  return { root, close: () => fs.rmSync(root, { recursive: true, force: true, maxRetries: 3 }) }
}

function applied(root: string, { id, patches }: Mutant): () => void {
  const before = new Map<string, string>()
  for (const { file, was, becomes } of patches) {
    const place = path.join(root, file)
    const text = fs.readFileSync(place, 'utf8')
    if (!text.includes(was)) throw new Error(`${id}: ${file} does not say "${was}"`)
    if (!before.has(place)) before.set(place, text)
    fs.writeFileSync(
      place,
      text.replaceAll(was, () => becomes),
    )
  }
  return () => {
    for (const [place, text] of before) fs.writeFileSync(place, text)
  }
}

/** Runs one named test in the copy: whether it ran, and whether it was green. */
function runNamed(root: string, { file, name }: Mutant['test']): Promise<{ ran: number; red: number; said: string }> {
  const report = path.join(root, 'report.json')
  fs.rmSync(report, { force: true })
  const pattern = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    file,
    '-t',
    pattern,
    '--reporter=json',
    `--outputFile=${report}`,
  ]
  const env = { ...process.env }
  for (const key of Object.keys(env)) if (/^(VITEST|TEST_|NODE_OPTIONS)/.test(key)) delete env[key]
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'ignore' })
    child.once('close', () => {
      const { testResults } = fs.existsSync(report)
        ? (JSON.parse(fs.readFileSync(report, 'utf8')) as Report)
        : { testResults: [] }
      const results = testResults.flatMap((one) => one.assertionResults).filter((one) => one.fullName.includes(name))
      const ran = results.filter((one) => one.status === 'passed' || one.status === 'failed')
      const red = ran.filter((one) => one.status === 'failed')
      resolve({ ran: ran.length, red: red.length, said: red[0]?.failureMessages[0]?.slice(0, 300) ?? '' })
    })
  })
}

/** A race shows itself to chance, and on a busy machine less often. */
const MOST_RUNS = 3

/** Whether the named test turned red in one of three runs; null when it did not even run, which proves nothing. */
export async function tryMutant(root: string, mutant: Mutant): Promise<{ killed: boolean | null; said: string }> {
  const restore = applied(root, mutant)
  try {
    for (let run = 1; ; run += 1) {
      const { ran, red, said } = await runNamed(root, mutant.test)
      if (ran === 0) return { killed: null, said }
      if (red > 0 || run === MOST_RUNS) return { killed: red > 0, said }
    }
  } finally {
    restore()
  }
}

/** The canary: the same test without any patch must be green, or a red one says nothing. */
export async function isGreenUnpatched(root: string, mutant: Mutant): Promise<boolean> {
  const { ran, red } = await runNamed(root, mutant.test)
  return ran > 0 && red === 0
}
