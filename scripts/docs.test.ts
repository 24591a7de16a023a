import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ENTRY_POINTS, entryPoints } from './entry-points'
import { listFiles } from './lib/list-files'
import { PERMISSIONS, permissionMatrix } from './permission-matrix'

const docs = [...readdirSync('.').filter((name) => name.endsWith('.md')), ...listFiles('docs', /\.md$/)]
const everything = ['app', 'components', 'docs', 'e2e', 'lib', 'messages', 'prisma', 'scripts'].flatMap((folder) =>
  existsSync(folder) ? listFiles(folder, /./) : [],
)
const asPattern = (cited: string) =>
  new RegExp(
    `^${cited
      .replace(/[.()[\]]/g, '\\$&')
      .replaceAll('**', '.*')
      .replace(/(?<!\.)\*/g, '[^/]*')}$`,
  )

describe('the documents', () => {
  it('list every way in as the code has it', () => {
    expect(readFileSync(ENTRY_POINTS, 'utf8')).toBe(entryPoints())
  })

  it('say who comes in where as the gate decides it', () => {
    expect(readFileSync(PERMISSIONS, 'utf8')).toBe(permissionMatrix())
  })

  it('name only files that are there', () => {
    const missing = docs.flatMap((doc) =>
      [
        ...readFileSync(doc, 'utf8').matchAll(
          /`((?:app|components|docs|e2e|lib|messages|prisma|scripts)\/[\w\-./()[\]*]*)`/g,
        ),
      ]
        .map(([, cited]) => cited ?? '')
        .filter((cited) =>
          cited.includes('*') ? !everything.some((file) => asPattern(cited).test(file)) : !existsSync(cited),
        )
        .map((cited) => `${doc} names ${cited}`),
    )
    expect(missing).toEqual([])
  })

  it('name only commands that are there', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
    const missing = docs.flatMap((doc) =>
      [...readFileSync(doc, 'utf8').matchAll(/npm run ([\w:-]+)/g)]
        .filter(([, name]) => !scripts[name ?? ''])
        .map(([, name]) => `${doc} names npm run ${name}`),
    )
    expect(missing).toEqual([])
  })
})
