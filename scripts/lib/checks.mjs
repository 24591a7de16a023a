// The static checks, each one counted as one test; and the tests that need no browser.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { hasApp } from './build.mjs'
import { streamNode } from './run.mjs'
import { ROOT, say } from './say.mjs'

export const RESULTS = path.join(ROOT, 'test-results')
const bin = (name) => path.join('node_modules', name)
const next = bin('next/dist/bin/next')

/** In this order; the types of routes are generated before the compiler reads them. */
const checks = [
  { name: 'format', steps: [[bin('@biomejs/biome/bin/biome'), 'check', '--max-diagnostics=20', '.']] },
  { name: 'lint', steps: [[bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', '.']] },
  { name: 'types', steps: [...(hasApp() ? [[next, 'typegen']] : []), [bin('typescript/bin/tsc'), '--noEmit']] },
  { name: 'tidy', steps: [['--import', 'tsx', 'scripts/tidy.ts']] },
  { name: 'knip', steps: [[bin('knip/bin/knip.js'), '--no-progress']] },
]

function capture(args) {
  return new Promise((resolve) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' }
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.once('close', (code) => resolve({ code, output }))
  })
}

async function runCheck({ name, steps }) {
  const since = Date.now()
  for (const step of steps) {
    const { code, output } = await capture(step)
    if (code === 0) continue
    say(`✗ ${name}`)
    console.log(output.trimEnd())
    return { passed: 0, failed: 1, failures: [name] }
  }
  say(`✓ ${name} (${((Date.now() - since) / 1000).toFixed(1)} s)`)
  return { passed: 1, failed: 0, failures: [] }
}

export const noCounts = { passed: 0, failed: 0, failures: [] }

export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, failures: [...a.failures, ...b.failures] }
}

/** Every static check; one failing does not hide the others. */
export async function runStaticChecks() {
  let counts = noCounts
  for (const check of checks) counts = add(counts, await runCheck(check))
  return counts
}

/** A reporter's JSON file, or nothing when the run ended before writing it. */
function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** Law, verb and race tests on a real PostgreSQL. */
export async function runVitest() {
  const file = path.join(RESULTS, 'vitest.json')
  fs.rmSync(file, { force: true })
  say('law, verb and race tests (vitest)')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await streamNode([bin('vitest/vitest.mjs'), 'run', ...reporters], { CI: process.env.CI ?? 'true' })
  return countsOf('vitest', code, readReport(file), (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    names: report.testResults.flatMap(({ name, status, message, assertionResults }) => [
      ...assertionResults
        .filter((one) => one.status === 'failed')
        .map((one) => `${inTree(name)}: ${one.fullName}: ${firstLine(one.failureMessages)}`),
      // a file that broke outside of its tests
      ...(status === 'failed' && assertionResults.every((one) => one.status !== 'failed')
        ? [`${inTree(name)}: ${firstLine([message])}`]
        : []),
    ]),
  }))
}

const inTree = (file) => path.relative(ROOT, file)
const firstLine = ([message = '']) => message.split('\n', 1)[0]

/** The stories in the browser, against a shop that runs already. */
export async function runPlaywright(env) {
  const file = path.join(RESULTS, 'playwright.json')
  fs.rmSync(file, { force: true })
  const code = await streamNode([bin('@playwright/test/cli.js'), 'test'], env)
  return countsOf('playwright', code, readReport(file), ({ stats, suites }) => {
    const unsteady = storiesThat('flaky', suites)
    if (unsteady.length > 0) say(`well at the second try alone, to be mended:\n- ${unsteady.join('\n- ')}`)
    const names = storiesThat('unexpected', suites)
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected, names }
  })
}

const storiesThat = (ended, all) =>
  all.flatMap(({ specs = [], suites = [] }) => [
    // a story is told once for all screens, and whether it is well is said of the first alone
    ...specs.flatMap(({ title, file, line, tests }) =>
      tests
        .filter(({ status }) => status === ended)
        .map(({ projectName }) => `[${projectName}] e2e/${file}:${line}: ${title}`),
    ),
    ...storiesThat(ended, suites),
  ])

/** A runner that fails without a failed test (a broken file, an unhandled error) still counts as one failure. */
function countsOf(name, code, report, read) {
  const { passed, failed, names } = report ? read(report) : { passed: 0, failed: 0, names: [] }
  const counted = failed === 0 && (code !== 0 || !report) ? 1 : failed
  const failures = names.length > 0 ? names : [name]
  return { passed, failed: counted, failures: counted > 0 ? failures : [] }
}
