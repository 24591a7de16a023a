import { createRequire } from 'node:module'
import path from 'node:path'
import { DATA, ROOT } from './places'

type Build = (options: Readonly<Record<string, unknown>>) => Promise<unknown>

// the compiler that tsx stands on
const require = createRequire(createRequire(import.meta.url).resolve('tsx/package.json'))
const COMPILER = 'esbuild'
const { build } = require(COMPILER) as { build: Build }

/** One file of a program and all it imports: a process that is killed again and again must start quickly (0.3 s, not 2). */
export async function bundle(program: string): Promise<string> {
  const outfile = path.join(DATA, `${path.basename(program, '.ts')}-${process.pid}.mjs`)
  await build({
    entryPoints: [program],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    absWorkingDir: ROOT,
    external: ['pg-native'],
    define: { 'import.meta.dirname': JSON.stringify(path.dirname(program)) },
    banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
  })
  return outfile
}
