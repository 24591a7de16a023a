// `npm run tidy`: the laws of ARCHITECTURE.md, checked over the whole repository.
import fs from 'node:fs'
import path from 'node:path'
import { examine } from './tidy/examine'

const root = path.resolve(import.meta.dirname, '..')
const folders = ['app', 'components', 'lib', 'messages', 'scripts', 'prisma', 'e2e']
const rootFiles = ['proxy.ts', 'instrumentation.ts', 'instrumentation-node.ts']

function readAll(): Record<string, string> {
  const listed = folders
    .filter((folder) => fs.existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true })
        .map((name) => path.posix.join(folder, String(name).replaceAll('\\', '/'))),
    )
  const wanted = [...listed, ...rootFiles].filter(
    (file) =>
      /\.(ts|tsx|mjs|cjs|json|sql)$/.test(file) &&
      !file.startsWith('lib/generated/') &&
      fs.existsSync(path.join(root, file)),
  )
  return Object.fromEntries(wanted.map((file) => [file, fs.readFileSync(path.join(root, file), 'utf8')]))
}

const { files, imports, complaints } = examine(readAll())
console.log(`tidy read ${files} files and ${imports} imports: ${complaints.length} complaints`)
for (const complaint of complaints) console.log(`  ${complaint}`)
process.exitCode = complaints.length > 0 ? 1 : 0
